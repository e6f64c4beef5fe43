import { useId, useState } from 'preact/hooks';
import type { ErasurePlan } from '../../../lib/wire/evidence-erase.schema.ts';
import { askRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { Field } from '../../parts/field.tsx';
import { evidenceKeepText as t } from '../../text.ts';
import type { Erasure } from '../asked.ts';
import type { EvidenceContext } from '../context.ts';
import { dayWords } from '../event/times.ts';
import { dayBegins, firstDay } from '../period.ts';
import type { Filter } from '../route.ts';
import { ErasePlan } from './erase-plan.tsx';
import { PlacesTable } from './places-table.tsx';
import { type EraseWish, WhomFields } from './whom.tsx';

/** A link may name whom it is about. */
const wishOf = ({ client, person }: Filter): EraseWish => ({
  ...(client ? { client } : {}),
  ...(person ? { technician: person } : {}),
});

/** Whose evidence is to be erased; first what that would mean. */
export function EraseForm({ context, onErased }: { context: EvidenceContext; onErased(): void }) {
  const [wish, setWish] = useState<EraseWish>(wishOf(context.route.filter));
  const [plan, setPlan] = useState<ErasurePlan | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const [done, setDone] = useState<Erasure | null>(null);
  const id = useId();
  const named = Boolean(wish.client ?? wish.technician);

  function change(next: EraseWish) {
    setWish(next);
    setPlan(null);
    setDone(null);
    setFailed(null);
  }
  async function look(event?: Event) {
    event?.preventDefault();
    if (!named) return;
    setBusy(true);
    setFailed(null);
    const reply = await askRoute(context.ask, 'POST /v1/evidence/erasures/plan', { body: wish });
    setBusy(false);
    setPlan(reply.ok ? reply.value : null);
    if (!reply.ok) setFailed(reply.sentence);
  }

  return (
    <>
      <form class="group" onSubmit={look}>
        <div class="triple">
          <WhomFields
            context={context}
            whom={wish}
            onWhom={(whom) => change({ ...whom, ...(wish.before ? { before: wish.before } : {}) })}
          />
          <Field id={id} label={t.before} hint={t.beforeHint}>
            <input
              id={id}
              type="date"
              class="input"
              aria-describedby={`${id}-note`}
              value={wish.before ? firstDay(wish.before) : ''}
              onChange={(event) => {
                const { before: _, ...whom } = wish;
                const before = dayBegins(event.currentTarget.value);
                change({ ...whom, ...(before ? { before } : {}) });
              }}
            />
          </Field>
        </div>
        <button type="submit" class="button start" disabled={!named || busy} aria-busy={busy}>
          {busy ? t.planning : t.plan}
        </button>
        <div role="alert">{failed && <Banner tone="bad" text={failed} />}</div>
        <div role="status">{done && <p>{done.due ? t.planned(dayWords(done.due)) : t.done(done.events)}</p>}</div>
      </form>
      {done && !done.due && (
        <section class="card stack" aria-label={t.doneTitle}>
          <h2>{t.doneTitle}</h2>
          <PlacesTable places={done.places} />
        </section>
      )}
      {plan && (
        <ErasePlan
          context={context}
          wish={wish}
          plan={plan}
          onMoved={() => void look()}
          onDone={(erasure) => {
            change({});
            setDone(erasure);
            onErased();
          }}
        />
      )}
    </>
  );
}

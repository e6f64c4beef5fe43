import { useId, useState } from 'preact/hooks';
import type { ErasurePlan } from '../../../lib/wire/evidence-erase.schema.ts';
import { askRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { Field, TextField } from '../../parts/field.tsx';
import { evidenceKeepText as t } from '../../text.ts';
import type { Erasure } from '../asked.ts';
import type { EvidenceContext } from '../context.ts';
import { dayBegins, firstDay } from '../period.ts';
import type { EraseWish } from './whom.tsx';

export interface DeedProps {
  context: EvidenceContext;
  wish: EraseWish;
  plan: ErasurePlan;
  /** done, or planned */
  onDone(erasure: Erasure): void;
  /** something else would be erased by now: the plan is made again */
  onMoved(): void;
}

/** Erasing now, or planning it for a day on which a ground to keep it ends. */
export function EraseDeed({ context, wish, plan, onDone, onMoved }: DeedProps) {
  const [why, setWhy] = useState('');
  const [on, setOn] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const id = useId();
  const { before, ...whom } = wish;
  const nothingNow = plan.events + plan.more === 0;

  async function submit(event: Event) {
    event.preventDefault();
    setBusy(true);
    setFailed(null);
    const reason = why.trim();
    const reply = on
      ? await askRoute(context.ask, 'POST /v1/evidence/erasures/planned', { body: { ...whom, on, why: reason } })
      : await askRoute(context.ask, 'POST /v1/evidence/erasures', {
          body: { ...wish, digest: plan.digest, size: plan.size, why: reason },
        });
    setBusy(false);
    if (reply.ok) return onDone(reply.value);
    setFailed(reply.sentence);
    if (reply.code === 'erasure.moved') onMoved();
  }

  return (
    <form class="stack" onSubmit={submit}>
      <div class="triple">
        <TextField label={t.reason} hint={t.reasonHint} value={why} onValue={setWhy} disabled={busy} />
        {before === undefined && (
          <Field id={id} label={t.on} hint={t.onHint}>
            <input
              id={id}
              type="date"
              class="input"
              aria-describedby={`${id}-note`}
              value={on ? firstDay(on) : ''}
              disabled={busy}
              onChange={(event) => setOn(dayBegins(event.currentTarget.value))}
            />
          </Field>
        )}
      </div>
      <div role="alert">{failed && <Banner tone="bad" text={failed} />}</div>
      {!on && <p class="dim">{t.sure}</p>}
      <button
        type="submit"
        class={on ? 'button start' : 'button danger start'}
        disabled={busy || why.trim().length < 3 || (nothingNow && !on)}
        aria-busy={busy}
      >
        {on ? t.planIt : busy ? t.erasing : t.erase(plan.events)}
      </button>
    </form>
  );
}

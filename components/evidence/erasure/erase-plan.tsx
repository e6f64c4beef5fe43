import { useState } from 'preact/hooks';
import type { ErasurePlan } from '../../../lib/wire/evidence-erase.schema.ts';
import { askRoute } from '../../own/ask-route.ts';
import { Banner } from '../../parts/banner.tsx';
import { TextField } from '../../parts/field.tsx';
import { evidenceKeepText as t } from '../../text.ts';
import type { Erasure } from '../asked.ts';
import type { EvidenceContext } from '../context.ts';
import type { EraseWish } from './erase-form.tsx';
import { PlacesTable } from './places-table.tsx';

interface Props {
  context: EvidenceContext;
  wish: EraseWish;
  plan: ErasurePlan;
  onDone(erasure: Erasure): void;
  /** something else would be erased by now: the plan is made again */
  onMoved(): void;
}

function planWords({ events, held, more }: ErasurePlan): string {
  if (events > 0) return t.planSaid(events, held);
  if (more > 0) return t.planMore(more, held);
  return held > 0 ? t.planHeld(held) : t.planNothing;
}

/** What would be erased in every place, what stays and on which ground; and, for administrators, doing it. */
export function ErasePlan({ context, wish, plan, onDone, onMoved }: Props) {
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const may = context.roles.includes('administrator');

  async function erase(event: Event) {
    event.preventDefault();
    setBusy(true);
    setFailed(null);
    const body = { ...wish, digest: plan.digest, size: plan.size, why: why.trim() };
    const reply = await askRoute(context.ask, 'POST /v1/evidence/erasures', { body });
    setBusy(false);
    if (reply.ok) return onDone(reply.value);
    setFailed(reply.sentence);
    if (reply.code === 'erasure.moved') onMoved();
  }

  return (
    <section class="card stack" aria-label={t.planTitle}>
      <h2>{t.planTitle}</h2>
      <p role="status">{planWords(plan)}</p>
      <PlacesTable places={plan.places} />
      <div role="alert">{failed && <Banner tone="bad" text={failed} />}</div>
      {!may && <Banner tone="off" text={t.onlyAdministrators} />}
      {may && plan.events + plan.more > 0 && (
        <form class="stack" onSubmit={erase}>
          <TextField label={t.reason} hint={t.reasonHint} value={why} onValue={setWhy} disabled={busy} />
          <p class="dim">{t.sure}</p>
          <button type="submit" class="button danger start" disabled={busy || why.trim().length < 3} aria-busy={busy}>
            {busy ? t.erasing : t.erase(plan.events)}
          </button>
        </form>
      )}
    </section>
  );
}

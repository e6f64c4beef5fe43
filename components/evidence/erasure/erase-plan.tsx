import type { ErasurePlan } from '../../../lib/wire/evidence-erase.schema.ts';
import { Banner } from '../../parts/banner.tsx';
import { evidenceKeepText as t } from '../../text.ts';
import { type DeedProps, EraseDeed } from './erase-deed.tsx';
import { PlacesTable } from './places-table.tsx';

function planWords({ events, held, more }: ErasurePlan): string {
  if (events > 0) return t.planSaid(events, held);
  if (more > 0) return t.planMore(more, held);
  return held > 0 ? t.planHeld(held) : t.planNothing;
}

/** What would be erased in every place, what stays and on which ground; and, for administrators, doing it. */
export function ErasePlan(props: DeedProps) {
  const { context, plan } = props;
  const may = context.roles.includes('administrator');
  return (
    <section class="card stack" aria-label={t.planTitle}>
      <h2>{t.planTitle}</h2>
      <p role="status">{planWords(plan)}</p>
      <PlacesTable places={plan.places} />
      {!may && <Banner tone="off" text={t.onlyAdministrators} />}
      {may && plan.events + plan.more + plan.held > 0 && <EraseDeed {...props} />}
    </section>
  );
}

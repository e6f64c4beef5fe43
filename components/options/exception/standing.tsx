import type { Exception } from '../../../lib/record/access.schema.ts';
import { dayOf } from '../../parts/date-field.tsx';
import { accessText } from '../../text.ts';

const t = accessText.exceptions;

/** When an exception ends, began or ended, and whether its review is overdue. */
export function Standing({ exception, now = new Date().toISOString() }: { exception: Exception; now?: string }) {
  const { ended, expires, from, reviewBy } = exception;
  if (ended) return <span class="dim num">{t.endedOn(dayOf(ended.at))}</span>;
  if (expires <= now) return <span class="dim num">{t.endedOn(dayOf(expires))}</span>;
  return (
    <>
      {reviewBy && reviewBy < now && <span class="tag">{t.overdue}</span>}
      <span class="dim num">{from && from > now ? t.beginsOn(dayOf(from)) : t.endsOn(dayOf(expires))}</span>
    </>
  );
}

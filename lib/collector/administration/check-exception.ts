/** An exception ends, by the collector's clock, and is never renewed unseen. */
import { isDeepStrictEqual } from 'node:util';
import type { Exception } from '../../record/access.schema.ts';
import type { Change } from '../change-object.ts';
import { Refused } from '../errors.ts';

const LONGEST_MS = 366 * 24 * 3_600_000;

/** Throws `Refused`: 422 for an end that is past, too far, or before the beginning; 409 for one that ended already; 400 for a longer life without a reason. */
export function checkException(before: Exception | undefined, next: Exception, change: Change): void {
  if (before?.ended) throw new Refused('exception.ended', { at: before.ended.at });
  if (next.ended) throw new Refused('exception.endHere');
  const now = Date.parse(change.at);
  const [expires, from] = [Date.parse(next.expires), Date.parse(next.from ?? change.at)];
  if (expires <= from) throw new Refused('exception.expires', { why: 'it ends before it begins' });
  if (expires !== Date.parse(before?.expires ?? '')) {
    if (expires <= now) throw new Refused('exception.expires', { why: `${next.expires} is past` });
    if (expires > now + LONGEST_MS) throw new Refused('exception.expires', { why: `${next.expires} is too far` });
  }
  if (!before || change.why) return;
  if (expires > Date.parse(before.expires)) throw new Refused('record.why', { what: 'the exception lasts longer' });
  if (!isDeepStrictEqual(before.differs, next.differs))
    throw new Refused('record.why', { what: 'something else differs now' });
}

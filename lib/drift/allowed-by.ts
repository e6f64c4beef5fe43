/** Whether an exception allows what a console shows, or did. */
import type { Exception } from '../record/access.schema.ts';
import { exceptionsFor, inForce } from '../record/exceptions.ts';
import type { Holder } from './judge.ts';
import type { Observable } from './observable.ts';
import { compareValues } from './same/compare-values.ts';
import { roleKey } from './same/same-role.ts';

/** `over`: it ended, and what it allowed is still there. */
export type Allowance = { exception: Exception; over: boolean } | undefined;

type Place = Pick<Holder, 'technician' | 'client' | 'console' | 'account' | 'exceptions'>;

/** One in force before one that is over, the closest first. One that only begins later allows nothing yet. */
function found(place: Place, now: number, allows: (exception: Exception) => boolean): Allowance {
  const { technician, client, console, account } = place;
  const about = exceptionsFor(place.exceptions, { technician, client, console, purpose: account.purpose }).filter(
    allows,
  );
  const [running] = inForce(about, now);
  if (running) return { exception: running, over: false };
  const over = about.filter((one) => endOf(one) <= now).sort((a, b) => endOf(b) - endOf(a));
  return over[0] && { exception: over[0], over: true };
}

export const endOf = ({ expires, ended }: Exception): number =>
  Math.min(Date.parse(expires), ended ? Date.parse(ended.at) : Number.POSITIVE_INFINITY);

export function allowedValue(place: Place, attribute: Observable, shown: string, now: number): Allowance {
  return found(
    place,
    now,
    ({ differs }) =>
      differs.what === 'value' &&
      differs.attribute === attribute &&
      compareValues(attribute, differs.value, shown) === 'same',
  );
}

/** … all of these roles or groups, by one exception. */
export function allowedNames(place: Place, names: readonly string[], now: number): Allowance {
  const keys = names.map(roleKey);
  return found(place, now, ({ differs }) => {
    if (differs.what !== 'role') return false;
    const given = new Set([...(differs.role ? [differs.role] : []), ...differs.groups].map(roleKey));
    return keys.length > 0 && keys.every((key) => given.has(key));
  });
}

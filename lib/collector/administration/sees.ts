/** What of the record a caller may see in lists: what their device may cache (snapshot.ts), ended exceptions too, and the kinds no device caches. */
import type { Caller } from '../caller.ts';
import { Refused } from '../errors.ts';
import type { Kind, Kinds } from '../kinds.ts';
import { mayActFor, oversees } from '../roles.ts';
import { asSeen } from '../snapshot.ts';

/** Kinds that only leads, compliance and administrators see. */
const OVERSEEN: readonly Kind[] = ['sources', 'groups'];

/** Whether objects of the kind are seen by the clients they have to do with. */
export const isOfClients = (kind: Kind): boolean => kind !== 'technicians' && !OVERSEEN.includes(kind);

/** Throws `Refused` 403 for a kind the caller sees nothing of. */
export function checkSees(caller: Caller, kind: Kind): void {
  if (OVERSEEN.includes(kind) && !oversees(caller.roles))
    throw new Refused('auth.role', { roles: 'lead or compliance or administrator' });
}

/** The object as this caller may see it, or null. */
export function seen<K extends Kind>(caller: Caller, kind: K, object: Kinds[K], now: Date): Kinds[K] | null {
  checkSees(caller, kind);
  if (kind === 'sources' || kind === 'groups') return object;
  if (kind === 'exceptions' || kind === 'machines')
    return mayActFor(caller, (object as Kinds['exceptions' | 'machines']).client) ? object : null;
  return asSeen(kind as 'technicians', object as Kinds['technicians'], caller, now) as Kinds[K] | null;
}

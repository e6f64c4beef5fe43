/** What of the record a caller may see in lists: what their device may cache (snapshot.ts), ended exceptions too, and the kinds no device caches. */
import type { Caller } from '../caller.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { scopeOf } from '../evidence/scope.ts';
import type { Kind, Kinds } from '../kinds.ts';
import { mayActFor, seesWholeRecord } from '../roles.ts';
import { asSeen } from '../snapshot.ts';

/** Kinds that only leads, compliance and administrators see. */
const OVERSEEN: readonly Kind[] = ['sources', 'groups'];

/** Kinds of which nothing is a client's. */
const NOBODYS: readonly Kind[] = ['technicians', ...OVERSEEN];

/** As whom somebody looks at the record: a compliance person whose grant names clients finds what whoever works for those finds, others are not even named (evidence/scope.ts has the same of the log). */
export async function looking(db: Database, caller: Caller, kind: Kind): Promise<Caller> {
  const others = caller.roles.filter((role) => role !== 'compliance');
  const whole = NOBODYS.includes(kind) || seesWholeRecord(others) || !seesWholeRecord(caller.roles);
  return whole || (await scopeOf(db, caller)) === 'all' ? caller : { ...caller, roles: others };
}

/** Throws `Refused` 403 for a kind the caller sees nothing of. */
export function checkSees(caller: Caller, kind: Kind): void {
  if (OVERSEEN.includes(kind) && !seesWholeRecord(caller.roles))
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

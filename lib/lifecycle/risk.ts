/** How much a mistake in one request can do. */
import { namesIn, roleKey } from '../drift/same/same-role.ts';
import type { ExactObject } from './exact-object.schema.ts';

export type Risk = 'high' | 'normal';

/** Words of roles that rule over others, in the languages consoles are read in (same-role.ts folds them). */
const RULING =
  /admin|owner|root|super|global|privileged|security|besitzer|inhaber|proprietaire|propietario|eigenaar|eigentumer|operators?$|sysop|god|fullaccess|fullcontrol|vollzugriff/;

/** High: accounts made to administer or to break in with, and roles or groups that rule over others; also what the client names. */
export function riskOf(
  { account, role, groups, without }: Pick<ExactObject, 'account' | 'role' | 'groups' | 'without'>,
  highRisk: readonly string[] = [],
): Risk {
  if (account.purpose === 'admin' || account.purpose === 'break-glass') return 'high';
  const named = new Set(highRisk.map(roleKey));
  const all = [role ?? '', ...groups, ...without].flatMap(namesIn).map(roleKey);
  return all.some((one) => RULING.test(one) || named.has(one)) ? 'high' : 'normal';
}

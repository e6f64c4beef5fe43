/** Whether a look at an account shows what a request is for. Compared as drift compares: other spellings of a role are the same role. */
import { compareSeen } from '../drift/compare-seen.ts';
import type { Circumstances } from '../drift/judge.ts';
import type { Observation, SeenValue } from '../drift/observation.ts';
import { namesIn, sameRole } from '../drift/same/same-role.ts';
import type { Sight } from './evidence.ts';
import type { ExactObject } from './exact-object.schema.ts';

export type Verdict = Pick<Sight, 'as' | 'why' | 'gone'>;

export interface Looked {
  shown: Observation['shown'];
  isDigestOf?: Circumstances['isDigestOf'];
}

const wanted = (why: string): Verdict => ({ as: 'wanted', why });
const otherwise = (why: string): Verdict => ({ as: 'otherwise', why });
const unread = (why: string): Verdict => ({ as: 'unread', why });

/** `ends`: the access is to have ended. No console shows a secret: of one that was replaced, the account was seen since, and goes on being used. */
export function showsWanted(object: ExactObject, ends: boolean, look: Looked): Verdict {
  if (object.change === 'rotation') return wanted('The account was seen after its secret was replaced.');
  const active = activeIn(look);
  if (ends && object.change !== 'change') {
    if (active === undefined) return unread('The page does not say whether the account works.');
    return active ? otherwise('The account is still active.') : wanted('The account is switched off.');
  }
  if (active === false)
    return ends ? wanted('The account is switched off.') : otherwise('The account is switched off.');
  const has = ends ? [] : namesOf(object.role, object.groups);
  const lost = ends ? namesOf(object.role, object.groups) : object.without;
  return difference(has, lost, look) ?? wanted(ends ? 'The role is gone.' : 'The account is as it should be.');
}

const namesOf = (role: string | null, groups: readonly string[]): string[] => [...(role ? [role] : []), ...groups];

function activeIn({ shown, isDigestOf }: Looked): boolean | undefined {
  const seen = shown.active?.[0];
  const verdict = seen && compareSeen('active', 'true', seen, { isDigestOf, roles: undefined });
  return verdict === 'same' ? true : verdict === 'different' ? false : undefined;
}

/** Undefined: all that must be there is, and nothing that must not. */
function difference(has: readonly string[], lost: readonly string[], look: Looked): Verdict | undefined {
  const all = [look.shown.role?.[0], look.shown.groups?.[0]].filter((one): one is SeenValue => one !== undefined);
  if (has.length === 0 && lost.length === 0) return undefined;
  if (all.length === 0) return unread('The page shows neither role nor groups.');
  for (const name of has) {
    const there = isAmong(name, all, look);
    if (there === undefined) return unread(`Whether it has “${name}” cannot be told from what the log keeps.`);
    if (!there) return otherwise(`It does not have “${name}”.`);
  }
  for (const name of lost) {
    const there = isAmong(name, all, look);
    if (there === undefined) return unread(`Whether it still has “${name}” cannot be told from what the log keeps.`);
    if (there) return otherwise(`It still has “${name}”.`);
  }
  return undefined;
}

function isAmong(name: string, seen: readonly SeenValue[], { isDigestOf }: Looked): boolean | undefined {
  const hidden = seen.filter(({ value }) => value === null);
  const open = seen.flatMap(({ value }) => (value === null ? [] : [value]));
  if (open.some((value) => sameRole(name, value) || namesIn(value).some((one) => sameRole(name, one)))) return true;
  if (hidden.some((one) => compareSeen('role', name, one, { isDigestOf, roles: undefined }) === 'same')) return true;
  return hidden.length > 0 ? undefined : false;
}

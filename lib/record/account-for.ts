import type { Purpose } from './attributes.ts';
import type { Missing } from './provenance.ts';
import type { Account, Technician } from './record.schema.ts';
import { LOGINS } from './rule-value.ts';
import { usableBy } from './usable-by.ts';

export interface AccountPlace {
  client: string;
  console: string;
  purpose: Purpose;
}

/** `account` with `withheld`: there is such an account, and its login and role are not for this technician now. */
export interface FoundAccount {
  account: Account | undefined;
  withheld?: { why: string; mend: string };
}

/** The technician's own account at this place, else the one they may use of others; several of these are never chosen between. `at` as for `usableBy`. */
export function accountFor(
  accounts: readonly Account[],
  technician: Technician,
  place: AccountPlace,
  at: number,
): FoundAccount {
  const here = accounts.filter(
    (one) =>
      one.client === place.client &&
      one.console === place.console &&
      one.purpose === place.purpose &&
      one.status !== 'gone' &&
      isHeldBy(one, technician.id),
  );
  const own = here.find((one) => one.technician === technician.id);
  const [first, second] = own ? [own] : here.sort((a, b) => (a.id < b.id ? -1 : 1));
  if (!first) return { account: undefined };
  if (second)
    return {
      account: first,
      withheld: {
        why: `${technician.displayName} may use several ${place.purpose} accounts here: ${here.map(({ name }) => `“${name}”`).join(', ')}.`,
        mend: 'A lead or administrator leaves one of them in the options.',
      },
    };
  const usable = usableBy(first, technician, at);
  return usable.usable ? { account: first } : { account: first, withheld: { why: usable.why, mend: usable.mend } };
}

/** Whether the account is the technician's, or one that names them among those who use it. */
export function isHeldBy({ technician, usedBy }: Account, id: string): boolean {
  return technician === id || (usedBy?.includes(id) ?? false);
}

/** Attributes that give an account away: not filled while it is withheld. */
const KEPT_BACK = [...LOGINS, 'role'] as const;

/** What was derived, without the login and role of an account that is withheld; why, in place of each. */
export function withoutLogin<T extends { values: { attribute: string }[]; missing: Missing[] }>(
  derived: T,
  { why, mend }: NonNullable<FoundAccount['withheld']>,
): T {
  const back = new Set<string>(KEPT_BACK);
  const gone = KEPT_BACK.filter((attribute) => derived.values.some((value) => value.attribute === attribute));
  return {
    ...derived,
    values: derived.values.filter(({ attribute }) => !back.has(attribute)),
    missing: [
      ...derived.missing.filter(({ attribute }) => !back.has(attribute)),
      ...gone.map((attribute) => ({ attribute, why, mend })),
    ],
  };
}

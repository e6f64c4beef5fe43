/** What a provider says of somebody, and what the settings make of it. */
import type { Role } from '../../record/record.schema.ts';
import type { SignInSettings } from '../../wire/sign-in.schema.ts';

export type Claims = Record<string, unknown>;

/**
 * The values of a claim as text: by its whole name first (`https://msp.example/roles` has dots too), else as a path (`realm_access.roles`). Groups are lists, roles a text or
 * a list. What is neither text nor a number is no value.
 */
export function claimValues(claims: Claims, name: string): string[] {
  const found = Object.hasOwn(claims, name) ? claims[name] : name.split('.').reduce(within, claims as unknown);
  return (Array.isArray(found) ? found : [found]).flatMap((one) =>
    typeof one === 'string' || typeof one === 'number' ? [String(one)] : [],
  );
}

const within = (value: unknown, key: string): unknown =>
  value !== null && typeof value === 'object' && Object.hasOwn(value, key) ? (value as Claims)[key] : undefined;

/** The one value that never changes for a person, or null: a list of several names nobody. */
export function stableId(claims: Claims, name: string): string | null {
  const values = claimValues(claims, name);
  const [only] = values;
  return values.length === 1 && only && only.length <= 256 ? only : null;
}

/** The first required claim that does not hold, or null. */
export function unmet(claims: Claims, required: SignInSettings['require']): string | null {
  return required.find(({ claim, value }) => !claimValues(claims, claim).includes(value))?.claim ?? null;
}

/** The roles somebody's claims give; null where roles are kept by hand. */
export function rolesOf(claims: Claims, mapping: SignInSettings['roles']): Role[] | null {
  if (mapping.length === 0) return null;
  const given = mapping.filter(({ claim, value }) => claimValues(claims, claim).includes(value));
  return [...new Set(given.map(({ role }) => role))];
}

/** How an administrator recognises the person who waits: as the provider shows them. Never matched by. */
export function shownAs(claims: Claims): string {
  const names = ['name', 'preferred_username', 'email'].flatMap((name) => claimValues(claims, name));
  return [...new Set(names)].join(' · ').slice(0, 256);
}

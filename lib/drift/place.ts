/** One account in one console for one client, and the ids made from it: the same on every machine. */
import { sha256OfText } from '../evidence/hash.ts';

const LENGTH = 32;
const idOf = (parts: readonly string[]): string => sha256OfText(JSON.stringify(parts)).slice(0, LENGTH);

/** An account's name as it is told from others of its console: case, spaces and Unicode form aside. */
export const accountKey = (account: string): string =>
  account.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** Attributes by which a console may show what an account is called. */
export const LOGINS = ['userName', 'userPrincipalName', 'sAMAccountName', 'email'] as const;

export const placeId = (console: string, client: string, account: string): string =>
  `p-${idOf([console, client, accountKey(account)])}`;

/** Of one thing that is wrong in one place. */
export const findingId = (place: string, attribute: string, what: string): string =>
  `f-${idOf([place, attribute, what])}`;

/** Of what findings have in common (cause.ts). */
export const itemId = (cause: readonly string[]): string => `d-${idOf(cause)}`;

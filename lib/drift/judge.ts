/** What a finding is made of, and what judging needs to know. */
import type { Exception, RoleTemplate } from '../record/access.schema.ts';
import type { Provenance } from '../record/provenance.ts';
import type { Account, Client, Console, Technician } from '../record/record.schema.ts';
import type { Observable } from './observable.ts';
import type { RoleWords } from './same/same-role.ts';
import type { FindingKind, Severity } from './severity.ts';

/** One thing that is wrong with one account in one place. Times are milliseconds since 1970. */
export interface Finding {
  attribute: Observable | 'account';
  kinds: FindingKind[];
  severity: Severity;
  /** what the record says; null where the finding is not about a value */
  expected: string | null;
  provenance: Provenance | null;
  /** what the console showed; null: nothing, or kept from the log */
  shown: string | null;
  policy?: 'digest' | 'omit' | undefined;
  since: number;
  lastRight: number | null;
  contested?: { shown: string; by: string; at: number } | undefined;
  /** the exception that allows it, or did */
  exception?: { id: string; expires: string } | undefined;
  /** the profile and version the value was first read by */
  read?: string | undefined;
  /** what findings of one cause have in common (place.ts, `itemId`) */
  cause: readonly string[];
}

/** Whose account it is, and what holds there. `exceptions`: of this client, ended ones too. */
export interface Holder {
  technician: Technician;
  account: Account;
  client: Client;
  console: Console;
  templates: readonly RoleTemplate[];
  exceptions: readonly Exception[];
}

export interface Circumstances {
  /** milliseconds since 1970 */
  now: number;
  /** when the record came to say this, where it is known */
  saidSince?: ((attribute: Observable, provenance: Provenance) => number | undefined) | undefined;
  /** when somebody changed this account through us */
  deeds?: readonly number[] | undefined;
  roles?: RoleWords | undefined;
  /** whether a digest is this value's (evidence/field-policy.ts); undefined where that cannot be asked */
  isDigestOf?: ((digest: string, entry: number, value: string) => boolean | undefined) | undefined;
}

export const DAY_MS = 86_400_000;
/** where a client does not say */
export const MAX_AGE_DAYS = 30;
export const maxAgeMs = ({ maxAgeDays }: Pick<Client, 'maxAgeDays'>): number => (maxAgeDays ?? MAX_AGE_DAYS) * DAY_MS;

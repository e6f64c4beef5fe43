/** How bad a disagreement is. Order: somebody can act who must not, then what they may do, then how they are reached, then how it is written. */
import type { Observable } from './observable.ts';

/** Worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What can be wrong with an account. One finding may be several of them. */
export const FINDING_KINDS = [
  /** somebody who left, or whose contract ended, has an account that works */
  'leaver-active',
  /** … or one whose state the console does not show */
  'leaver-present',
  /** the record says this account is off, or past its end, and it works */
  'should-be-off',
  /** an active technician's account is off */
  'switched-off',
  'wrong-role',
  /** a role or group that no template, account or exception gives */
  'beyond-template',
  'mfa-off',
  /** an account that nobody recorded */
  'orphan',
  /** a recorded account that a complete list of the console does not hold */
  'not-found',
  /** an exception that ended, and what it allowed is still there */
  'exception-over',
  /** a shared, break-glass or other person's account, used by somebody who is not named for it */
  'used-by-other',
  /** an active account that nobody used for 90 days */
  'unused',
  /** a machine identity past its end, or past its rotation */
  'machine-overdue',
  'different',
  /** the console has nothing where the record has a value */
  'missing',
  /** reads alike and is written with other letters */
  'lookalike',
  'spelling',
  /** consoles of one client disagree, and the record has no value */
  'between-consoles',
  /** changed in a console the client's admins also run, without an event of ours: nobody is blamed */
  'made-elsewhere',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

const OF_KINDS: Partial<Record<FindingKind, Severity>> = {
  'leaver-active': 'critical',
  'leaver-present': 'high',
  'should-be-off': 'critical',
  'switched-off': 'medium',
  'wrong-role': 'high',
  'beyond-template': 'high',
  'mfa-off': 'high',
  orphan: 'high',
  'not-found': 'medium',
  'exception-over': 'medium',
  'used-by-other': 'high',
  unused: 'medium',
  'machine-overdue': 'high',
  lookalike: 'high',
  spelling: 'low',
};

/** A wrong one reaches, or lets in, somebody else. */
const CONTACTS: ReadonlySet<string> = new Set<Observable>([
  'userName',
  'userPrincipalName',
  'sAMAccountName',
  'email',
  'emailAlias',
  'phone',
  'mobile',
  'employeeNumber',
  'manager',
  'name.givenName',
  'name.familyName',
  'displayName',
]);

export function severityOf(kinds: readonly FindingKind[], attribute: string): Severity {
  let worst: Severity = 'low';
  for (const kind of kinds) {
    const one = OF_KINDS[kind] ?? ofAttribute(kind, attribute);
    if (rank(one) < rank(worst)) worst = one;
  }
  return worst;
}

function ofAttribute(kind: FindingKind, attribute: string): Severity {
  if (kind === 'made-elsewhere') return 'low';
  if (kind === 'missing' || kind === 'between-consoles')
    return attribute === 'email' || attribute === 'mobile' ? 'medium' : 'low';
  return CONTACTS.has(attribute) ? 'medium' : 'low';
}

/** 0 = worst. */
export const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

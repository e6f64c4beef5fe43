/** What severities, states and kinds of drift are called, and how they are counted. */
import type { FindingKind, Severity } from '../../lib/drift/severity.ts';
import type { DriftState } from '../../lib/wire/drift.schema.ts';

export const number = (count: number): string => count.toLocaleString('en-GB');
export const some = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${number(count)} ${many}`;
export const accounts = (count: number): string => some(count, 'account', 'accounts');
export const places = (count: number): string => some(count, 'place', 'places');

export const driftWords = {
  severities: { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' } satisfies Record<Severity, string>,
  states: {
    open: 'Open',
    acknowledged: 'Somebody looks after it',
    'false-alarm': 'False alarm',
    held: 'Held back',
    excepted: 'Accepted as exception',
  } satisfies Record<DriftState, string>,
  kinds: {
    'leaver-active': 'A leaver’s account works',
    'leaver-present': 'A leaver’s account is there',
    'should-be-off': 'Should be off',
    'switched-off': 'Switched off',
    'wrong-role': 'Wrong role',
    'beyond-template': 'Beyond the template',
    'mfa-off': 'No second factor',
    orphan: 'Nobody recorded it',
    'not-found': 'Not found',
    'exception-over': 'Exception ended',
    'used-by-other': 'Used by somebody else',
    unused: 'Not used for 90 days',
    'machine-overdue': 'Machine identity overdue',
    different: 'Different value',
    missing: 'Missing value',
    lookalike: 'Look-alike letters',
    spelling: 'Spelling',
    'between-consoles': 'Consoles disagree',
    'made-elsewhere': 'Made elsewhere',
  } satisfies Record<FindingKind, string>,
};

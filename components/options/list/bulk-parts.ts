import { ENTERPRISE_URN } from '../../../lib/record/enterprise.ts';
import { accessText, fieldWords, optionsText } from '../../text.ts';

/** A part many objects can get at once. `change` is merged over each (RFC 7396): null takes the part away; undefined = what was typed is no value of it. */
export interface BulkPart {
  key: string;
  label: string;
  input: { as: 'text' } | { as: 'number' } | { as: 'yes-no' } | { as: 'choice'; options: [string, string][] };
  change(value: string): Record<string, unknown> | undefined;
}

const text = (key: string, required = false): BulkPart => ({
  key,
  label: fieldWords[key] ?? key,
  input: { as: 'text' },
  change: (value) => (value.trim() ? { [key]: value.trim() } : required ? undefined : { [key]: null }),
});
const enterprise = (key: string): BulkPart => ({
  ...text(key),
  change: (value) => ({ [ENTERPRISE_URN]: { [key]: value.trim() || null } }),
});
const yesNo = (key: string, label = fieldWords[key] ?? key): BulkPart => ({
  key,
  label,
  input: { as: 'yes-no' },
  change: (value) => (value ? { [key]: value === 'yes' } : undefined),
});
const days = (key: string): BulkPart => ({
  key,
  label: fieldWords[key] ?? key,
  input: { as: 'number' },
  change: (value) => {
    if (value.trim() === '') return { [key]: null };
    return /^[1-9]\d{0,4}$/.test(value.trim()) ? { [key]: Number(value) } : undefined;
  },
});
const choice = (key: string, words: Record<string, string>): BulkPart => ({
  key,
  label: fieldWords[key] ?? key,
  input: { as: 'choice', options: Object.entries(words) },
  change: (value) => (value ? { [key]: value } : undefined),
});

export const TECHNICIAN_PARTS: readonly BulkPart[] = [
  text('title'),
  enterprise('department'),
  enterprise('organization'),
  text('timezone'),
  text('preferredLanguage'),
  text('userType'),
  yesNo('active'),
];
export const CLIENT_PARTS: readonly BulkPart[] = [
  yesNo('ticketRequired'),
  yesNo('fourEyes'),
  text('approverGroup'),
  days('retentionDays'),
];
export const CONSOLE_PARTS: readonly BulkPart[] = [choice('administeredBy', optionsText.consoles.administered)];
export const ACCOUNT_PARTS: readonly BulkPart[] = [
  choice('status', { planned: 'Planned', active: 'Active', disabled: 'Disabled', gone: 'Gone' }),
  choice('mfa', accessText.accounts.mfas),
  text('how'),
];
export const MACHINE_PARTS: readonly BulkPart[] = [days('rotationDays'), text('purpose', true)];
export const EXCEPTION_PARTS: readonly BulkPart[] = [text('control')];

import type { Grant } from '../../../lib/record/access.schema.ts';
import { accessText, kindWords, purposeWords } from '../../text.ts';
import type { Names } from '../asked/use-names.ts';

const t = accessText.templates;

/** What a grant gives, in one line: `Helpdesk admin, Tier 2, at most 8 hours`. */
export function grantLine(grant: Pick<Grant, 'role' | 'groups' | 'maxHours'> | null): string {
  if (!grant) return t.nothing;
  const { role, groups, maxHours } = grant;
  return [role, ...groups, maxHours ? t.hours(maxHours) : ''].filter(Boolean).join(', ') || t.nothing;
}

/** Where it holds: `Identity (IAM), Admin, at Fabrikam`. */
export function grantPlace({ kind, purpose, client }: Grant, names: Names): string {
  return [kindWords[kind], purposeWords[purpose], client ? names('clients', client) : ''].filter(Boolean).join(', ');
}

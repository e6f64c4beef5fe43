import type { Attribute } from '../../lib/record/attributes.ts';
import { NamingError, parseTemplate } from '../../lib/record/naming.ts';
import type { Client, Technician } from '../../lib/record/record.schema.ts';
import { ruleValue } from '../../lib/record/rule-value.ts';

/** `error` with its 0-based place: the rule cannot be read · `why`: readable, but gives nothing for this technician · `value`: what it gives. */
export type RuleReading = { value: string } | { why: string } | { error: string; at: number } | { nobody: true };

/** A naming rule as it stands while it is typed. */
export function readRule(
  attribute: Attribute,
  rule: string,
  technician: Technician | undefined,
  client: Client,
): RuleReading {
  try {
    parseTemplate(rule);
  } catch (error) {
    if (!(error instanceof NamingError)) throw error;
    return { error: error.sentence, at: error.at };
  }
  if (!technician) return { nobody: true };
  const given = ruleValue(attribute, rule, technician, client);
  return 'value' in given ? given : { why: given.missing.why };
}

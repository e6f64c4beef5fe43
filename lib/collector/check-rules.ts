import { NamingError, parseTemplate } from '../record/naming.ts';
import type { Client } from '../record/record.schema.ts';
import { Refused } from './errors.ts';

/** Throws `Refused` 422 for the first naming rule that cannot be read: told to whoever writes it, not to whoever fills a form later. */
export function checkRules({ convention }: Client): void {
  for (const [purpose, rules] of Object.entries(convention.rules))
    for (const [attribute, rule] of Object.entries(rules ?? {})) checkRule(rule, attribute, purpose);
}

function checkRule(rule: string, attribute: string, purpose: string): void {
  try {
    parseTemplate(rule);
  } catch (error) {
    if (error instanceof NamingError) throw new Refused('record.rule', { attribute, purpose, why: error.message });
    throw error;
  }
}

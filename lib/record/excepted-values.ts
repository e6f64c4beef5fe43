import type { Exception } from './access.schema.ts';
import type { Attribute, Purpose } from './attributes.ts';
import { type Said, settledBy } from './exceptions.ts';
import { illegalValue } from './legal-value.ts';
import { attributeWord } from './missing.ts';
import type { Derived, Missing } from './provenance.ts';
import type { Client } from './record.schema.ts';
import { LOGINS, maxLength } from './rule-value.ts';

/** An attribute with its value, or why it has none. */
export type Settled = Derived | { missing: Missing };

/** What the exceptions set, each attribute by the closest one. A value that cannot stand there is missing, and said why. */
export function exceptedValues(
  exceptions: readonly Exception[],
  { client, purpose }: { client: Client; purpose: Purpose },
): Map<Attribute, Settled> {
  const said = new Map<Attribute, Said[]>();
  for (const exception of exceptions) {
    const { differs } = exception;
    if (differs.what !== 'value') continue;
    // As with rules: a login that names no purpose is the everyday account's, never an admin's.
    if (purpose !== 'everyday' && exception.purpose === undefined && LOGINS.includes(differs.attribute)) continue;
    const value = differs.value.normalize('NFC');
    said.set(differs.attribute, [...(said.get(differs.attribute) ?? []), { exception, value }]);
  }
  const settled = new Map<Attribute, Settled>();
  for (const [attribute, all] of said) {
    const one = settledBy(all, attribute);
    if (!one) continue;
    const fault = 'missing' in one ? null : unfit(attribute, one.value, client);
    if (fault) {
      const why = `Exception ${all[0]?.exception.id} gives the ${attributeWord(attribute)} “${all[0]?.value}”, which ${fault}`;
      const mend = 'A lead or administrator mends the exception in the options.';
      settled.set(attribute, { missing: { attribute, why, mend } });
    } else settled.set(attribute, 'missing' in one ? one : { attribute, ...one });
  }
  return settled;
}

function unfit(attribute: Attribute, value: string, client: Client): string | null {
  const max = maxLength(client, attribute);
  if (max !== undefined && value.length > max) return `has ${value.length} characters; ${client.name} allows ${max}.`;
  return illegalValue(attribute, value);
}

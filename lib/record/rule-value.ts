import { ATTRIBUTES, type Attribute, type Purpose } from './attributes.ts';
import { capLength } from './cap-length.ts';
import { illegalValue } from './legal-value.ts';
import { ruleAtFault, ruleMissing } from './missing.ts';
import { type NamingContext, NamingError, parseTemplate, renderTemplate } from './naming.ts';
import { namingContext } from './naming-context.ts';
import type { Missing } from './provenance.ts';
import type { Client, Technician } from './record.schema.ts';

/** Attributes that name an account. They never fall back to another purpose's rule: an admin account must not get the everyday login. */
export const LOGINS: readonly Attribute[] = ['userName', 'userPrincipalName', 'sAMAccountName', 'email', 'emailAlias'];

/**
 * The rule for an attribute and the purpose it belongs to. For attributes that do not name the account (display name, department …) a purpose without its own
 * rule uses the everyday one.
 */
export function ruleFor(
  client: Client,
  purpose: Purpose,
  attribute: Attribute,
): { rule: string; purpose: Purpose } | undefined {
  const tried: Purpose[] = LOGINS.includes(attribute) ? [purpose] : [purpose, 'everyday'];
  for (const one of tried) {
    const rules = client.convention.rules[one];
    if (rules && Object.hasOwn(rules, attribute)) return { rule: rules[attribute] as string, purpose: one };
  }
  return undefined;
}

type RuleOf = { rule: string; purpose: Purpose };
/** Once per client object and purpose. */
const MEMO = new WeakMap<Client, Map<Purpose, ReadonlyMap<Attribute, RuleOf>>>();

/** Every attribute that has a rule for the purpose (`ruleFor`). */
export function rulesOf(client: Client, purpose: Purpose): ReadonlyMap<Attribute, RuleOf> {
  const held = MEMO.get(client) ?? new Map<Purpose, ReadonlyMap<Attribute, RuleOf>>();
  const known = held.get(purpose);
  if (known) return known;
  const rules = new Map<Attribute, RuleOf>();
  for (const attribute of ATTRIBUTES) {
    const rule = ruleFor(client, purpose, attribute);
    if (rule) rules.set(attribute, rule);
  }
  MEMO.set(client, held.set(purpose, rules));
  return rules;
}

const LONGEST = 256;

/** The value a naming rule gives for a technician at a client, capped as the client's convention says, or why there is none. */
export function ruleValue(
  attribute: Attribute,
  rule: string,
  technician: Technician,
  client: Client,
  context: NamingContext = namingContext(technician, client),
): { value: string } | { missing: Missing } {
  try {
    const rendered = renderTemplate(parseTemplate(rule), context);
    if (!rendered.ok) return { missing: ruleMissing(attribute, rendered, technician, client) };
    const max = maxLength(client, attribute);
    const value = capLength(rendered.value.trim(), Math.min(max ?? LONGEST, LONGEST));
    if (value === null) {
      const why = `The naming rule gives “${rendered.value}”, which cannot be cut to the ${max ?? LONGEST} characters allowed.`;
      return { missing: ruleAtFault(attribute, why, client) };
    }
    const illegal = illegalValue(attribute, value);
    if (illegal)
      return { missing: ruleAtFault(attribute, `The naming rule gives “${value}”, which ${illegal}`, client) };
    return { value };
  } catch (error) {
    if (!(error instanceof NamingError)) throw error;
    return {
      missing: ruleAtFault(attribute, `A naming rule of ${client.name} cannot be read. ${error.sentence}`, client),
    };
  }
}

/** The client's length cap for an attribute, in UTF-16 units. */
export function maxLength(client: Client, attribute: Attribute): number | undefined {
  const caps = client.convention.maxLength;
  return Object.hasOwn(caps, attribute) ? caps[attribute] : undefined;
}

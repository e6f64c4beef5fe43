/** Whether a client's naming rules give every technician a legal name of their own, shown by who breaks them. For the save of a client and the preview beside its rules. */
import { allotName, NameTaken } from './allot.ts';
import { ATTRIBUTES, type Attribute, PURPOSES, type Purpose } from './attributes.ts';
import { attributeWord } from './missing.ts';
import { NamingError, parseTemplate } from './naming.ts';
import type { Client, Technician } from './record.schema.ts';
import { LOGINS, maxLength, ruleValue } from './rule-value.ts';

export interface ConventionProblem {
  /** `unreadable` the rule itself · `no-name` it gives this technician nothing that can stand · `same-name` two get one, and a person must choose · `no-room` no number fits */
  code: 'unreadable' | 'no-name' | 'same-name' | 'no-room';
  purpose: Purpose;
  attribute: string;
  /** the first technician who breaks it, and for `same-name` the one they clash with */
  technician?: string;
  clash?: string;
  /** how many others break it in the same way */
  others: number;
  /** the rule is of no use: it cannot be read, or nobody gets a login by it */
  fatal: boolean;
  sentence: string;
}

interface Rule {
  purpose: Purpose;
  attribute: string;
  rule: string;
}

/** Every problem, the fatal ones first; technicians who are not active do not count. Pure. */
export function checkConvention(client: Client, technicians: readonly Technician[]): ConventionProblem[] {
  const active = technicians.filter((technician) => technician.active);
  const problems: ConventionProblem[] = [];
  for (const purpose of PURPOSES)
    for (const [attribute, rule] of Object.entries(client.convention.rules[purpose] ?? {})) {
      const one = { purpose, attribute, rule };
      const unreadable = readProblem(one);
      if (unreadable) problems.push(unreadable);
      else problems.push(...problemsOf(one, client, active));
    }
  return problems.sort((a, b) => Number(b.fatal) - Number(a.fatal));
}

function readProblem({ purpose, attribute, rule }: Rule): ConventionProblem | undefined {
  try {
    parseTemplate(rule);
  } catch (error) {
    if (!(error instanceof NamingError)) throw error;
    return { code: 'unreadable', purpose, attribute, others: 0, fatal: true, sentence: error.sentence };
  }
  return isAttribute(attribute)
    ? undefined
    : {
        code: 'unreadable',
        purpose,
        attribute,
        others: 0,
        fatal: true,
        sentence: `There is no attribute called “${attribute}”. Use one of ${ATTRIBUTES.join(', ')}.`,
      };
}

function problemsOf(rule: Rule, client: Client, technicians: readonly Technician[]): ConventionProblem[] {
  const attribute = rule.attribute as Attribute;
  const named = new Map<string, { value: string; who: Technician[] }>();
  let first: { technician: Technician; why: string } | undefined;
  let failed = 0;
  for (const technician of technicians) {
    const result = ruleValue(attribute, rule.rule, technician, client);
    if ('missing' in result) {
      failed += 1;
      first ??= { technician, why: result.missing.why };
    } else {
      const key = result.value.normalize('NFKC').toLowerCase();
      const held = named.get(key);
      if (held) held.who.push(technician);
      else named.set(key, { value: result.value, who: [technician] });
    }
  }
  const found: ConventionProblem[] = [];
  if (first) {
    const fatal = failed === technicians.length && LOGINS.includes(attribute);
    const about = first.why.includes(first.technician.displayName) ? '' : `For ${first.technician.displayName}: `;
    const sentence = about + first.why + others(failed - 1);
    found.push({
      code: 'no-name',
      ...place(rule),
      technician: first.technician.id,
      others: failed - 1,
      fatal,
      sentence,
    });
  }
  if (attribute === 'userName' && !isOneAccount(rule)) found.push(...clashes(rule, client, [...named.values()]));
  return found;
}

function clashes(rule: Rule, client: Client, named: { value: string; who: Technician[] }[]): ConventionProblem[] {
  const shared = named.filter(({ who }) => who.length > 1);
  const fault = shared.flatMap(({ value, who }) => {
    try {
      // One more than one: whether there is room for a number says the second of them.
      allotName(value, new Set([value]), client.convention.collision, maxLength(client, 'userName'));
      return [];
    } catch (error) {
      if (!(error instanceof NameTaken)) throw error;
      return [{ value, who }];
    }
  });
  const [first] = fault;
  const [one, other] = first?.who ?? [];
  if (!first || !one || !other) return [];
  const both = `${one.displayName} and ${other.displayName} both get the ${attributeWord('userName')} “${first.value}”`;
  const asked = client.convention.collision === 'ask';
  const end = asked
    ? `, and ${client.name} wants a person to choose.`
    : `, and a number no longer fits into the ${maxLength(client, 'userName')} characters allowed.`;
  return [
    {
      code: asked ? 'same-name' : 'no-room',
      ...place(rule),
      technician: one.id,
      clash: other.id,
      others: fault.length - 1,
      fatal: false,
      sentence: both + end + others(fault.length - 1, 'name'),
    },
  ];
}

/** A rule without anything of the technician in it names one shared or break-glass account. */
function isOneAccount({ purpose, rule }: Rule): boolean {
  if (purpose !== 'shared' && purpose !== 'break-glass') return false;
  return parseTemplate(rule).parts.every(
    (part) => 'literal' in part || part.paths.every((path) => path.startsWith('client.')),
  );
}

function place({ purpose, attribute }: Rule): { purpose: Purpose; attribute: string } {
  return { purpose, attribute };
}

function others(count: number, what = 'technician'): string {
  return count > 0 ? ` So ${count === 1 ? 'does' : 'do'} ${count} more ${what}${count === 1 ? '' : 's'}.` : '';
}

function isAttribute(text: string): text is Attribute {
  return (ATTRIBUTES as readonly string[]).includes(text);
}

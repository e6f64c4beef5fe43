import type { Attribute } from '../../lib/record/attributes.ts';
import type { Run } from './fill-and-undo.ts';
import type { State } from './page-state.ts';

/** One field of every page: what its framework must hold after a fill for Priya Raman, and what a person must then see. */
interface Expected {
  attribute: Attribute;
  /** what a person calls it; radio groups are called by their legend */
  label: RegExp;
  state: unknown;
  shown: string;
}

export const FIELDS = {
  first: { attribute: 'name.givenName', label: /First name/, state: 'Priya', shown: 'Priya' },
  last: { attribute: 'name.familyName', label: /Last name/, state: 'Raman', shown: 'Raman' },
  email: { attribute: 'email', label: /Email/, state: 'p.raman@msp.example', shown: 'p.raman@msp.example' },
  // the mask groups the digits of +44 20 5550104 its own way
  phone: { attribute: 'phone', label: /Phone/, state: '+44 (20) 555-0104', shown: '+44 (20) 555-0104' },
  street: { attribute: 'streetAddress', label: /Street address/, state: '4 Example Row', shown: '4 Example Row' },
  country: { attribute: 'country', label: /Country/, state: 'GB', shown: 'GB' },
  active: { attribute: 'active', label: /Account (enabled|status)/, state: true, shown: 'true' },
  displayName: { attribute: 'displayName', label: /Display name/, state: 'Priya Raman', shown: 'Priya Raman' },
  title: { attribute: 'title', label: /Job title/, state: 'Technician', shown: 'Technician' },
  department: { attribute: 'department', label: /Department/, state: 'Onboarding', shown: 'Onboarding' },
} as const satisfies Record<string, Expected>;
export type Field = keyof typeof FIELDS;
export const FIELD_NAMES = Object.keys(FIELDS) as Field[];

/** Controls of every page that a fill has no business with. */
export const OTHERS = ['start', 'password'] as const;

/**
 * What came of one field, in a few words: `kept` · `left: <code>`, said and as it was · `unsaid`, as it was and never named · `wrong: …`, whatever must never be.
 */
export function filled({ before, filled: now, logged, said }: Run, name: Field): string {
  const { attribute, label, state, shown } = FIELDS[name];
  const outcome = logged.get(attribute);
  const taken = same(now.state[name], state);
  if (outcome?.outcome === 'kept' && taken && now.shown.includes(shown)) return 'kept';
  const untouched = same(now.state[name], before.state[name]) && !(now.shown.includes(shown) && shown !== 'true');
  if (!untouched)
    return `wrong: the page holds ${JSON.stringify(now.state[name])}, ${outcome?.outcome ?? 'nothing'} was logged`;
  if (!outcome) return 'unsaid';
  if (outcome.outcome === 'kept') return 'wrong: called kept, and the framework holds nothing';
  return label.test(said) ? `${outcome.outcome}: ${outcome.code}` : `wrong: ${outcome.outcome} and not said`;
}

/** Whether the field is as it was before the fill: `exact`, or what the framework holds instead and what the undo said of it. */
export function undone({ before, undone: after, loggedUndo }: Run, name: Field): string {
  if (same(after.state[name], before.state[name])) return 'exact';
  const said = loggedUndo.get(FIELDS[name].attribute);
  return `holds ${JSON.stringify(after.state[name])}, said: ${said?.outcome ?? 'nothing'}`;
}

/** Whether each control a fill has no business with is as it was. */
export function untouched({ before, filled: now }: Run): State {
  return Object.fromEntries(OTHERS.map((name) => [name, same(now.state[name], before.state[name])]));
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

import type { Attribute } from '../record/attributes.ts';
import { chooseOption } from '../record/choose-option.ts';
import { lacking } from '../record/missing.ts';
import type { Derived } from '../record/provenance.ts';
import { LOGINS } from '../record/rule-value.ts';
import { sameValue } from '../record/same-value.ts';
import { shapeValue } from '../record/shape-value.ts';
import type { IdentityCandidate } from '../wire/page.schema.ts';
import type { FieldOutcome } from '../wire/state.ts';
import type { Allotment } from './allot-account.ts';
import type { Assessment } from './assess.ts';
import { fieldSentence } from './field-sentences.ts';
import type { WroteValue } from './frame-visit.ts';

export interface PlannedField {
  candidate: IdentityCandidate;
  value: string;
  derived: Derived;
}

export interface FillPlan {
  fill: PlannedField[];
  /** each with the code that goes into the event */
  left: (FieldOutcome & { code: string; candidate: IdentityCandidate })[];
}

export interface FillHow {
  overwrite: boolean;
  /** what earlier fills left in this document: ours to replace */
  wrote: readonly WroteValue[];
  /** the profile's map from canonical roles to the console's words */
  roles?: Record<string, string>;
  allotment: Allotment;
}

/** What is known of the person the form is about. */
type Known = Pick<Assessment, 'values' | 'missing' | 'subject'>;

/** Which field gets which value, and why the others are left. Pure. */
export function planFill(fields: readonly IdentityCandidate[], found: Known, how: FillHow): FillPlan {
  const plan: FillPlan = { fill: [], left: [] };
  for (const candidate of fields) {
    const step = planField(candidate, found, how);
    if ('value' in step) plan.fill.push({ candidate, ...step });
    else {
      const { key, attribute, control } = candidate;
      plan.left.push({ key, attribute, control, outcome: 'left', candidate, ...step });
    }
  }
  return plan;
}

type Step = { value: string; derived: Derived } | { code: string; why: string; outcome?: 'refused' };

function planField(candidate: IdentityCandidate, found: Known, how: FillHow): Step {
  const { attribute, options, current, barrier } = candidate;
  const derived = found.values.find((value) => value.attribute === attribute);
  if (!derived) return withoutValue(attribute, found);
  if (how.allotment.status === 'refused' && LOGINS.includes(attribute))
    return { code: 'field.name-open', why: how.allotment.why };
  const { roles = {} } = how;
  const named =
    attribute === 'role' && !options && Object.hasOwn(roles, derived.value) ? roles[derived.value] : undefined;
  const shaped = shapeValue(attribute, named ?? derived.value, options ? {} : candidate);
  if (!('value' in shaped)) return shaped;
  let { value } = shaped;
  if (options && !barrier) {
    const at = chooseOption(attribute, derived.value, options, how.roles);
    if (at === null) return { code: 'field.no-option', why: `None of the choices stands for “${derived.value}”.` };
    value = options[at] as string;
  }
  if (current !== undefined && (current === value || (candidate.listed && sameValue(attribute, current, value))))
    return { code: 'field.already', why: 'It holds this value already.' };
  if (barrier)
    return { code: barrier, why: fieldSentence({ outcome: 'refused', code: barrier }) ?? '', outcome: 'refused' };
  if (candidate.holds === 'something' && !candidate.several && !how.overwrite && !isOurs(candidate, value, how.wrote)) {
    return { code: 'field.occupied', why: 'It holds something else. Overwrite it if the record is right.' };
  }
  return { value, derived };
}

/** Says what the record lacks and who can mend it; of a ticket person only what the ticket says is known. */
function withoutValue(attribute: IdentityCandidate['attribute'], found: Known): Step {
  const gap = gapIn(attribute, found);
  return gap
    ? { code: 'field.missing', why: `${gap.why} ${gap.mend}` }
    : { code: 'field.no-value', why: 'The ticket says nothing for this field.' };
}

/** What the record lacks of an attribute that has no value; undefined of a ticket person, of whom only what the ticket says is known. */
export function gapIn(attribute: Attribute, { missing, subject }: Pick<Assessment, 'missing' | 'subject'>) {
  return (
    missing.find((one) => one.attribute === attribute) ??
    (subject.technician ? lacking(attribute, subject.technician) : undefined)
  );
}

/** The control holds the value as it is, written otherwise, or what an earlier fill left in it. */
function isOurs(
  { attribute, control, current }: IdentityCandidate,
  value: string,
  wrote: readonly WroteValue[],
): boolean {
  if (current === undefined) return false;
  const before = wrote.find((one) => one.attribute === attribute && one.control === control);
  return sameValue(attribute, current, value) || (before !== undefined && sameValue(attribute, current, before.value));
}

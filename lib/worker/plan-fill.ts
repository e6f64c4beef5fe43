import { chooseOption } from '../record/choose-option.ts';
import type { Derived } from '../record/provenance.ts';
import { LOGINS } from '../record/rule-value.ts';
import { sameValue } from '../record/same-value.ts';
import type { Candidate } from '../wire/page.schema.ts';
import type { FieldOutcome } from '../wire/state.ts';
import type { Allotment } from './allot-account.ts';
import type { Assessment } from './assess.ts';

export interface PlannedField {
  candidate: Candidate;
  value: string;
  derived: Derived;
}

export interface FillPlan {
  fill: PlannedField[];
  /** each with the code that goes into the event */
  left: (FieldOutcome & { code: string; candidate: Candidate })[];
}

/** Which field gets which value, and why the others are left. Pure. `roles` is the profile's map from canonical roles to the console's words. */
export function planFill(
  fields: readonly Candidate[],
  found: Pick<Assessment, 'values' | 'missing'>,
  how: { overwrite: boolean; roles?: Record<string, string>; allotment: Allotment },
): FillPlan {
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

type Step = { value: string; derived: Derived } | { code: string; why: string };

function planField(
  candidate: Candidate,
  { values, missing }: Pick<Assessment, 'values' | 'missing'>,
  how: { overwrite: boolean; roles?: Record<string, string>; allotment: Allotment },
): Step {
  const { attribute, options, current, maxLength } = candidate;
  const derived = values.find((value) => value.attribute === attribute);
  if (!derived) {
    const gap = missing.find((one) => one.attribute === attribute);
    return gap
      ? { code: 'field.missing', why: `${gap.why} ${gap.mend}` }
      : { code: 'field.no-value', why: 'The record says nothing for this field.' };
  }
  if (how.allotment.status === 'refused' && LOGINS.includes(attribute))
    return { code: 'field.name-open', why: how.allotment.why };
  let value = derived.value;
  if (options) {
    const at = chooseOption(attribute, derived.value, options, how.roles);
    if (at === null) return { code: 'field.no-option', why: `None of the choices stands for “${derived.value}”.` };
    value = options[at] as string;
  }
  if (current !== undefined && current === value) return { code: 'field.already', why: 'It holds this value already.' };
  if (
    candidate.holds === 'something' &&
    !how.overwrite &&
    !(current !== undefined && sameValue(attribute, current, value))
  ) {
    return { code: 'field.occupied', why: 'It holds something else. Overwrite it if the record is right.' };
  }
  if (maxLength !== undefined && value.length > maxLength) {
    return { code: 'field.too-long', why: `The value has ${value.length} characters; the field takes ${maxLength}.` };
  }
  return { value, derived };
}

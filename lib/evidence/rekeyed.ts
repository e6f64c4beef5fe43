import { sameValue } from '../record/same-value.ts';
import type { Mark } from './event.schema.ts';

/** A field as it stood when the form was submitted. */
export interface SubmittedField {
  attribute: string;
  control: string;
  value: string;
  mark: Mark;
}

/** A value the record or the ticket already had. */
export interface KnownValue {
  attribute: string;
  value: string;
}

/** Attributes that often hold one another's values: a login typed into a mail field was known all the same. */
const FAMILIES: readonly (readonly string[])[] = [
  ['userName', 'userPrincipalName', 'sAMAccountName', 'email', 'emailAlias'],
  ['phone', 'mobile'],
];

/**
 * Says of each field that was typed or pasted whether its value was there already: re-keying. Fields that came about otherwise are left without the mark.
 * Runs in the worker: the page never learns what is known.
 */
export function markRekeyed<Field extends SubmittedField>(
  fields: readonly Field[],
  known: readonly KnownValue[],
): (Field & { rekeyed?: boolean })[] {
  return fields.map((field) => {
    if (field.mark !== 'typed' && field.mark !== 'pasted') return field;
    if (field.value.trim() === '') return { ...field, rekeyed: false };
    const family = FAMILIES.find((one) => one.includes(field.attribute)) ?? [field.attribute];
    return {
      ...field,
      rekeyed: known.some(
        (one) => family.includes(one.attribute) && sameValue(field.attribute, field.value, one.value),
      ),
    };
  });
}

import type { FormField } from '../candidates.ts';
import { unfillable } from '../visible.ts';
import type { Visit } from './visit.ts';

/** A field that can be filled, or only just not, is still the step at hand; one that is gone, hidden or slid away is not. */
const THERE = /^(covered|inert|disabled|readonly|)$/;

/** How many fields the next step of the form that was filled shows; 0 while the fields of the last fill are there, or none was. */
export function nextStep({ steps }: Visit, fields: FormField[]): number {
  const written = steps.at(-1)?.fields ?? [];
  const gone = written.length > 0 && written.every(({ field }) => !THERE.test(unfillable(field.control) ?? ''));
  return gone ? fields.length : 0;
}

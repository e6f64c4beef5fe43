import type { FormField } from '../candidates.ts';
import { unfillable } from '../visible.ts';
import type { Step, Visit } from './visit.ts';

/** A field that can be filled, or only just not, is still the step at hand; one that is gone, hidden or slid away is not. */
const THERE = /^(covered|inert|disabled|readonly|)$/;

/**
 * How many fields the next step of the form that was filled shows; 0 while the fields of the last fill are there, or none was, or its form was saved. A further step asks
 * for something else: what asks for the same again is another form.
 */
export function nextStep({ steps }: Visit, fields: FormField[]): number {
  const last = steps.at(-1);
  if (!last || last.saved || last.fields.length === 0) return 0;
  if (last.fields.some(({ field }) => THERE.test(unfillable(field.control) ?? ''))) return 0;
  const filled = new Set(steps.flatMap((step) => step.fields.map(({ field }) => field.candidate.attribute)));
  const fresh = fields.filter(({ candidate }) => !filled.has(candidate.attribute)).length;
  return fresh * 2 > fields.length ? fields.length : 0;
}

/** Lets go of what a fill that is no further step takes the place of: all of a form that was saved or is not in the page any more, else the last fill. */
export function beginAnew(steps: Step[]): void {
  const left = steps.some((step) => step.fields.some(({ field }) => field.control.element.isConnected));
  if (left && !steps.at(-1)?.saved) steps.pop();
  else steps.length = 0;
}

/**
 * Whether an address may show a further step of the form at another: the same but for its end (`/new/1` → `/new/2`, `/new` → `/new/contact`, `#/new?step=2`).
 */
export function mayGoOn(from: string, to: string): boolean {
  const a = partsOf(from);
  const b = partsOf(to);
  const differs = a.findIndex((part, at) => part !== b[at]);
  const same = differs < 0 ? a.length : differs;
  return same > 0 && (same === a.length || (a.length === b.length && same === a.length - 1));
}

/** Numbers at the end of a part count the steps. */
function partsOf(address: string): string[] {
  const { pathname, search, hash } = new URL(address);
  return `${pathname}${search}${hash}`.split(/[/?#&=]+/).flatMap((part) => (part ? part.replace(/\d+$/, '') : []));
}

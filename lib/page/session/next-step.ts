import type { FormField } from '../candidates.ts';
import { unfillable } from '../visible.ts';
import type { Visit } from './visit.ts';

/** Out of the person's reach because the form went on; a field that is covered, inert or disabled is still the step at hand. */
const AWAY = /^(hidden|tiny|transparent|clipped|off-screen|aria-hidden)$/;

/** How many fields the next step of the form that was filled shows; 0 while the fields of the last fill are there, or none was. */
export function nextStep({ steps }: Visit, fields: FormField[]): number {
  const written = steps.at(-1)?.fields ?? [];
  const gone = written.length > 0 && written.every(({ field }) => AWAY.test(unfillable(field.control) ?? ''));
  return gone ? fields.length : 0;
}

import type { SaidLesson } from '../../wire/teach.schema.ts';
import type { Tried } from '../../wire/teach-view.ts';
import type { Classified } from '../classified.ts';
import { FORBIDDEN, meantBy } from '../taught.ts';

/** Lets a lesson find its field as a fill would, on the page as it is now. `meant` is the control the person pointed at. */
export function attempt(all: Classified[], lesson: Pick<SaidLesson, 'root' | 'at'>, meant: HTMLElement): Tried {
  const found = meantBy(all, lesson);
  const [one] = found;
  if (!one) return { found: 'none' };
  if (found.length > 1) return { found: 'several' };
  if (one.control.element !== meant) return { found: 'another' };
  if (FORBIDDEN.test(one.about ?? '')) return { found: 'forbidden' };
  return { found: 'it', label: one.label, guess: one.attribute, confidence: one.confidence };
}

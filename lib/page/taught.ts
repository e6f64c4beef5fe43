import type { Lesson } from '../record/lesson.schema.ts';
import type { Classified } from './classified.ts';
import { fits } from './fits.ts';
import { closestOf } from './native.ts';

/** The confidence of what a person said: more than a guess can have. */
export const TAUGHT = 2;

/** What is never filled, whatever anybody teaches. */
export const FORBIDDEN = /^not:(secret|search|payment)/;

/** The controls a lesson's locator fits inside its form. It means one only while it fits one. */
export function meantBy(classified: Classified[], { root, at }: Pick<Lesson, 'root' | 'at'>): Classified[] {
  return classified.filter((one) => (!root || closestOf(one.control.element, root)) && fits(one, at));
}

/** Puts what was taught in the place of what was guessed. */
export function applyLessons(classified: Classified[], lessons: readonly Lesson[]): void {
  for (const lesson of lessons) {
    const [one, ...others] = meantBy(classified, lesson);
    if (!one || others.length > 0 || FORBIDDEN.test(one.about ?? '')) continue;
    one.attribute = lesson.attribute;
    one.confidence = TAUGHT;
  }
}

import type { Lesson } from './lesson.schema.ts';

/** True where one cannot stand beside the other: the same control, or the same attribute for two controls of one form. */
export function contradicts(a: Lesson, b: Lesson): boolean {
  if (a.page !== b.page || a.root !== b.root) return false;
  return sameLocator(a, b) || (a.attribute !== null && a.attribute === b.attribute);
}

/** True where both say the same of the same control. */
export function sameLesson(a: Lesson, b: Lesson): boolean {
  return a.page === b.page && a.root === b.root && a.attribute === b.attribute && sameLocator(a, b);
}

/** `lessons` with one more, which replaces what it contradicts. */
export function withLesson<T extends Lesson>(lessons: readonly T[], lesson: T): T[] {
  return [...lessons.filter((one) => !contradicts(one, lesson)), lesson];
}

function sameLocator({ at: a }: Lesson, { at: b }: Lesson): boolean {
  return typeof a === 'string' || typeof b === 'string' ? a === b : a.label === b.label;
}

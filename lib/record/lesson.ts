import type { Lesson } from './lesson.schema.ts';

/** True where one cannot stand beside the other: the same control, or the same attribute for two controls of one form. */
export function contradicts(a: Lesson, b: Lesson): boolean {
  if (a.page !== b.page || a.root !== b.root) return false;
  return sameControl(a, b) || (a.attribute !== null && a.attribute === b.attribute);
}

/** True where both say the same of the same control. */
export function sameLesson(a: Lesson, b: Lesson): boolean {
  return a.page === b.page && a.attribute === b.attribute && sameControl(a, b);
}

/** `lessons` with one more, which replaces what it contradicts. */
export function withLesson<T extends Lesson>(lessons: readonly T[], lesson: T): T[] {
  return [...lessons.filter((one) => !contradicts(one, lesson)), lesson];
}

type Located = Pick<Lesson, 'root' | 'at'>;

/** True where both find a control of one page in the same way. */
export function sameControl({ root, at }: Located, other: Located): boolean {
  if (root !== other.root) return false;
  return typeof at === 'string' || typeof other.at === 'string' ? at === other.at : at.label === other.at.label;
}

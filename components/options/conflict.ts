/** A field that differs between the version edited and the one stored meanwhile. `both`: the person changed it too, to something else. */
export interface FieldChange {
  field: string;
  before: unknown;
  theirs: unknown;
  mine: unknown;
  both: boolean;
}

export interface Merge<T> {
  /** theirs, with every field the person changed as the person wrote it, at the stored version */
  merged: T;
  changes: FieldChange[];
}

/**
 * Joins an edit with what somebody else saved meanwhile, field by field: `base` is what the edit began with, `mine` the edit, `theirs` what is stored now.
 */
export function mergeEdit<T extends { version: number }>(base: T, mine: T, theirs: T): Merge<T> {
  const merged: Record<string, unknown> = { ...theirs };
  const changes: FieldChange[] = [];
  const fields = new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)]);
  for (const field of fields) {
    if (field === 'version' || field === 'id') continue;
    const [before, now, wanted] = [base, theirs, mine].map((one) => (one as Record<string, unknown>)[field]);
    const iChanged = !same(before, wanted);
    const theyChanged = !same(before, now);
    if (iChanged && wanted === undefined) delete merged[field];
    else if (iChanged) merged[field] = wanted;
    if (theyChanged && !same(now, wanted)) changes.push({ field, before, theirs: now, mine: wanted, both: iChanged });
  }
  return { merged: merged as T, changes };
}

/** Equal as data: the order of keys does not count, that of lists does. */
export function same(a: unknown, b: unknown): boolean {
  return ordered(a) === ordered(b);
}

function ordered(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner) =>
      inner && typeof inner === 'object' && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
        : inner,
    ) ?? 'undefined'
  );
}

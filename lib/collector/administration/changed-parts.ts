import { isDeepStrictEqual } from 'node:util';

export interface ChangedPart {
  /** `name.familyName`, `urn:…:User.department`, `grants` */
  path: string;
  from?: unknown;
  to?: unknown;
}

/** The parts in which two versions of an object differ, whole lists as one part. `version` is never one. */
export function changedParts(before: object | null, after: object | null, within = ''): ChangedPart[] {
  const [old, now] = [(before ?? {}) as Record<string, unknown>, (after ?? {}) as Record<string, unknown>];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((name) => within || name !== 'version');
  return names.flatMap((name): ChangedPart[] => {
    const [from, to] = [old[name], now[name]];
    if (isDeepStrictEqual(from, to)) return [];
    if (isPlain(from) && isPlain(to)) return changedParts(from, to, `${within}${name}.`);
    return [{ path: `${within}${name}`, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }];
  });
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

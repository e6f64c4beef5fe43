import { canonical } from '../evidence/canonical.ts';
import { sha256OfText } from '../evidence/hash.ts';
import type { ExactObject } from './exact-object.schema.ts';

/** The object's RFC 8785 form. The order of groups says nothing: they are sorted. */
export function objectText(object: ExactObject): string {
  return canonical({ ...object, groups: object.groups.toSorted(), without: object.without.toSorted() });
}

/** Hex SHA-256 of `objectText`. */
export const objectHash = (object: ExactObject): string => sha256OfText(objectText(object));

import { canonical } from '../evidence/canonical.ts';
import { sha256OfText } from '../evidence/hash.ts';
import type { ExactObject } from './exact-object.schema.ts';

/** Hex SHA-256 of the object's RFC 8785 form. The order of groups says nothing, so it is not in it. */
export function objectHash(object: ExactObject): string {
  return sha256OfText(canonical({ ...object, groups: object.groups.toSorted(), without: object.without.toSorted() }));
}

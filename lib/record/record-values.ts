import { ATTRIBUTES } from './attributes.ts';
import { attributesOf } from './attributes-of.ts';
import type { Derived } from './provenance.ts';
import type { Technician } from './record.schema.ts';

/** Once per record object, which is never changed in place: all its accounts share them, frozen. */
const MEMO = new WeakMap<Technician, readonly Derived[]>();

/** The record's own values with their provenance, in the order of `ATTRIBUTES`. */
export function recordValues(technician: Technician): readonly Derived[] {
  const known = MEMO.get(technician);
  if (known) return known;
  const { id, version } = technician;
  const record = attributesOf(technician);
  const values = ATTRIBUTES.flatMap((attribute): Derived[] => {
    const own = record[attribute];
    if (!own) return [];
    const provenance = Object.freeze({ from: 'record' as const, technician: id, version, path: own.path });
    return [Object.freeze({ attribute, value: own.value, provenance })];
  });
  MEMO.set(technician, values);
  return values;
}

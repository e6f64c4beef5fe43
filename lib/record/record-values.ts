import { ATTRIBUTES } from './attributes.ts';
import { attributesOf } from './attributes-of.ts';
import { illegalValue, NAMES } from './legal-value.ts';
import type { Derived } from './provenance.ts';
import type { Technician } from './record.schema.ts';

/** A value of the record as it stands; `fault` = it is a name that would fool whoever reads it, as the end of a sentence. */
export interface OwnValue {
  own: Derived;
  fault: string | null;
}

/** Once per record object, which is never changed in place: all its accounts share them, frozen. */
const MEMO = new WeakMap<Technician, readonly OwnValue[]>();

/** The record's own values with their provenance, in the order of `ATTRIBUTES`. */
export function recordValues(technician: Technician): readonly OwnValue[] {
  const known = MEMO.get(technician);
  if (known) return known;
  const { id, version } = technician;
  const record = attributesOf(technician);
  const values = ATTRIBUTES.flatMap((attribute): OwnValue[] => {
    const own = record[attribute];
    if (!own) return [];
    const provenance = Object.freeze({ from: 'record' as const, technician: id, version, path: own.path });
    const fault = NAMES.has(attribute) ? illegalValue(attribute, own.value) : null;
    return [{ own: Object.freeze({ attribute, value: own.value, provenance }), fault }];
  });
  MEMO.set(technician, values);
  return values;
}

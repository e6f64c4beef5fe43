/**
 * A scanner (scan.ts) from a zod schema, so that the schema stays the one place that says what an event is. What it takes, the schema takes; of what it cannot
 * express (refinements, formats with a function) it says NO, and the schema is asked.
 */
import type { z } from 'zod';
import {
  NO,
  type Scan,
  scanList,
  scanNumber,
  scanObject,
  scanOneOf,
  scanPattern,
  scanRecord,
  scanString,
  scanText,
  scanWord,
} from './scan.ts';

type Schema = z.core.$ZodType;

/** The scanner for values of this schema in canonical JSON. */
export function scanSchema(schema: Schema): Scan {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return def.catchall?._zod.def.type === 'never' ? scanObject(Object.entries(def.shape).map(fieldOf)) : never;
    case 'string':
      return stringOf(schema as z.core.$ZodString);
    case 'number':
      return numberOf(def);
    case 'boolean':
      return scanOneOf([scanText('true'), scanText('false')]);
    case 'null':
      return scanText('null');
    case 'literal':
      return scanOneOf(def.values.map((value) => scanText(JSON.stringify(value))));
    case 'enum':
      return wordsOf(Object.values(def.entries));
    case 'union':
      return scanOneOf(def.options.map(scanSchema));
    case 'nullable':
      return scanOneOf([scanText('null'), scanSchema(def.innerType)]);
    case 'array':
      return known(def.checks, ['max_length']) ? scanList(scanSchema(def.element), longest(def.checks)) : never;
    case 'record':
      return recordOf(def);
    default:
      return never;
  }
}

/** Numbers among the words, and letters that JSON escapes, are left to the parser. */
const wordsOf = (words: readonly unknown[]): Scan =>
  scanWord(words.filter((word): word is string => typeof word === 'string' && /^[\w.-]+$/.test(word)));

const never: Scan = () => NO;

type Checks = readonly z.core.$ZodCheck[] | undefined;

const fieldOf = ([key, value]: [string, Schema]) => {
  const { def } = (value as z.core.$ZodTypes)._zod;
  const optional = def.type === 'optional';
  return { key, optional, value: scanSchema(optional ? def.innerType : value) };
};

function stringOf(schema: z.core.$ZodString): Scan {
  const { def, bag } = schema._zod;
  const format = def as { format?: string; pattern?: RegExp; checks?: Checks };
  if (format.format === undefined) {
    return known(def.checks, ['min_length', 'max_length'])
      ? scanString(Number(bag.minimum ?? 0), longest(def.checks))
      : never;
  }
  const pattern = format.pattern ?? [...(bag.patterns ?? [])][0];
  const plain = ['uuid', 'datetime'].includes(format.format) && known(def.checks, []);
  return pattern && plain ? scanPattern((text) => pattern.test(text), 64) : never;
}

/** Whether there are no checks but these. */
function known(checks: Checks, names: string[]): boolean {
  return (checks ?? []).every((check) => names.includes(check._zod.def.check));
}

function longest(checks: Checks): number {
  const limits = (checks ?? []).map((check) => check._zod.def as { check: string; maximum?: number });
  return Math.min(...limits.map(({ maximum }) => maximum ?? Number.POSITIVE_INFINITY), Number.MAX_SAFE_INTEGER);
}

interface NumberCheck {
  check: string;
  format?: string;
  value?: number;
  inclusive?: boolean;
}

function numberOf(def: z.core.$ZodNumberDef): Scan {
  const checks = (def.checks ?? []).map((check) => check._zod.def as unknown as NumberCheck);
  const tests = checks.map(({ check, format, value = 0, inclusive }) => {
    if (check === 'number_format' && format === 'safeint') return Number.isSafeInteger;
    if (check === 'less_than') return (one: number) => (inclusive ? one <= value : one < value);
    if (check === 'greater_than') return (one: number) => (inclusive ? one >= value : one > value);
    return () => false;
  });
  return scanNumber((value) => tests.every((test) => test(value)));
}

function recordOf(def: z.core.$ZodRecordDef): Scan {
  const key = (def.keyType as unknown as z.core.$ZodTypes)._zod.def;
  const fits = key.type === 'string' && known(key.checks, ['max_length']) && known(def.checks, []);
  return fits ? scanRecord(scanSchema(def.valueType), longest(key.checks)) : never;
}

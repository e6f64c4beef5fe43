import serialize from 'canonicalize';

/** RFC 8785 canonical JSON. Throws `TypeError` for what JSON cannot say (undefined, functions, NaN, lone surrogates). */
export function canonical(value: unknown): string {
  // JSON.stringify writes strings and numbers as RFC 8785 does, three times as fast as a serializer in script; only the order of the keys is missing.
  if (isSorted(value, 0)) return JSON.stringify(value);
  const sorted = sortKeys(value, 0);
  if (sorted !== UNUSUAL) return JSON.stringify(sorted);
  const text = serialize(value);
  if (text === undefined) throw new TypeError('This value has no canonical JSON form.');
  if (!text.isWellFormed()) throw new TypeError('A lone surrogate has no canonical JSON form.');
  return text;
}

/** Anything but plain JSON data: left to the serializer, which knows every case. */
const UNUSUAL = Symbol('unusual');
const DEEPEST = 64;

/** Whether this is plain JSON data with every object's keys in the order of RFC 8785 §3.2.3 already, as events are made: then nothing is copied. */
function isSorted(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isFinite(value);
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value !== 'object' || depth > DEEPEST || (value as { toJSON?: unknown }).toJSON !== undefined)
    return false;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) if (!isSorted(value[at], depth + 1)) return false;
    return true;
  }
  if (!isPlainObject(value)) return false;
  let before = '';
  for (const key of Object.keys(value)) {
    if (key < before || isOddKey(key) || !isSorted((value as Record<string, unknown>)[key], depth + 1)) return false;
    before = key;
  }
  return true;
}

/** The value with every object's keys in the order of RFC 8785 §3.2.3, itself where they are in it, or UNUSUAL. */
function sortKeys(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.isWellFormed() ? value : UNUSUAL;
  if (typeof value === 'number') return Number.isFinite(value) ? value : UNUSUAL;
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || depth > DEEPEST || (value as { toJSON?: unknown }).toJSON !== undefined)
    return UNUSUAL;
  if (Array.isArray(value)) {
    let copy: unknown[] | undefined;
    // every place, holes too: they are undefined and so unusual
    for (let at = 0; at < value.length; at++) {
      const inner = sortKeys(value[at], depth + 1);
      if (inner === UNUSUAL) return UNUSUAL;
      if (inner !== value[at]) copy ??= value.slice(0, at);
      copy?.push(inner);
    }
    return copy ?? value;
  }
  if (!isPlainObject(value)) return UNUSUAL;
  const keys = Object.keys(value);
  let copied = sortFew(keys);
  const copy: Record<string, unknown> = {};
  for (const key of keys) {
    if (isOddKey(key)) return UNUSUAL;
    const given = (value as Record<string, unknown>)[key];
    const inner = sortKeys(given, depth + 1);
    if (inner === UNUSUAL) return UNUSUAL;
    copied ||= inner !== given;
    copy[key] = inner;
  }
  return copied ? copy : value;
}

/** Sorts in place by UTF-16 code units and says whether anything moved. By insertion: there are few, and `sort` costs more than all else here. */
function sortFew(keys: string[]): boolean {
  if (keys.length > MOST_INSERTED) {
    keys.sort();
    return true;
  }
  let moved = false;
  for (let from = 1; from < keys.length; from++) {
    const key = keys[from] as string;
    let at = from;
    for (; at > 0 && (keys[at - 1] as string) > key; at--) keys[at] = keys[at - 1] as string;
    keys[at] = key;
    moved ||= at < from;
  }
  return moved;
}

const MOST_INSERTED = 32;

function isPlainObject(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Objects hold keys that look like indexes in numeric order, whatever the order they were set in; `__proto__` would be no key at all. */
const isOddKey = (key: string): boolean =>
  (key.charCodeAt(0) >= 0x30 && key.charCodeAt(0) <= 0x39) || key === '__proto__' || !key.isWellFormed();

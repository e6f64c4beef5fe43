/** A quick look that spares most requests the pass of scan-json.ts: nearly all JSON has nothing that could be unclear. */
import { MAX_DEPTH } from './scan-json.ts';

/**
 * True when `value`, parsed from `text`, is certainly as scan-json.ts wants it; false means that one must look closely. A key named twice is lost in parsing:
 * then the text has more keys than the value. Half a surrogate pair can only be written as an escape.
 */
export function isPlain(text: string, value: unknown): boolean {
  return !text.includes('\\u') && keysIn(value, 0) === keysWritten(text);
}

/** Quotes followed by a colon: one for each key, and more where a text holds such a thing. */
function keysWritten(text: string): number {
  let count = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    let before = at - 1;
    while (isSpace(text.charCodeAt(before))) before--;
    if (text.charCodeAt(before) === QUOTE) count++;
  }
  return count;
}

const QUOTE = 0x22;
const isSpace = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;

/** How many keys there are, or NaN when it is nested too deep or holds a key that is not allowed. */
function keysIn(value: unknown, depth: number): number {
  if (value === null || typeof value !== 'object') return 0;
  if (depth === MAX_DEPTH) return Number.NaN;
  let count = 0;
  if (Array.isArray(value)) {
    for (const inner of value) count += keysIn(inner, depth + 1);
    return count;
  }
  // The value is JSON.parse's own: nothing in it is inherited, and a list of its keys need not be made.
  for (const key in value) {
    if (key === '__proto__') return Number.NaN;
    count += 1 + keysIn((value as Record<string, unknown>)[key], depth + 1);
  }
  return count;
}

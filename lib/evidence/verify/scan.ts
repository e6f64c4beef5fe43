/**
 * Reading canonical JSON without parsing it. RFC 8785 leaves one way to write each value, keys in order, so a text can be held to a shape in one pass over its
 * bytes. A scanner gives the place after the value, or NO. NO only means "not surely": whoever asks then parses (read-line.ts), which decides.
 */
export type Scan = (bytes: Uint8Array, at: number) => number;

export const NO = -1;

const QUOTE = 34;
const BACKSLASH = 92;
const [COMMA, COLON, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [44, 58, 123, 125, 91, 93];

/** Exactly this text (ASCII). */
export function scanText(text: string): Scan {
  const wanted = asciiBytes(text);
  return (bytes, at) => (standsAt(bytes, at, wanted) ? at + wanted.length : NO);
}

const asciiBytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

function standsAt(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  for (let i = 0; i < wanted.length; i++) if (bytes[at + i] !== wanted[i]) return false;
  return true;
}

/** A string of `least` to `most` UTF-16 units. Escapes only where RFC 8785 has them, and only the short ones: `\u00xx` is left to the parser. */
export function scanString(least = 0, most = Number.POSITIVE_INFINITY): Scan {
  return (bytes, at) => {
    if (bytes[at] !== QUOTE) return NO;
    let next = at + 1;
    let bytesOverUnits = 0;
    for (;;) {
      while (next < bytes.length && PLAIN[bytes[next] as number] === 1) next++;
      const byte = bytes[next];
      if (byte === QUOTE) {
        const units = next - at - 1 - bytesOverUnits;
        return units >= least && units <= most ? next + 1 : NO;
      }
      if (byte === BACKSLASH) {
        if (!SHORT_ESCAPES.has(bytes[next + 1] as number)) return NO;
        next += 2;
        bytesOverUnits += 1;
      } else {
        // Two bytes are one unit, three one, four a pair.
        const length = byte === undefined ? 0 : utf8Length(bytes, next);
        if (length === 0) return NO;
        next += length;
        bytesOverUnits += length === 2 ? 1 : 2;
      }
    }
  };
}

/** 1 for what stands for itself in a string: ASCII but control characters, quote and backslash. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 32 && byte < 128 && byte !== QUOTE && byte !== BACKSLASH ? 1 : 0,
);

/** `"` `\` `b` `f` `n` `r` `t` */
const SHORT_ESCAPES = new Set([34, 92, 98, 102, 110, 114, 116]);

/** The length of the well-formed UTF-8 sequence of two to four bytes that begins here, else 0 (Unicode 15, table 3-7: no surrogates, nothing overlong). */
function utf8Length(bytes: Uint8Array, at: number): number {
  const [lead, second] = [bytes[at] as number, bytes[at + 1] as number];
  if ((second & 0xc0) !== 0x80) return 0;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (((bytes[at + 2] as number) & 0xc0) !== 0x80) return 0;
  if (lead >= 0xe0 && lead <= 0xef) return (lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f) ? 0 : 3;
  if (((bytes[at + 3] as number) & 0xc0) !== 0x80) return 0;
  if (lead >= 0xf0 && lead <= 0xf4) return (lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f) ? 0 : 4;
  return 0;
}

/** For texts that are compared with ASCII: what is not ASCII comes out as something else that is not. */
const latin1 = new TextDecoder('latin1');

/** A string whose text between the quotes, ASCII without escapes, fulfils `test`. */
export function scanPattern(test: (text: string) => boolean, longest: number): Scan {
  const string = scanString(0, longest);
  return (bytes, at) => {
    const end = string(bytes, at);
    if (end === NO) return NO;
    const text = latin1.decode(bytes.subarray(at + 1, end - 1));
    return !text.includes('\\') && test(text) ? end : NO;
  };
}

/** A number that fulfils `test`, in its one spelling (ECMAScript Number::toString). */
export function scanNumber(test: (value: number) => boolean): Scan {
  return (bytes, at) => {
    let end = at;
    let value = 0;
    for (; isDigit(bytes[end]); end++) value = value * 10 + (bytes[end] as number) - ZERO;
    // Most are whole and short: nothing to convert, only no zero may lead.
    const plain = end > at && end - at < 16 && (bytes[at] !== ZERO || end === at + 1) && !isNumeric(bytes[end]);
    if (plain) return test(value) ? end : NO;
    while (isNumeric(bytes[end])) end++;
    const text = latin1.decode(bytes.subarray(at, Math.min(end, at + 32)));
    value = Number(text);
    return String(value) === text && Number.isFinite(value) && test(value) ? at + text.length : NO;
  };
}

const ZERO = 48;
const isDigit = (byte: number | undefined) => byte !== undefined && byte >= ZERO && byte <= 57;
/** `+` `-` `.` `0`–`9` `e` */
const isNumeric = (byte: number | undefined) =>
  isDigit(byte) || byte === 43 || byte === 45 || byte === 46 || byte === 101;

/** The first of the scanners that takes the value. */
export function scanOneOf(options: readonly Scan[]): Scan {
  return (bytes, at) => {
    for (let i = 0; i < options.length; i++) {
      const end = (options[i] as Scan)(bytes, at);
      if (end !== NO) return end;
    }
    return NO;
  };
}

/** One of these texts in quotes (ASCII, nothing to escape), found by its first letter. */
export function scanWord(words: readonly string[]): Scan {
  const byLetter = new Map<number, Scan>();
  for (const [letter, group] of Map.groupBy(words, (word) => word.charCodeAt(0))) {
    byLetter.set(letter, scanOneOf(group.map((word) => scanText(JSON.stringify(word)))));
  }
  return (bytes, at) => byLetter.get(bytes[at + 1] as number)?.(bytes, at) ?? NO;
}

/** An object with these keys and no others; those with `optional` may be absent. Keys are ASCII. */
export function scanObject(fields: readonly { key: string; value: Scan; optional: boolean }[]): Scan {
  // RFC 8785 §3.2.3: by UTF-16 code units, which is how JavaScript compares strings
  const inOrder = fields.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const keys = inOrder.map(({ key }) => asciiBytes(`${JSON.stringify(key)}:`));
  const values = inOrder.map(({ value }) => value);
  const optional = inOrder.map((field) => field.optional);
  return (bytes, at) => {
    if (bytes[at] !== OPEN) return NO;
    // where the next key begins: behind the brace, then behind a comma
    let next = at + 1;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as Uint8Array;
      if (standsAt(bytes, next, key)) {
        const end = (values[i] as Scan)(bytes, next + key.length);
        if (end === NO) return NO;
        if (bytes[end] === CLOSE) return optional.indexOf(false, i + 1) < 0 ? end + 1 : NO;
        if (bytes[end] !== COMMA) return NO;
        next = end + 1;
      } else if (!optional[i]) {
        return NO;
      }
    }
    // Only the empty object ends without a value before its brace.
    return next === at + 1 && bytes[next] === CLOSE ? next + 1 : NO;
  };
}

/** A list of at most `most` values. */
export function scanList(item: Scan, most: number): Scan {
  return (bytes, at) => {
    if (bytes[at] !== OPEN_LIST) return NO;
    if (bytes[at + 1] === CLOSE_LIST) return at + 2;
    let next = at;
    for (let count = 1; count <= most; count++) {
      next = item(bytes, next + 1);
      if (next === NO) return NO;
      if (bytes[next] === CLOSE_LIST) return next + 1;
      if (bytes[next] !== COMMA) return NO;
    }
    return NO;
  };
}

/** An object with any keys of up to `longest` letters, digits, `.`, `_` or `-`, in order; other keys are left to the parser. */
export function scanRecord(value: Scan, longest: number): Scan {
  const key = scanPattern((text) => /^[\w.-]+$/.test(text), longest);
  return (bytes, at) => {
    if (bytes[at] !== OPEN) return NO;
    if (bytes[at + 1] === CLOSE) return at + 2;
    let last = '';
    for (let next = at; ; ) {
      const behind = key(bytes, next + 1);
      if (behind === NO || bytes[behind] !== COLON) return NO;
      const name = latin1.decode(bytes.subarray(next + 2, behind - 1));
      if (name <= last || name === '__proto__') return NO;
      last = name;
      next = value(bytes, behind + 1);
      if (next === NO) return NO;
      if (bytes[next] === CLOSE) return next + 1;
      if (bytes[next] !== COMMA) return NO;
    }
  };
}

/**
 * Looks over JSON text before it is parsed, in one pass and without building anything: nesting depth, a key named twice in one object (parsers disagree
 * about which one counts, RFC 8259 §4), lone surrogates (they have no UTF-8 and no canonical form), `__proto__`. Syntax is left to `JSON.parse`.
 */
import { Refused } from './errors.ts';

export const MAX_DEPTH = 32;

/** Throws `Refused` (400) for JSON whose meaning is unclear or that is nested too deep. */
export function scanJson(text: string): void {
  /** one entry per open bracket: the keys seen so far, or null in an array */
  const open: (Set<string> | null)[] = [];
  let expectsKey = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') {
      const end = endOfString(text, at);
      // half a surrogate pair can only be written as an escape: UTF-8 has no form for it
      if (expectsKey || end < 0) checkString(text.slice(at, Math.abs(end) + 1), expectsKey ? open.at(-1) : undefined);
      expectsKey = false;
      at = Math.abs(end);
    } else if (char === '{' || char === '[') {
      if (open.push(char === '{' ? new Set() : null) > MAX_DEPTH)
        throw new Refused('request.tooDeep', { limit: MAX_DEPTH });
      expectsKey = char === '{';
    } else if (char === '}' || char === ']') {
      open.pop();
      expectsKey = false;
    } else if (char === ',') expectsKey = open.at(-1) instanceof Set;
  }
}

/** Where the string that starts here ends; negative when it holds an escape. */
function endOfString(text: string, start: number): number {
  let escaped = false;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) {
      escaped = true;
      at++;
    } else if (code === QUOTE) return escaped ? -at : at;
  }
  throw new Refused('request.notJson');
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function checkString(literal: string, keys: Set<string> | null | undefined): void {
  if (!keys && !literal.includes('\\u')) return;
  const value = unquote(literal);
  if (!value.isWellFormed()) throw new Refused('request.loneSurrogate');
  if (!keys) return;
  if (value === '__proto__') throw new Refused('request.badKey');
  if (keys.has(value)) throw new Refused('request.duplicateKey');
  keys.add(value);
}

function unquote(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    return JSON.parse(literal) as string;
  } catch {
    throw new Refused('request.notJson');
  }
}

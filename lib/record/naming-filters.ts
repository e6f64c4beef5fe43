import { toAscii } from './ascii.ts';

/**
 * What a naming rule may do to a value. A filter gives null when the value has no such form.
 * `alnum` and `slug` keep letters of any script: put `ascii` beside them where a login must be ASCII.
 */
export const FILTERS: Readonly<Record<string, (value: string) => string | null>> = {
  lower: (value) => value.toLowerCase(),
  upper: (value) => value.toUpperCase(),
  /** first letter of each word upper case, the rest lower: `O’BRIEN-smith` → `O’Brien-Smith` */
  title: (value) =>
    value.toLowerCase().replace(/(^|[\s\-'’])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase()),
  ascii: toAscii,
  /** letters and digits only */
  alnum: (value) => value.replace(/[^\p{L}\p{M}\p{N}]/gu, ''),
  /** lower case, everything else than letters and digits as single hyphens */
  slug: (value) =>
    value
      .toLowerCase()
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter(Boolean)
      .join('-'),
  /** first word */
  first: (value) => value.trim().split(/\s/u, 1)[0] ?? '',
};

/** First `count` characters (code points of the composed form, so that an accent never counts). */
export function firstCharacters(value: string, count: number): string {
  return Array.from(value.normalize('NFC')).slice(0, count).join('');
}

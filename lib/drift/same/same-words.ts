/** Titles, departments, companies, streets and towns: case, signs, diacritics and usual abbreviations aside. */
import { companyKey, withoutLegalForm } from '../../record/company-name.ts';
import { isSlip } from './edits.ts';
import { anySame, spellings } from './spellings.ts';
import type { Verdict } from './verdict.ts';

const ABBREVIATED: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['senior', 'sr snr'],
    ['junior', 'jr jnr'],
    ['manager', 'mgr mngr'],
    ['engineer', 'eng engr'],
    ['administrator', 'admin'],
    ['assistant', 'asst'],
    ['department', 'dept'],
    ['vicepresident', 'vp'],
    ['and', 'und et e y en a i oraz'],
    ['street', 'st str'],
    ['avenue', 'ave av'],
    ['road', 'rd'],
    ['drive', 'dr'],
    ['boulevard', 'blvd bd'],
    ['square', 'sq'],
    ['lane', 'ln'],
    ['suite', 'ste'],
    ['apartment', 'apt'],
    ['floor', 'fl'],
    ['north', 'n'],
    ['south', 's'],
    ['west', 'w'],
    ['northwest', 'nw'],
    ['northeast', 'ne'],
    ['southwest', 'sw'],
    ['southeast', 'se'],
    ['saint', 'sankt'],
    ['operations', 'ops'],
    ['information', 'info'],
    ['technology', 'tech'],
    ['development', 'dev'],
    ['international', 'intl'],
  ].flatMap(([one = '', others = '']) => others.split(' ').map((word) => [word, one])),
);

/** Both clean and not empty. */
export function sameWording(a: string, b: string): Verdict {
  const [left, right] = [keysOf(a), keysOf(b)];
  if (anySame(left, right)) return 'same';
  return left.some((one) => right.some((other) => isSlip(one, other) && digitsOf(one) === digitsOf(other)))
    ? 'spelling'
    : 'different';
}

export function sameCompany(a: string, b: string): Verdict {
  return sameWording(withoutLegalForm(companyKey(a)) || a, withoutLegalForm(companyKey(b)) || b);
}

function keysOf(text: string): string[] {
  return spellings(text.replace(/&|\+/g, ' and ')).map((one) =>
    one
      // Strasse, straße and str. stand at the end of one word, or by themselves.
      .replace(/(?<=\p{L})(?:strasse|str)\b\.?/gu, 'street')
      .replace(/\bstrasse\b/g, 'street')
      .replace(/[.'’]/g, '')
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
      .trim()
      .split(' ')
      .map((word) => (Object.hasOwn(ABBREVIATED, word) ? ABBREVIATED[word] : word))
      .join(''),
  );
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

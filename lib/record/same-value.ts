import type { Attribute } from './attributes.ts';
import { countryCode } from './country.ts';
import { phoneDigits } from './phone-digits.ts';
import { statusOf } from './status-words.ts';

/**
 * True when two texts are one value of the attribute, as people and directories see it. Conservative: unequal when in doubt.
 * Unicode form and spacing never matter; logins and addresses differ by more than case (RFC 5321 lets local parts differ, no directory does); phone numbers
 * are their digits, a national and an international form stay two; countries are one by code or name; names and titles must agree in case and diacritics.
 */
export function sameValue(attribute: Attribute | (string & {}), a: string, b: string): boolean {
  const left = tidy(a);
  const right = tidy(b);
  if (left === right) return true;
  if (left === '' || right === '') return false;
  switch (attribute) {
    case 'userName':
    case 'userPrincipalName':
    case 'sAMAccountName':
    case 'email':
    case 'emailAlias':
    case 'timezone':
      return left.toLowerCase() === right.toLowerCase();
    case 'phone':
    case 'mobile':
      return same(phoneDigits, left, right);
    case 'preferredLanguage':
      return left.replaceAll('_', '-').toLowerCase() === right.replaceAll('_', '-').toLowerCase();
    case 'country':
      return same(countryCode, left, right);
    case 'active':
      return same(statusOf, left, right);
    default:
      return false;
  }
}

function tidy(text: string): string {
  return text.normalize('NFC').trim().split(/\s+/u).join(' ');
}

function same<T>(read: (text: string) => T | undefined, a: string, b: string): boolean {
  const value = read(a);
  return value !== undefined && value === read(b);
}

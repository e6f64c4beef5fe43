/** Two texts of one attribute: are they one value? The one door to everything in this folder. */
import { fold } from '../../record/ascii.ts';
import { skeleton } from '../../record/confusable.ts';
import type { Observable } from '../observable.ts';
import { cleanText, isNothing } from './clean-text.ts';
import { readDate } from './read-date.ts';
import { sameEmail } from './same-email.ts';
import { sameLogin } from './same-login.ts';
import { sameName } from './same-name.ts';
import { samePhone } from './same-phone.ts';
import { sameCountry, sameLanguage, samePostalCode, sameTimezone } from './same-place.ts';
import { namesIn, type RoleWords, roleKey, sameRole } from './same-role.ts';
import { sameCompany, sameWording } from './same-words.ts';
import { activeOf, mfaOf } from './state-words.ts';
import type { Verdict } from './verdict.ts';

/** `missing`: the console shows that it holds nothing. `unrecorded`: the record holds nothing, so there is nothing to disagree with. */
export type Comparison = Verdict | 'missing' | 'unrecorded';

export interface CompareOptions {
  /** the profile's role words */
  roles?: RoleWords | undefined;
  /** another given name the record knows */
  nickName?: string | undefined;
}

/**
 * Compares what the record has with what a console shows. Symmetric but for `missing` and `unrecorded`, and for lists (a console may show several addresses; one must be right).
 * A value that is not shown at all is no value: do not ask.
 */
export function compareValues(
  attribute: Observable,
  recorded: string,
  shown: string,
  options: CompareOptions = {},
): Comparison {
  if (recorded === shown && recorded.trim() !== '') return 'same';
  // “None” is a word for a second factor that is not there.
  const nothing = attribute === 'mfa' ? cleanText(shown) === '' : isNothing(shown);
  if (isNothing(recorded)) return nothing ? 'same' : 'unrecorded';
  if (nothing) return 'missing';
  const verdict = COMPARE[attribute](forCompare(attribute, recorded), forCompare(attribute, shown), options);
  return verdict;
}

/** In a login or address an invisible character makes another one. */
const EXACT: ReadonlySet<Observable> = new Set([
  'email',
  'emailAlias',
  'userName',
  'userPrincipalName',
  'sAMAccountName',
]);
const forCompare = (attribute: Observable, text: string): string =>
  EXACT.has(attribute) ? text.replace(/[\s\u00a0]+/gu, ' ').trim() : cleanText(text);

type Compare = (recorded: string, shown: string, options: CompareOptions) => Verdict;

const name: Compare = (a, b, { nickName }) => {
  const verdict = sameName(a, b);
  if (verdict === 'same' || !nickName) return verdict;
  const [, ...family] = a.split(' ');
  return sameName([cleanText(nickName), ...family].join(' '), b) === 'same' ? 'same' : verdict;
};
const onOff =
  (read: (text: string) => boolean | undefined): Compare =>
  (a, b) => {
    const [left, right] = [read(a), read(b)];
    return left === undefined || right === undefined
      ? fold(a) === fold(b)
        ? 'same'
        : 'unknown'
      : left === right
        ? 'same'
        : 'different';
  };
const wording: Compare = (a, b) =>
  skeleton(a) === skeleton(b) && fold(a) !== fold(b) && /[^\p{ASCII}]/u.test(a + b) && sameWording(a, b) !== 'same'
    ? 'lookalike'
    : sameWording(a, b);
const person: Compare = (a, b, options) => {
  // A login or an address says who it is to the console, not to us.
  if (pointsAt(a) || pointsAt(b)) return a.toLowerCase() === b.toLowerCase() ? 'same' : 'unknown';
  return name(commonName(a), commonName(b), options);
};
const pointsAt = (text: string): boolean => /^(?:uid|mail)=/i.test(text) || /^\S+@\S+$/.test(text);
const commonName = (text: string): string => /^cn=([^,]+),/i.exec(text)?.[1] ?? text;
const number: Compare = (a, b) => (numberKey(a) === numberKey(b) ? 'same' : 'different');
const numberKey = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^0+(?=.)/, '');
const role: Compare = (a, b, { roles }) => {
  if (sameRole(a, b, roles)) return 'same';
  const [left, right] = [namesIn(a), namesIn(b)];
  if (left.length < 2 && right.length < 2) return 'different';
  const keys = (all: readonly string[]) => new Set(all.map((one) => roleKey(one)));
  return keys(left).symmetricDifference(keys(right)).size === 0 ? 'same' : 'different';
};
const date: Compare = (a, b) => {
  const [left, right] = [readDate(a, LATE), readDate(b, LATE)];
  if (left === undefined || right === undefined) return a === b ? 'same' : 'unknown';
  return left === right ? 'same' : 'different';
};
/** Nothing relative is compared as a value, so any late moment will do. */
const LATE = Date.UTC(2100, 0, 1);

const COMPARE: Readonly<Record<Observable, Compare>> = {
  'name.givenName': name,
  'name.middleName': name,
  'name.familyName': name,
  displayName: name,
  nickName: name,
  userName: sameLogin,
  userPrincipalName: sameLogin,
  sAMAccountName: sameLogin,
  email: sameEmail,
  emailAlias: sameEmail,
  phone: samePhone,
  mobile: samePhone,
  title: wording,
  department: wording,
  organization: sameCompany,
  employeeNumber: number,
  manager: person,
  streetAddress: wording,
  locality: wording,
  region: wording,
  postalCode: samePostalCode,
  country: sameCountry,
  timezone: sameTimezone,
  preferredLanguage: sameLanguage,
  role,
  groups: role,
  active: onOff(activeOf),
  mfa: onOff(mfaOf),
  lastUsed: date,
};

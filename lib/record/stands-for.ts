import type { Attribute } from './attributes.ts';
import { chooseOption } from './choose-option.ts';
import { splitAddress } from './follow-account.ts';
import { sameValue } from './same-value.ts';

/** A number without its country still has at least so many digits. */
const LEAST_DIGITS = 5;

/**
 * Whether what a page was given stands for a value: the value itself, another way to write it, the choice that means it (`roles` = the profile's map from canonical
 * roles to the console's words), an address without its domain, a phone number without its country.
 */
export function standsFor(
  attribute: Attribute,
  given: string,
  value: string,
  roles: Readonly<Record<string, string>> = {},
): boolean {
  if (sameValue(attribute, given, value) || chooseOption(attribute, value, [given], roles) === 0) return true;
  if (LOCAL_PARTS.has(attribute)) return splitAddress(value)[0] === given;
  if (attribute !== 'phone' && attribute !== 'mobile') return false;
  const digits = given.replace(/\D/g, '').replace(/^0/, '');
  return digits.length >= LEAST_DIGITS && value.replace(/\D/g, '').endsWith(digits);
}

/** The ways a page writes a value that can be told beforehand: for a value of which only a digest is left. */
export function formsOf(attribute: Attribute, value: string, roles: Readonly<Record<string, string>> = {}): string[] {
  const local = LOCAL_PARTS.has(attribute) ? [splitAddress(value)[0]] : [];
  const word = attribute === 'role' && Object.hasOwn(roles, value) ? [roles[value] as string] : [];
  return [value, ...local, ...word];
}

const LOCAL_PARTS: ReadonlySet<Attribute> = new Set(['email', 'emailAlias', 'userName', 'userPrincipalName']);

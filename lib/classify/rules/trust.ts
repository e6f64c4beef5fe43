import type { Concept } from './concepts.ts';

/** How far each witness is believed, 0 to 1. People see a label, nobody sees a name: labels are right more often. */
export const TRUST = {
  autocomplete: 0.93,
  ldap: 0.92,
  label: 0.86,
  aria: 0.86,
  cell: 0.82,
  before: 0.74,
  after: 0.74,
  name: 0.76,
  id: 0.7,
  binding: 0.66,
  placeholder: 0.68,
  options: 0.66,
  title: 0.5,
} as const;

/** Concepts that mostly qualify another one beside them: `company phone` is a phone, `address city` a city. 1 when not listed. */
export const QUALIFIERS: Partial<Record<Concept, number>> = {
  name: 0.5,
  'not:thing': 0.6,
  active: 0.6,
  organization: 0.7,
  role: 0.7,
  'not:text': 0.7,
  'not:payment': 0.72,
  'not:address-part': 0.74,
  streetAddress: 0.75,
  department: 0.8,
  title: 0.8,
  accountName: 0.85,
  manager: 0.85,
  userName: 0.9,
  country: 0.9,
  'name.givenName': 0.98,
  'name.familyName': 0.98,
  'not:kind': 0.4,
  // Only a console that has both says which login it means.
  userPrincipalName: 1.1,
  sAMAccountName: 1.1,
};

/** A witness for the first is no witness against the second: one field can rightly be called both. */
export const AKIN: readonly (readonly [Concept, Concept])[] = [
  ['phone', 'mobile'],
  ['email', 'emailAlias'],
  ['email', 'userName'],
  ['phone', 'userName'],
  ['nickName', 'userName'],
  ['userName', 'userPrincipalName'],
  ['userName', 'sAMAccountName'],
  ['userName', 'accountName'],
  ['organization', 'accountName'],
  ['name', 'displayName'],
  ['displayName', 'name.givenName'],
  ['displayName', 'name.familyName'],
  ['name', 'name.givenName'],
  ['name', 'name.familyName'],
  ['name', 'organization'],
  ['name', 'userName'],
];

/** The second says more exactly what the first says: when both are heard, the second is meant. */
export const REFINES: readonly (readonly [Concept, Concept])[] = [
  ['streetAddress', 'not:address-2'],
  // English says "address" of an e-mail address too.
  ['streetAddress', 'email'],
  ['nickName', 'userName'],
  ['phone', 'not:phone-part'],
  ['phone', 'mobile'],
  ['name', 'name.givenName'],
  ['name', 'name.familyName'],
  ['name', 'name.middleName'],
  ['name', 'displayName'],
  ['name', 'organization'],
];

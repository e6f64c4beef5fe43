/** What an account's page may show that is compared: the identity attributes, and what only an account has. */
import { ATTRIBUTES, type Attribute } from '../record/attributes.ts';

/** `mfa`: the console's word for the second factor. `lastUsed`: when the account last signed in, as a date. `groups`: names, divided by commas, semicolons or lines. */
export const OF_ACCOUNTS = ['mfa', 'lastUsed', 'groups'] as const;

export const OBSERVABLE = [...ATTRIBUTES.filter((one) => one !== 'ticketNumber'), ...OF_ACCOUNTS] as const;
export type Observable = Exclude<Attribute, 'ticketNumber'> | (typeof OF_ACCOUNTS)[number];

export const isObservable = (name: string): name is Observable => (OBSERVABLE as readonly string[]).includes(name);

const WORDS: Partial<Record<Observable, string>> = {
  'name.givenName': 'given name',
  'name.middleName': 'middle name',
  'name.familyName': 'family name',
  displayName: 'display name',
  nickName: 'nickname',
  userName: 'user name',
  userPrincipalName: 'user principal name',
  sAMAccountName: 'Windows logon name',
  email: 'e-mail address',
  emailAlias: 'e-mail alias',
  mobile: 'mobile number',
  phone: 'phone number',
  title: 'job title',
  employeeNumber: 'employee number',
  streetAddress: 'street',
  locality: 'town',
  postalCode: 'postal code',
  timezone: 'time zone',
  preferredLanguage: 'language',
  active: 'status',
  mfa: 'second factor',
  lastUsed: 'last use',
};

/** The attribute as a sentence names it. */
export const observableWord = (attribute: string): string => WORDS[attribute as Observable] ?? attribute;

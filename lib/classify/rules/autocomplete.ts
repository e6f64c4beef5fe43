import type { Concept } from './concepts.ts';

/**
 * WHATWG autofill tokens (HTML, "autofill detail tokens") that name an attribute or rule one out, by what
 * they say. Prefixes such as `work` and `section-x` are passed over.
 */
export const AUTOCOMPLETE: Partial<Record<Concept, string>> = {
  displayName: 'name',
  'name.givenName': 'given-name',
  'name.middleName': 'additional-name',
  'name.familyName': 'family-name',
  nickName: 'nickname',
  userName: 'username',
  email: 'email',
  phone: 'tel,tel-national',
  organization: 'organization',
  title: 'organization-title',
  streetAddress: 'street-address,address-line1',
  'not:address-2': 'address-line2',
  'not:address-part': 'address-line3',
  region: 'address-level1',
  locality: 'address-level2',
  postalCode: 'postal-code',
  country: 'country,country-name',
  preferredLanguage: 'language',
  'not:personal': 'honorific-prefix,honorific-suffix,bday,sex',
  'not:phone-part': 'tel-country-code,tel-area-code,tel-local,tel-extension',
  'not:secret': 'one-time-code,new-password,current-password',
  // A payer's given and family name are plain names; the label decides.
  'not:payment': 'cc-name,cc-number,cc-exp,cc-exp-month,cc-exp-year,cc-csc,cc-type',
  'not:thing': 'url',
};

import type { Concept } from './concepts.ts';

/**
 * LDAP attribute names (RFC 4519, RFC 4524, RFC 2798) that are too short or too special to mean anything elsewhere. They count as a control's whole name,
 * after an index is taken off (`l_0`, `new_values[sn][0]`), in a form that has several of them. Written as in phrases.ts.
 */
export const LDAP_NAMES: Partial<Record<Concept, string>> = {
  'name.givenName': 'given name,gn',
  'name.familyName': 'sn',
  displayName: 'display name,cn',
  userName: 'uid',
  sAMAccountName: 'sam account name',
  userPrincipalName: 'user principal name',
  email: 'mail',
  emailAlias: 'mail alternate address',
  phone: 'telephone number',
  mobile: 'mobile',
  title: 'title',
  department: 'department number/;ou',
  organization: 'company,o',
  employeeNumber: 'employee number/id;',
  manager: 'manager',
  streetAddress: 'street address/;',
  locality: 'l',
  region: 'st',
  postalCode: 'postal code',
  country: 'c,co',
  preferredLanguage: 'preferred language',
  'not:personal': 'initials',
  'not:phone-part': 'home phone,pager,facsimile telephone number',
  'not:address-part':
    'postal/registered address;post office box,home postal address,physical delivery office name,room number',
  'not:kind': 'business category,employee type',
  'not:thing': 'car license,labeled uri',
  'not:text': 'description',
  'not:other-person': 'secretary,see also',
};

/** So many different names of the table make a form one that speaks LDAP. */
export const SPEAKS_LDAP = 4;

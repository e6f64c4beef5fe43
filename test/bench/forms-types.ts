import type { Concept } from '../../lib/classify/rules/concepts.ts';

/**
 * Our meanings in the words of the labels: tokens of the WHATWG's autocomplete where it has one. What is not here is no identity field to the labels:
 * they know no nickname, no second address, no time zone, no language and no ticket.
 */
export const LABELLED_AS: Partial<Record<Concept, string>> = {
  displayName: 'name',
  'name.givenName': 'given-name',
  'name.middleName': 'additional-name',
  'name.familyName': 'family-name',
  userName: 'username',
  userPrincipalName: 'username',
  sAMAccountName: 'username',
  email: 'email',
  phone: 'tel',
  mobile: 'tel-mobile',
  organization: 'organization',
  title: 'organization-title',
  department: 'department',
  employeeNumber: 'employee-id',
  manager: 'manager',
  streetAddress: 'address-line1',
  // recognised, so as to be left alone: no attribute of ours goes there
  'not:address-2': 'address-line2',
  locality: 'address-level2',
  region: 'address-level1',
  postalCode: 'postal-code',
  country: 'country',
  role: 'role',
  active: 'status',
};

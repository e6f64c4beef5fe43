import type { Concept } from './concepts.ts';

/**
 * LDAP attribute names (RFC 4519, RFC 4524, RFC 2798) that are too short or too special to mean anything elsewhere. They count as a control's whole name,
 * after an index is taken off (`l_0`, `new_values[sn][0]`), in a form that has several of them. Written as in phrases.ts.
 */
export const LDAP_NAMES: Partial<Record<Concept, string>> = {
  'name.givenName': 'givenname,gn',
  'name.familyName': 'sn',
  displayName: 'displayname,cn',
  userName: 'uid',
  sAMAccountName: 'samaccountname',
  userPrincipalName: 'userprincipalname',
  email: 'mail',
  emailAlias: 'mailalternateaddress',
  phone: 'telephonenumber',
  mobile: 'mobile',
  title: 'title',
  department: 'departmentnumber,department,ou',
  organization: 'company,o',
  employeeNumber: 'employeenumber,employeeid',
  manager: 'manager',
  streetAddress: 'streetaddress,street',
  locality: 'l',
  region: 'st',
  postalCode: 'postalcode',
  country: 'c,co',
  preferredLanguage: 'preferredlanguage',
  'not:personal': 'initials',
  'not:phone-part': 'homephone,pager,facsimiletelephonenumber',
  'not:address-part':
    'postaladdress,registeredaddress,postofficebox,homepostaladdress,physicaldeliveryofficename,roomnumber',
  'not:kind': 'businesscategory,employeetype',
  'not:thing': 'carlicense,labeleduri',
  'not:text': 'description',
  'not:other-person': 'secretary,seealso',
};

/** So many different names of the table make a form one that speaks LDAP. */
export const SPEAKS_LDAP = 4;

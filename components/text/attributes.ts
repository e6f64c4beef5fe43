import type { ConsoleKind, Purpose } from '../../lib/record/attributes.ts';
import type { FormAttribute } from '../../lib/record/form-attributes.ts';

/** What a person reads for an attribute, a purpose or a kind of console. */
export const attributeWords: Record<FormAttribute, string> = {
  'name.givenName': 'Given name',
  'name.middleName': 'Middle name',
  'name.familyName': 'Family name',
  displayName: 'Display name',
  nickName: 'Nickname',
  userName: 'User name',
  userPrincipalName: 'User principal name',
  sAMAccountName: 'SAM account name',
  email: 'E-mail',
  emailAlias: 'E-mail alias',
  phone: 'Phone',
  mobile: 'Mobile',
  title: 'Job title',
  department: 'Department',
  organization: 'Organization',
  employeeNumber: 'Employee number',
  manager: 'Manager',
  streetAddress: 'Street',
  locality: 'City',
  region: 'Region',
  postalCode: 'Postal code',
  country: 'Country',
  timezone: 'Time zone',
  preferredLanguage: 'Language',
  role: 'Role',
  active: 'Active',
  ticketNumber: 'Ticket number',
  note: 'Note',
  internal: 'Internal',
  minutesWorked: 'Minutes worked',
  hoursWorked: 'Hours worked',
};

export const purposeWords: Record<Purpose, string> = {
  everyday: 'Everyday',
  admin: 'Admin',
  'break-glass': 'Break-glass',
  shared: 'Shared',
};

export const kindWords: Record<ConsoleKind, string> = {
  psa: 'Ticketing (PSA)',
  rmm: 'Monitoring (RMM)',
  remote: 'Remote support',
  iam: 'Identity (IAM)',
  pam: 'Privileged access (PAM)',
  docs: 'Documentation',
};

/**
 * The identity attributes Unswivel knows: one word per thing in record, profiles, classifier, events and UI.
 * Names follow SCIM 2.0 (RFC 7643 §4.1, §4.3) with the dotted path where the attribute is complex. `userPrincipalName`, `sAMAccountName` and `uid`
 * are kept apart from `userName` because consoles have them side by side; a convention may give each its own rule.
 */
export const ATTRIBUTES = [
  'name.givenName',
  'name.middleName',
  'name.familyName',
  'displayName',
  'nickName',
  'userName',
  'userPrincipalName',
  'sAMAccountName',
  'email',
  'emailAlias',
  'phone',
  'mobile',
  'title',
  'department',
  'organization',
  'employeeNumber',
  'manager',
  'streetAddress',
  'locality',
  'region',
  'postalCode',
  'country',
  'timezone',
  'preferredLanguage',
  'role',
  'active',
  'ticketNumber',
] as const;

export type Attribute = (typeof ATTRIBUTES)[number];

/** Why an account exists beside the others a technician may have in one console. */
export const PURPOSES = ['everyday', 'admin', 'break-glass', 'shared'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What a console is for, as an MSP sorts its tools. */
export const CONSOLE_KINDS = ['psa', 'rmm', 'remote', 'iam', 'pam', 'docs'] as const;
export type ConsoleKind = (typeof CONSOLE_KINDS)[number];

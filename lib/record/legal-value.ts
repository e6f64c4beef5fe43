import type { Attribute } from './attributes.ts';
import { deceptive } from './deceptive-name.ts';

const ADDRESS = /^[^\s@]+@[^\s@]+$/;
/** Signs that a quoted local part alone may hold (RFC 5322 §3.2.3), which no directory takes. */
const NOT_IN_ADDRESS = /[\s"(),:;<>[\]\\]/;
/** [MS-ADA3] and the object names of [MS-SAMR] §3.1.1.6. */
const NOT_IN_SAM = /["/\\[\]:;|=,+*?<>@]/;
const SAM_LENGTH = 20;

/**
 * Why a value cannot stand for this attribute, as the end of a sentence (`is no address …`); null when it can. Asked of logins and of people's names only, and said of what
 * no console takes, or what would fool one; what only some refuse stays the console's to say.
 */
export function illegalValue(attribute: Attribute, value: string): string | null {
  switch (attribute) {
    case 'email':
    case 'emailAlias':
    case 'userPrincipalName':
      return illegalAddress(value) ?? disguised(value);
    case 'sAMAccountName':
      return illegalSam(value) ?? disguised(value);
    case 'userName':
      return (value.includes('@') ? illegalAddress(value) : null) ?? disguised(value);
    default:
      return NAMES.has(attribute) ? disguised(value) : null;
  }
}

/** What a person is called: whoever reads it in a console believes what it seems. */
export const NAMES: ReadonlySet<Attribute> = new Set([
  'name.givenName',
  'name.middleName',
  'name.familyName',
  'displayName',
  'nickName',
]);

function illegalAddress(value: string): string | null {
  if (!ADDRESS.test(value)) return 'is no address. A filter such as :alnum or :slug takes spaces out.';
  const sign = NOT_IN_ADDRESS.exec(value)?.[0];
  if (sign) return `is no address: “${sign}” cannot stand in one. The filter :alnum takes such signs out.`;
  const local = value.slice(0, value.lastIndexOf('@'));
  if (/^\.|\.\.|\.$/.test(local)) return 'is no address: a dot stands at the edge, or beside another.';
  return null;
}

function illegalSam(value: string): string | null {
  const sign = NOT_IN_SAM.exec(value)?.[0];
  if (sign) return `is no sAMAccountName: “${sign}” cannot stand in one.`;
  if (value.length > SAM_LENGTH)
    return `is no sAMAccountName: it has ${value.length} characters, and ${SAM_LENGTH} are allowed. A maximum length cuts it.`;
  return value.endsWith('.') ? 'is no sAMAccountName: it ends with a dot.' : null;
}

function disguised(value: string): string | null {
  const fault = deceptive(value);
  return fault && `would fool whoever reads it. ${fault}`;
}

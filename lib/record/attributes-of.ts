import type { Attribute } from './attributes.ts';
import { ENTERPRISE_URN } from './enterprise.ts';
import type { Technician } from './record.schema.ts';

/** A value of the record and the SCIM path (RFC 7644 §3.10) it stands at. */
export interface RecordValue {
  value: string;
  path: string;
}

type Labelled = Technician['emails'][number];
type RecordValues = Readonly<Partial<Record<Attribute, RecordValue>>>;

/** Read once per record object, which is never changed in place (folded-technician.ts says why a memo is allowed). */
const MEMO = new WeakMap<Technician, RecordValues>();

/**
 * The record's own value of each canonical attribute; what the record lacks is absent.
 * E-mail: the primary one, else the first of type work, else the first. `emailAlias`: the first of type alias. `phone`: the first of type work, else the
 * first that is neither mobile, home, fax nor pager. `mobile`: the first of type mobile. Address: the one of type work, else the first.
 * `role` and `ticketNumber` are never the record's: they come with the account and the ticket.
 */
export function attributesOf(technician: Technician): RecordValues {
  const known = MEMO.get(technician);
  if (known) return known;
  const values = Object.freeze(readAttributes(technician));
  MEMO.set(technician, values);
  return values;
}

function readAttributes(technician: Technician): Partial<Record<Attribute, RecordValue>> {
  const out: Partial<Record<Attribute, RecordValue>> = {};
  const put = (attribute: Attribute, value: string | undefined, path: string) => {
    if (value?.trim()) out[attribute] = { value: value.trim().normalize('NFC'), path };
  };
  put('name.givenName', technician.name.givenName, 'name.givenName');
  put('name.middleName', technician.name.middleName, 'name.middleName');
  put('name.familyName', technician.name.familyName, 'name.familyName');
  put('displayName', technician.displayName, 'displayName');
  put('nickName', technician.nickName, 'nickName');
  put('userName', technician.userName, 'userName');
  put('title', technician.title, 'title');
  putLabelled('email', 'emails', technician.emails, chosenEmail(technician.emails), put);
  putLabelled('emailAlias', 'emails', technician.emails, ofType(technician.emails, 'alias'), put);
  putLabelled('phone', 'phoneNumbers', technician.phoneNumbers, chosenPhone(technician.phoneNumbers), put);
  putLabelled('mobile', 'phoneNumbers', technician.phoneNumbers, ofType(technician.phoneNumbers, 'mobile'), put);

  const address = technician.addresses.find((one) => isType(one.type, 'work')) ?? technician.addresses[0];
  const at = address?.type ? `addresses[type eq "${address.type}"]` : 'addresses[0]';
  for (const part of ['streetAddress', 'locality', 'region', 'postalCode', 'country'] as const) {
    put(part, address?.[part], `${at}.${part}`);
  }

  const enterprise = technician[ENTERPRISE_URN];
  put('employeeNumber', enterprise.employeeNumber, `${ENTERPRISE_URN}:employeeNumber`);
  put('department', enterprise.department, `${ENTERPRISE_URN}:department`);
  put('organization', enterprise.organization, `${ENTERPRISE_URN}:organization`);
  put('manager', enterprise.manager?.displayName, `${ENTERPRISE_URN}:manager.displayName`);
  put('timezone', technician.timezone, 'timezone');
  put('preferredLanguage', technician.preferredLanguage, 'preferredLanguage');
  put('active', String(technician.active), 'active');
  return out;
}

function putLabelled(
  attribute: Attribute,
  list: string,
  all: readonly Labelled[],
  chosen: Labelled | undefined,
  put: (attribute: Attribute, value: string | undefined, path: string) => void,
): void {
  if (!chosen) return;
  const place = chosen.type
    ? `type eq "${chosen.type}"`
    : chosen.primary
      ? 'primary eq true'
      : String(all.indexOf(chosen));
  put(attribute, chosen.value, `${list}[${place}].value`);
}

function chosenEmail(emails: readonly Labelled[]): Labelled | undefined {
  return (
    emails.find((one) => one.primary) ?? ofType(emails, 'work') ?? emails.find((one) => !isType(one.type, 'alias'))
  );
}

const NOT_A_DESK = ['mobile', 'cell', 'home', 'fax', 'pager'];

function chosenPhone(phones: readonly Labelled[]): Labelled | undefined {
  return ofType(phones, 'work') ?? phones.find((one) => !NOT_A_DESK.some((type) => isType(one.type, type)));
}

function ofType(list: readonly Labelled[], type: string): Labelled | undefined {
  const all = list.filter((one) => isType(one.type, type));
  return all.find((one) => one.primary) ?? all[0];
}

function isType(type: string | undefined, wanted: string): boolean {
  return type?.toLowerCase() === wanted;
}

/** Who may mend a finding: in the console, in the record, or in the system that decides about access. */
import type { Ownable } from '../record/access.schema.ts';
import { decidedElsewhere } from '../record/decided-elsewhere.ts';
import type { Client, Console } from '../record/record.schema.ts';

export interface Mend {
  console: Console['administeredBy'];
  /** where the record is changed, when it is the record that is wrong */
  record: { id: string; label: string } | null;
  /** the system that decides about access, where it is not this one */
  access: string | null;
}

const PARTS: Readonly<Record<string, Ownable>> = {
  'name.givenName': 'name',
  'name.middleName': 'name',
  'name.familyName': 'name',
  displayName: 'displayName',
  nickName: 'nickName',
  userName: 'userName',
  email: 'emails',
  emailAlias: 'emails',
  phone: 'phoneNumbers',
  mobile: 'phoneNumbers',
  title: 'title',
  department: 'department',
  organization: 'organization',
  employeeNumber: 'employeeNumber',
  manager: 'manager',
  streetAddress: 'addresses',
  locality: 'addresses',
  region: 'addresses',
  postalCode: 'addresses',
  country: 'addresses',
  timezone: 'timezone',
  preferredLanguage: 'preferredLanguage',
  active: 'active',
};

/** The part of a technician's record an attribute comes from; undefined for what only accounts have. */
export const partOf = (attribute: string): Ownable | undefined =>
  Object.hasOwn(PARTS, attribute) ? PARTS[attribute] : undefined;

const OF_ACCESS: ReadonlySet<string> = new Set(['role', 'groups', 'active', 'account']);

/** `owners`: the source that owns each part; what none owns is kept by hand in the options. */
export function mendOf(
  attribute: string,
  console: Pick<Console, 'administeredBy' | 'kind'>,
  client: Pick<Client, 'accessAuthority'>,
  owners: ReadonlyMap<Ownable, { id: string; label: string }>,
): Mend {
  const part = partOf(attribute);
  return {
    console: console.administeredBy,
    record: part ? (owners.get(part) ?? { id: 'options', label: 'the options page' }) : null,
    access: (OF_ACCESS.has(attribute) && decidedElsewhere(client, console.kind)) || null,
  };
}

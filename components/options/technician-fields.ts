import type { Ownable } from '../../lib/record/access.schema.ts';
import { ENTERPRISE, type Technician } from '../../lib/record/record.schema.ts';

/** One line of the form: how to read it from a technician and how to write it back. Empty text takes the value out. */
export interface TechnicianField {
  key: string;
  /** the part of the record a source may own, which this is in */
  part: Ownable;
  /** key of `attributeWords` */
  word: string;
  /** where an error of the schema would point */
  path: string;
  read(technician: Technician): string;
  write(technician: Technician, text: string): Partial<Technician>;
}

const plain = (
  key: 'userName' | 'displayName' | 'nickName' | 'title' | 'preferredLanguage' | 'timezone',
): TechnicianField => ({
  key,
  part: key,
  word: key,
  path: key,
  read: (technician) => technician[key] ?? '',
  // A required one stays, empty, for the check to name; an optional one goes.
  write: (_, text) =>
    ({ [key]: text || (key === 'userName' || key === 'displayName' ? '' : undefined) }) as Partial<Technician>,
});

const named = (key: 'givenName' | 'middleName' | 'familyName'): TechnicianField => ({
  key,
  part: 'name',
  word: `name.${key}`,
  path: `name.${key}`,
  read: ({ name }) => name[key] ?? '',
  write: ({ name }, text) => ({ name: { ...name, [key]: text || (key === 'middleName' ? undefined : '') } }),
});

const enterprise = (key: 'employeeNumber' | 'department' | 'organization'): TechnicianField => ({
  key,
  part: key,
  word: key,
  path: `${ENTERPRISE}.${key}`,
  read: (technician) => technician[ENTERPRISE][key] ?? '',
  write: (technician, text) => ({ [ENTERPRISE]: { ...technician[ENTERPRISE], [key]: text || undefined } }),
});

type Address = Technician['addresses'][number];
const address = (key: Exclude<keyof Address, 'type'>): TechnicianField => ({
  key,
  part: 'addresses',
  word: key,
  path: `addresses.0.${key}`,
  read: ({ addresses }) => addresses[0]?.[key] ?? '',
  write: ({ addresses: [first, ...rest] }, text) => {
    const { [key]: _, ...others } = first ?? {};
    const next = { ...others, ...(text ? { [key]: text } : {}) };
    return { addresses: Object.keys(next).some((field) => field !== 'type') ? [next, ...rest] : rest };
  },
});

/** The first number of that type; the main phone is the first that is no mobile. */
const phone = (type: 'work' | 'mobile'): TechnicianField => {
  const is = (entry: { type?: string | undefined }) => (entry.type === 'mobile') === (type === 'mobile');
  return {
    key: type,
    part: 'phoneNumbers',
    word: type === 'mobile' ? 'mobile' : 'phone',
    path: 'phoneNumbers',
    read: ({ phoneNumbers }) => phoneNumbers.find(is)?.value ?? '',
    write: ({ phoneNumbers }, text) => ({ phoneNumbers: replaceFirst(phoneNumbers, is, text, { type }) }),
  };
};

const email: TechnicianField = {
  key: 'email',
  part: 'emails',
  word: 'email',
  path: 'emails',
  read: ({ emails }) => (emails.find((one) => one.primary) ?? emails[0])?.value ?? '',
  write: ({ emails }, text) => {
    const main = emails.find((one) => one.primary) ?? emails[0];
    return { emails: replaceFirst(emails, (one) => one === main, text, { type: 'work', primary: true }) };
  },
};

function replaceFirst<T extends { value: string }>(
  list: T[],
  is: (entry: T) => boolean,
  text: string,
  fresh: Omit<T, 'value'>,
): T[] {
  const at = list.findIndex(is);
  const old = list[at];
  if (!old) return text ? [...list, { ...fresh, value: text } as T] : list;
  return text ? list.with(at, { ...old, value: text }) : list.toSpliced(at, 1);
}

export const TECHNICIAN_GROUPS: { group: 'identity' | 'reach' | 'work' | 'address'; fields: TechnicianField[] }[] = [
  {
    group: 'identity',
    fields: [
      named('givenName'),
      named('middleName'),
      named('familyName'),
      plain('displayName'),
      plain('userName'),
      plain('nickName'),
    ],
  },
  { group: 'reach', fields: [email, phone('work'), phone('mobile'), plain('preferredLanguage'), plain('timezone')] },
  {
    group: 'work',
    fields: [plain('title'), enterprise('department'), enterprise('organization'), enterprise('employeeNumber')],
  },
  {
    group: 'address',
    fields: [
      address('streetAddress'),
      address('postalCode'),
      address('locality'),
      address('region'),
      address('country'),
    ],
  },
];

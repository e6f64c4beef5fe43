/** What one cell of a file of people does to a technician's record. An empty one takes the part away. */
import { countryCode } from './country.ts';
import { csvMoment } from './csv-moment.ts';
import type { CsvTarget } from './csv-targets.ts';
import { ENTERPRISE_URN } from './enterprise.ts';
import type { Technician } from './record.schema.ts';
import { statusOf } from './status-words.ts';

/** Finds a person by id, user name, e-mail or employee number; null where nobody or more than one is. */
export type FindPerson = (text: string) => string | null;

/** What a cell does to the record, or a sentence why it cannot. */
export type SetCell = (technician: Technician, text: string, find: FindPerson) => string | undefined;

const plain =
  (part: 'nickName' | 'title' | 'preferredLanguage' | 'timezone' | 'userType'): SetCell =>
  (technician, text) => {
    if (text) technician[part] = text;
    else delete technician[part];
    return undefined;
  };

const enterprise =
  (part: 'employeeNumber' | 'department' | 'organization'): SetCell =>
  (technician, text) => {
    if (text) technician[ENTERPRISE_URN][part] = text;
    else delete technician[ENTERPRISE_URN][part];
    return undefined;
  };

type AddressPart = 'streetAddress' | 'locality' | 'region' | 'postalCode' | 'country';

const address =
  (part: AddressPart): SetCell =>
  (technician, text) => {
    const [first = { type: 'work' }, ...others] = technician.addresses;
    const { [part]: _, ...rest } = first;
    const whole = { ...rest, ...(text ? { [part]: text } : {}) };
    const empty = Object.keys(whole).every((key) => key === 'type');
    technician.addresses = empty ? others : [whole, ...others];
    return undefined;
  };

const number =
  (type: 'work' | 'mobile'): SetCell =>
  (technician, text) => {
    const others = technician.phoneNumbers.filter((one) => one.type !== type);
    technician.phoneNumbers = text ? [{ value: text, type }, ...others] : others;
    return undefined;
  };

export const SET_CELL: Partial<Record<CsvTarget, SetCell>> = {
  userName: (technician, text) => {
    technician.userName = text;
    return undefined;
  },
  'name.givenName': ({ name }, text) => {
    name.givenName = text;
    return undefined;
  },
  'name.familyName': ({ name }, text) => {
    name.familyName = text;
    return undefined;
  },
  'name.middleName': ({ name }, text) => {
    if (text) name.middleName = text;
    else delete name.middleName;
    return undefined;
  },
  displayName: (technician, text) => {
    technician.displayName = text;
    return undefined;
  },
  nickName: plain('nickName'),
  title: plain('title'),
  preferredLanguage: plain('preferredLanguage'),
  timezone: plain('timezone'),
  userType: plain('userType'),
  employeeNumber: enterprise('employeeNumber'),
  department: enterprise('department'),
  organization: enterprise('organization'),
  streetAddress: address('streetAddress'),
  locality: address('locality'),
  region: address('region'),
  postalCode: address('postalCode'),
  country: (technician, text, find) => {
    const code = text && countryCode(text);
    if (text && !code) return `“${text}” is no country known here. Write its two-letter code.`;
    return address('country')(technician, code ?? '', find);
  },
  phone: number('work'),
  mobile: number('mobile'),
  email: (technician, text) => {
    if (text && !/^[^\s@]+@[^\s@]+$/.test(text)) return `“${text}” is no e-mail address.`;
    const [first, ...others] = technician.emails;
    technician.emails = text ? [{ type: 'work', primary: true, ...first, value: text }, ...others] : others;
    return undefined;
  },
  active: (technician, text) => {
    const active = text === '' ? true : statusOf(text);
    if (active === undefined)
      return `“${text}” says neither that somebody is active nor that they are not. Write yes or no.`;
    technician.active = active;
    return undefined;
  },
  manager: (technician, text, find) => {
    if (!text) {
      delete technician[ENTERPRISE_URN].manager;
      return undefined;
    }
    const value = find(text);
    if (!value) return nobody(text);
    if (technician[ENTERPRISE_URN].manager?.value !== value) technician[ENTERPRISE_URN].manager = { value };
    return undefined;
  },
  'contract.sponsor': (technician, text, find) => {
    const sponsor = text ? find(text) : null;
    if (text && !sponsor) return nobody(text);
    return contract(technician, sponsor ? { sponsor } : { sponsor: '' });
  },
  'contract.ends': (technician, text) => {
    const ends = text ? csvMoment(text) : '';
    if (ends === null) return `“${text}” is no date that can be read one way only. Write it as 2027-03-31.`;
    return contract(technician, { ends });
  },
};

/** Half a contract is told at the end: its other half may be in a later column. */
function contract(technician: Technician, part: { sponsor: string } | { ends: string }): undefined {
  const whole = { sponsor: '', ends: '', ...technician.contract, ...part };
  if (whole.sponsor || whole.ends) technician.contract = whole;
  else delete technician.contract;
}

const nobody = (text: string): string =>
  `“${text}” is nobody, or more than one person. Write their user name, e-mail address or employee number.`;

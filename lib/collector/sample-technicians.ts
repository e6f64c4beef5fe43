/** The people of the made-up MSP. Names, numbers and addresses are reserved for examples or invented. */
import { ENTERPRISE, type Technician } from '../record/record.schema.ts';
import type { Grant } from './grants.ts';

interface Person {
  id: string;
  given: string;
  family: string;
  number: string;
  title: string;
  department: string;
  email?: string;
  phone: string;
  mobile: string;
  office: 'berlin' | 'london' | 'washington';
  language: string;
  manager?: string;
}

const OFFICES = {
  berlin: {
    timezone: 'Europe/Berlin',
    address: {
      streetAddress: 'Musterstraße 12',
      locality: 'Berlin',
      region: 'Berlin',
      postalCode: '10115',
      country: 'DE',
    },
  },
  london: {
    timezone: 'Europe/London',
    address: {
      streetAddress: '4 Example Row',
      locality: 'London',
      region: 'Greater London',
      postalCode: 'EC1A 1BB',
      country: 'GB',
    },
  },
  washington: {
    timezone: 'America/New_York',
    address: {
      streetAddress: '100 Sample Avenue NW',
      locality: 'Washington',
      region: 'DC',
      postalCode: '20001',
      country: 'US',
    },
  },
} as const;

/** Jane Adeyemi shares a surname and an initial with Jide, Leo Nguyen with Lan: their derived logins collide. */
const PEOPLE: Person[] = [
  {
    id: 'mkruse',
    given: 'Maren',
    family: 'Kruse',
    number: 'T-1001',
    title: 'Service desk lead',
    department: 'Service desk',
    phone: '+49 30 5550101',
    mobile: '+49 151 5550101',
    office: 'berlin',
    language: 'de-DE',
  },
  {
    id: 'jadeyemi',
    given: 'Jide',
    family: 'Adeyemi',
    number: 'T-1002',
    title: 'Senior technician',
    department: 'Service desk',
    phone: '+44 20 5550102',
    mobile: '+44 7700 900102',
    office: 'london',
    language: 'en-GB',
    manager: 'mkruse',
  },
  {
    id: 'lnguyen',
    given: 'Lan',
    family: 'Nguyen',
    number: 'T-1003',
    title: 'Technician',
    department: 'Service desk',
    phone: '+1 202 555 0103',
    mobile: '+1 202 555 0153',
    office: 'washington',
    language: 'en-US',
    manager: 'mkruse',
  },
  {
    id: 'praman',
    given: 'Priya',
    family: 'Raman',
    number: 'T-1004',
    title: 'Technician',
    department: 'Onboarding',
    phone: '+44 20 5550104',
    mobile: '+44 7700 900104',
    office: 'london',
    language: 'en-GB',
    manager: 'mkruse',
  },
  {
    id: 'zmueller',
    given: 'Zoë',
    family: 'Müller-Lüdenscheidt',
    number: 'T-1005',
    title: 'Identity engineer',
    department: 'Cloud services',
    email: 'z.mueller@msp.example',
    phone: '+49 30 5550105',
    mobile: '+49 151 5550105',
    office: 'berlin',
    language: 'de-DE',
    manager: 'mkruse',
  },
  {
    id: 'jadeyemi2',
    given: 'Jane',
    family: 'Adeyemi',
    number: 'T-1006',
    title: 'Technician',
    department: 'Service desk',
    email: 'jane.adeyemi@msp.example',
    phone: '+44 20 5550106',
    mobile: '+44 7700 900106',
    office: 'london',
    language: 'en-GB',
    manager: 'jadeyemi',
  },
  {
    id: 'lnguyen2',
    given: 'Leo',
    family: 'Nguyen',
    number: 'T-1007',
    title: 'Compliance officer',
    department: 'Compliance',
    email: 'leo.nguyen@msp.example',
    phone: '+1 202 555 0107',
    mobile: '+1 202 555 0157',
    office: 'washington',
    language: 'en-US',
    manager: 'mkruse',
  },
];

const nameOf = (id: string | undefined): string | undefined => {
  const person = PEOPLE.find((one) => one.id === id);
  return person && `${person.given} ${person.family}`;
};

function technicianOf(person: Person): Technician {
  const { id, given, family, number, title, department, manager, office } = person;
  const displayName = nameOf(manager);
  return {
    id,
    version: 1,
    userName: id,
    name: { givenName: given, familyName: family },
    displayName: `${given} ${family}`,
    title,
    emails: [
      {
        value: person.email ?? `${given[0]?.toLowerCase()}.${family.toLowerCase()}@msp.example`,
        type: 'work',
        primary: true,
      },
    ],
    phoneNumbers: [
      { value: person.phone, type: 'work', primary: true },
      { value: person.mobile, type: 'mobile' },
    ],
    addresses: [{ type: 'work', ...OFFICES[office].address }],
    preferredLanguage: person.language,
    timezone: OFFICES[office].timezone,
    active: true,
    [ENTERPRISE]: {
      employeeNumber: number,
      department,
      organization: 'Example MSP',
      ...(manager && displayName ? { manager: { value: manager, displayName } } : {}),
    },
  };
}

export const SAMPLE_TECHNICIANS: Technician[] = PEOPLE.map(technicianOf);

/** Priya has just joined and serves nobody yet. */
export const SAMPLE_GRANTS: Record<string, Grant> = {
  mkruse: { roles: ['technician', 'lead'], serves: ['northwind', 'contoso'] },
  jadeyemi: { roles: ['technician'], serves: ['northwind', 'contoso'] },
  lnguyen: { roles: ['technician'], serves: ['northwind'] },
  praman: { roles: ['technician'], serves: [] },
  zmueller: { roles: ['technician'], serves: ['northwind', 'contoso'] },
  jadeyemi2: { roles: ['technician'], serves: ['contoso'] },
  lnguyen2: { roles: ['compliance'], serves: [] },
};

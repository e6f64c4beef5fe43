/** An MSP of any size: technicians, clients, consoles and accounts that are alike in shape and different in every value. */

import type { Holder } from '../../lib/drift/judge.ts';
import { OBSERVABLE } from '../../lib/drift/observable.ts';
import type { Sighting } from '../../lib/drift/observation.ts';
import { derive } from '../../lib/record/derive.ts';
import {
  type Account,
  type Client,
  type Console,
  ENTERPRISE,
  type Technician,
} from '../../lib/record/record.schema.ts';

export interface Size {
  technicians: number;
  clients: number;
  /** of each client */
  consoles: number;
  /** shown of each account */
  attributes: number;
  /** of all the accounts there could be, so many there are: nobody has one everywhere */
  share: number;
}

const SHARES = 1009;
/** Whether somebody has an account in a console: scattered, and the same at every run. */
export const holds = ({ share }: Size, technician: number, client: number, console: number): boolean =>
  (technician * 389 + client * 769 + console * 193 + ((technician * client) % 97)) % SHARES < share * SHARES;

/** Everybody with an account in a console. */
export const holdersOf = (size: Size, client: number, console: number): number[] =>
  Array.from({ length: size.technicians }, (_, at) => at).filter((at) => holds(size, at, client, console));

const GIVEN = ['Jürgen', 'Ada', 'Ondřej', 'Łukasz', 'Begoña', 'Zoé', 'Søren', 'Lan'];
const FAMILY = ['Müller', 'Lovelace', 'Dvořák', 'Wójcik', 'Núñez', 'Lefèvre', 'Kjær', 'Nguyen'];

export function technicianOf(at: number): Technician {
  const [given, family] = [GIVEN[at % GIVEN.length] as string, `${FAMILY[(at >> 3) % FAMILY.length]}${letters(at)}`];
  return {
    ...{
      id: `technician-${at}`,
      version: 1,
      userName: `t${at}`,
      displayName: `${given} ${family}`,
      active: at % 50 !== 49,
    },
    name: { givenName: given, familyName: family },
    title: 'Service engineer',
    emails: [{ value: `t${at}@msp.example`, type: 'work', primary: true }],
    phoneNumbers: [
      { value: `+49 30 55${String(100000 + at)}`, type: 'work' },
      { value: `+49 151 55${String(100000 + at)}`, type: 'mobile' },
    ],
    addresses: [
      { type: 'work', streetAddress: `Musterstraße ${at}`, locality: 'Köln', postalCode: '50667', country: 'DE' },
    ],
    ...{ preferredLanguage: 'de-DE', timezone: 'Europe/Berlin' },
    [ENTERPRISE]: { employeeNumber: `E-${1000 + at}`, department: 'Service desk', organization: 'Example MSP GmbH' },
  };
}

/** A name is told from others by letters, not by digits. */
const letters = (at: number): string => Array.from(String(at), (digit) => 'abcdefghij'.charAt(Number(digit))).join('');

export const clientOf = (at: number): Client => ({
  ...{
    id: `client-${at}`,
    version: 1,
    name: `Client ${at}`,
    own: false,
    psaCompanyIds: [],
    aliases: [],
    domains: [`client-${at}.example`],
    ticketRequired: false,
  },
  convention: {
    version: 1,
    rules: { everyday: { email: `{userName}@{client.domain}` } },
    maxLength: {},
    collision: 'number',
  },
});

export const consoleOf = (client: number, at: number): Console => ({
  ...{
    id: `console-${client}-${at}`,
    version: 1,
    label: `Console ${at} of client ${client}`,
    kind: (['iam', 'rmm', 'pam'] as const)[at % 3] ?? 'iam',
    profile: `product-${at}`,
  },
  ...{ origins: [`https://c${at}.client-${client}.example`], basePath: '/', administeredBy: 'both' as const },
  tenancy: { mode: 'client', client: `client-${client}` },
});

export const accountOf = (technician: number, client: number, console: number): Account => ({
  ...{
    id: `account-${technician}-${client}-${console}`,
    version: 1,
    technician: `technician-${technician}`,
    client: `client-${client}`,
    console: `console-${client}-${console}`,
  },
  ...{
    purpose: 'everyday' as const,
    path: 'member' as const,
    name: `t${technician}`,
    roles: ['Technician'],
    mfa: 'on' as const,
    status: 'active' as const,
  },
});

export const holderOf = (technician: number, client: number, console: number): Holder => ({
  technician: technicianOf(technician),
  account: accountOf(technician, client, console),
  client: clientOf(client),
  console: consoleOf(client, console),
  templates: [],
  exceptions: [],
});

const STATES: Record<string, string> = {
  active: 'Enabled',
  mfa: 'Enforced',
  role: 'Technician',
  lastUsed: '2026-11-19',
  groups: 'Technicians',
};

/** What the record says of it: the same in all consoles of one client. */
export const derivedFor = ({ technician, client, console, account }: Holder) =>
  derive({ technician, client, console, purpose: 'everyday', account }).values;

/** What a console shows of it: the record's values as another system writes them; in one account of twenty one of them is wrong. */
export function shownOf(
  holder: Holder,
  at: number,
  attributes: number,
  seenAt: number,
  derived = derivedFor(holder),
): Sighting {
  const { technician, client, console, account } = holder;
  const known = new Map<string, string>(derived.map(({ attribute, value }) => [attribute, value]));
  const values: Sighting['values'] = {};
  for (const attribute of OBSERVABLE) {
    const text = STATES[attribute] ?? known.get(attribute);
    if (text === undefined || Object.keys(values).length >= attributes) continue;
    values[attribute] = { value: written(attribute, text, technician) };
  }
  if (at % 20 === 0)
    values[at % 40 === 0 ? 'title' : 'phone'] = { value: at % 40 === 0 ? `Trainee ${at % 7}` : '+49 40 99999999' };
  return {
    ...{
      console: console.id,
      client: client.id,
      account: account.name,
      values,
      seenAt,
      receivedAt: seenAt,
      how: 'view',
      asked: false,
      page: 'user',
      address: `${console.origins[0]}/users`,
    },
    ...{ read: `${console.profile} 2026-11`, tenant: '', signedInAs: '', device: 'device', by: 'technician-0' },
  };
}

function written(attribute: string, text: string, { name }: Technician): string {
  if (attribute === 'displayName') return `${name.familyName}, ${name.givenName}`;
  if (attribute === 'phone' || attribute === 'mobile') return text.replace('+49 ', '0').replace(/ /g, '');
  return attribute === 'email' ? text.toUpperCase() : text;
}

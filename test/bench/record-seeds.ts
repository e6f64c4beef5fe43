/** A large MSP for bench:record: 1,000 clients with five consoles each, and technicians as an identity provider sends them. Made up from numbers, so that each run has the same. */
import { putObject } from '../../lib/collector/change-object.ts';
import type { Database } from '../../lib/collector/database.ts';
import type { Kind, Kinds } from '../../lib/collector/kinds.ts';
import { lockRecord } from '../../lib/collector/objects.ts';
import type { Exception, RoleTemplate } from '../../lib/record/access.schema.ts';
import type { Account, Client, Console, Technician } from '../../lib/record/record.schema.ts';

const GIVEN = 'Ada Björn Çelik Dagmar Émile Fatou Grzegorz Hana Ines João Kaja Łukasz Márta Noor Oisín Priya'.split(
  ' ',
);
const FAMILY = 'Almeida Byrne Costa Dvořák Eriksson Fournier González Hoffmann Ivanov Jansen Kowalski Lindqvist'.split(
  ' ',
);
const KINDS = ['psa', 'rmm', 'remote', 'iam', 'pam'] as const;
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

export const givenOf = (at: number): string => pick(GIVEN, at);
export const familyOf = (at: number): string => `${pick(FAMILY, Math.floor(at / GIVEN.length))}${at % 97}`;

/** RFC 7643 §4.1, as Entra sends a new user. */
export function scimUser(at: number): object {
  const [givenName, familyName] = [givenOf(at), familyOf(at)];
  const userName = `user${at}@msp.example`;
  return {
    schemas: [
      'urn:ietf:params:scim:schemas:core:2.0:User',
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
    ],
    externalId: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    userName,
    name: { givenName, familyName, formatted: `${givenName} ${familyName}` },
    displayName: `${givenName} ${familyName}`,
    active: true,
    title: pick(['Service desk engineer', 'Field engineer', 'Security analyst'], at),
    emails: [{ value: userName, type: 'work', primary: true }],
    phoneNumbers: [{ value: `+49 30 ${100_000 + at}`, type: 'work' }],
    preferredLanguage: pick(['en-GB', 'de-DE', 'pt-PT'], at),
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {
      employeeNumber: `E${100_000 + at}`,
      department: pick(['Service desk', 'Projects', 'Security'], at),
      organization: 'Example MSP',
    },
  };
}

export const clientSeed = (at: number): Client => ({
  id: `client-${at}`,
  version: 1,
  name: `${familyOf(at * 7)} Holdings ${at}`,
  own: false,
  psaCompanyIds: [`PSA-${at}`],
  aliases: [`Client ${at}`],
  domains: [`client${at}.example`],
  convention: {
    version: 1,
    rules: {
      everyday: {
        userName: '{name.givenName:lower:ascii:1}{name.familyName:lower:ascii:alnum}',
        userPrincipalName: '{name.givenName:lower:ascii:alnum}.{name.familyName:lower:ascii:alnum}@{client.domain}',
        displayName: '{name.familyName}, {name.givenName} (MSP)',
      },
      admin: { userName: 'adm-{name.givenName:lower:ascii:1}{name.familyName:lower:ascii:alnum}' },
    },
    maxLength: { userName: 20 },
    collision: 'number',
  },
  ticketRequired: at % 3 === 0,
});

export const consoleSeed = (client: number, at: number): Console => ({
  id: `console-${client}-${at}`,
  version: 1,
  label: `Client ${client} ${pick(KINDS, at)}`,
  kind: pick(KINDS, at),
  profile: null,
  origins: [`https://${pick(KINDS, at)}.client${client}.example`],
  basePath: '/',
  administeredBy: 'both',
  tenancy: { mode: 'client', client: `client-${client}` },
});

export const templateSeed = (): RoleTemplate => ({
  id: 'service-desk',
  version: 1,
  label: 'Service desk L1',
  grants: KINDS.map((kind) => ({ kind, purpose: 'everyday', role: `${kind} operator`, groups: ['Helpdesk'] })),
});

export const exceptionSeed = (client: number, owner: string): Exception => ({
  id: `exception-${client}`,
  version: 1,
  client: `client-${client}`,
  differs: { what: 'value', attribute: 'department', value: 'External IT' },
  reason: 'The client files us under one department',
  owner,
  expires: '2099-01-01T00:00:00Z',
});

export const accountSeed = (technician: string, client: number, console: number, at: number): Account => ({
  id: `account-${at}`,
  version: 1,
  technician,
  client: `client-${client}`,
  console: `console-${client}-${console}`,
  purpose: 'everyday',
  path: 'member',
  name: `name${at}`,
  roles: [],
  mfa: 'on',
  status: 'active',
});

const AT_ONCE = 1000;

/** Stores objects as the collector does, many to a transaction. */
export async function seed<K extends Kind>(db: Database, kind: K, objects: Kinds[K][]): Promise<void> {
  const change = { at: new Date().toISOString(), by: 'command line' };
  for (let from = 0; from < objects.length; from += AT_ONCE)
    await db.transaction().execute(async (trx) => {
      await lockRecord(trx);
      for (const object of objects.slice(from, from + AT_ONCE)) await putObject(trx, kind, object, change);
    });
}

/** As the collector makes them of `scimUser`. */
export const technicianSeed = (at: number): Technician => ({
  id: `technician-${at}`,
  version: 1,
  userName: `user${at}@msp.example`,
  name: { givenName: givenOf(at), familyName: familyOf(at) },
  displayName: `${givenOf(at)} ${familyOf(at)}`,
  title: 'Service desk engineer',
  emails: [{ value: `user${at}@msp.example`, type: 'work', primary: true }],
  phoneNumbers: [{ value: `+49 30 ${100_000 + at}`, type: 'work' }],
  addresses: [],
  active: true,
  templates: ['service-desk'],
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {
    employeeNumber: `E${100_000 + at}`,
    department: 'Service desk',
  },
});

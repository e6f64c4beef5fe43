import { ED25519, vkeyOf } from '../../lib/evidence/note.ts';
import {
  type Account,
  type Client,
  type Console,
  ENTERPRISE,
  type Technician,
} from '../../lib/record/record.schema.ts';
import type { Snapshot } from '../../lib/wire/api.schema.ts';
import type { Identity } from '../../lib/worker/database.ts';
import { adoptIdentity } from '../../lib/worker/identity.ts';
import { sealCache } from '../../lib/worker/sealed-cache.ts';

export const COLLECTOR = 'https://collector.example';
const HOUR = 3_600_000;
/** well-formed, of nobody */
export const ANY_KEY = vkeyOf('log-1', ED25519, new Uint8Array(32));

/** An enrolled device with a real key, as enrolment leaves it. */
export async function enrolledDevice(id = 'device-1', technician = 'dana', logKey = ANY_KEY): Promise<Identity> {
  const identity: Identity = {
    id,
    technician,
    technicianVersion: 1,
    name: technician,
    roles: ['technician'],
    deviceName: 'laptop',
    collector: COLLECTOR,
    log: 'log-1',
    logKey,
    token: 't'.repeat(40),
    keys: (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair,
    cacheKey: await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    enrolledAt: new Date().toISOString(),
  };
  await adoptIdentity(identity);
  return identity;
}

export function technician(id: string, givenName: string, familyName: string): Technician {
  return {
    id,
    version: 3,
    userName: `${id}@msp.example`,
    name: { givenName, familyName },
    displayName: `${givenName} ${familyName}`,
    title: 'Engineer',
    emails: [{ value: `${id}@msp.example`, primary: true }],
    phoneNumbers: [{ value: '+49 30 901820' }],
    addresses: [],
    active: true,
    [ENTERPRISE]: { employeeNumber: `E-${id}` },
  };
}

function client(id: string, name: string, more: Partial<Client> = {}): Client {
  const rules = {
    everyday: {
      userName: '{name.givenName:lower}.{name.familyName:lower}',
      email: '{name.givenName:lower}.{name.familyName:lower}@{client.domain}',
    },
  };
  return {
    id,
    version: 2,
    name,
    own: false,
    psaCompanyIds: [],
    aliases: [],
    domains: [`${id}.example`],
    convention: { version: 5, rules, maxLength: {}, collision: 'number' },
    ticketRequired: false,
    ...more,
  };
}

/** Ada's everyday account at the portal. */
export const adasAccount = (more: Partial<Account> = {}): Account => ({
  id: 'acc-ada',
  version: 1,
  technician: 'ada',
  client: 'fabrikam',
  console: 'portal',
  purpose: 'everyday',
  path: 'member',
  name: 'ada.quist',
  roles: [],
  mfa: 'unknown',
  status: 'active',
  ...more,
});

export const DESK: Console = {
  id: 'desk',
  version: 1,
  label: 'Desk',
  kind: 'psa',
  profile: 'test-desk',
  origins: ['https://desk.example'],
  basePath: '/',
  administeredBy: 'us',
  tenancy: { mode: 'ours' },
};
export const PORTAL: Console = {
  id: 'portal',
  version: 1,
  label: 'Fabrikam portal',
  kind: 'iam',
  profile: 'test-portal',
  origins: ['https://portal.example'],
  basePath: '/',
  administeredBy: 'client',
  tenancy: { mode: 'client', client: 'fabrikam' },
};

/** Two clients, a ticketing desk of ours, a portal of Fabrikam's, three technicians; profiles come with it, so that no shipped profile is under test here. */
export function record(change: Partial<Snapshot> = {}): Snapshot {
  const dana = technician('dana', 'Dana', 'Reyes');
  return {
    version: 'v1',
    leaseUntil: new Date(Date.now() + 12 * HOUR).toISOString(),
    me: { technician: dana, roles: ['technician'], serves: ['*'] },
    technicians: [dana, technician('ada', 'Ada', 'Quist'), technician('ben', 'Ben', 'Okafor')],
    clients: [
      client('msp', 'Northwind IT', { own: true }),
      client('fabrikam', 'Fabrikam'),
      client('contoso', 'Contoso'),
    ],
    consoles: [DESK, PORTAL],
    accounts: [],
    templates: [],
    exceptions: [],
    profiles: [
      {
        id: 'test-desk',
        kind: 'psa',
        label: 'Test desk',
        checked: '2026-11',
        hosts: [],
        actions: [],
        pages: [
          {
            id: 'ticket',
            shows: 'ticket',
            path: '/ticket/:number',
            read: { number: { url: 'number' } },
            require: ['number'],
          },
          { id: 'home', shows: 'other', path: '/', read: {}, require: [] },
        ],
      },
      {
        id: 'test-portal',
        kind: 'iam',
        label: 'Test portal',
        checked: '2026-11',
        hosts: [],
        actions: [{ id: 'off', pages: ['new'], control: '#off', does: 'disable' }],
        pages: [
          {
            id: 'new',
            shows: 'form',
            path: '/users/new',
            ready: 'form',
            read: {},
            require: [],
            form: { root: 'form', fields: {}, only: false, never: [], creates: true, roles: {} },
          },
        ],
      },
    ],
    paused: {},
    ...change,
  };
}

/** Puts a record into the device's sealed cache, as a sync would. */
export async function holdRecord(
  identity: Identity,
  snapshot: Snapshot = record(),
  leaseMs = 12 * HOUR,
): Promise<void> {
  const now = Date.now();
  await sealCache(identity, snapshot, {
    fetchedAt: now,
    leaseMs,
    leaseUntil: now + leaseMs,
  });
}

/** An invented record for the stories of the options and the side panel. */
import type { EventBody, Verb } from '../../../lib/evidence/event.schema.ts';
import { type Client, type Console, ENTERPRISE, type Technician } from '../../../lib/record/record.schema.ts';
import type { LoggedEvent, RecordAnswer } from '../../../lib/wire/own.ts';

const mara: Technician = {
  id: 'mara-lindqvist',
  version: 7,
  userName: 'mara.lindqvist',
  name: { givenName: 'Mara', familyName: 'Lindqvist' },
  displayName: 'Mara Lindqvist',
  title: 'Systems engineer',
  emails: [{ value: 'mara.lindqvist@msp.example', type: 'work', primary: true }],
  phoneNumbers: [{ value: '+46 8 555 0114', type: 'work' }],
  addresses: [],
  active: true,
  [ENTERPRISE]: { employeeNumber: 'E-20417', department: 'Service desk' },
};
const jonas: Technician = {
  ...mara,
  id: 'jonas-weber',
  version: 3,
  userName: 'jonas.weber',
  name: { givenName: 'Jonas', familyName: 'Weber' },
  displayName: 'Jonas Weber',
  title: 'Team lead',
  emails: [{ value: 'jonas.weber@msp.example', type: 'work', primary: true }],
  [ENTERPRISE]: { employeeNumber: 'E-20101' },
};

const fabrikam: Client = {
  id: 'fabrikam',
  version: 4,
  name: 'Fabrikam Logistics',
  own: false,
  psaCompanyIds: ['1007'],
  aliases: ['Fabrikam', 'Fabrikam Logistics AB'],
  domains: ['fabrikam-logistics.example'],
  convention: {
    version: 3,
    rules: {
      everyday: {
        userName: '{name.givenName:lower:ascii:1}{name.familyName:lower:ascii}',
        email: '{name.givenName:lower:ascii:1}.{name.familyName:lower:ascii}@{client.domain}',
      },
      admin: { userName: 'adm-{name.familyName:lower:asci}' },
    },
    maxLength: { userName: 20 },
    collision: 'number',
  },
  ticketRequired: true,
  evidence: { fields: { mobile: 'digest', streetAddress: 'omit' } },
};
const msp: Client = {
  ...fabrikam,
  evidence: undefined,
  id: 'msp',
  version: 1,
  name: 'Our own house',
  own: true,
  psaCompanyIds: [],
  aliases: [],
  domains: ['msp.example'],
  convention: { version: 1, rules: {}, maxLength: {}, collision: 'number' },
  ticketRequired: false,
};

const lam: Console = {
  id: 'lam-fabrikam',
  version: 2,
  label: 'Fabrikam LDAP',
  kind: 'iam',
  profile: 'lam',
  origins: ['https://lam.fabrikam.example'],
  basePath: '/lam',
  administeredBy: 'both',
  tenancy: { mode: 'client', client: 'fabrikam' },
};
const mesh: Console = {
  ...lam,
  id: 'mesh',
  label: 'MeshCentral',
  kind: 'rmm',
  profile: 'meshcentral',
  origins: ['https://mesh.msp.example:8443'],
  basePath: '/',
  administeredBy: 'us',
  tenancy: { mode: 'tenant', tenants: { Fabrikam: 'fabrikam', 'MSP internal': 'msp' } },
};
const rt: Console = {
  ...lam,
  id: 'rt',
  label: 'Request Tracker',
  kind: 'psa',
  profile: 'rt5',
  origins: ['https://rt.msp.example'],
  basePath: '/',
  tenancy: { mode: 'ours' },
};

export const record: RecordAnswer = {
  technicians: [mara, jonas],
  clients: [fabrikam, msp],
  consoles: [rt, lam, mesh],
  accounts: [],
  profiles: [
    { id: 'rt5', label: 'Request Tracker 5', kind: 'psa', hosts: [], checked: '2026-11 on 5.0.3' },
    { id: 'lam', label: 'LDAP Account Manager', kind: 'iam', hosts: [], checked: '2026-11 on 8.0' },
    { id: 'meshcentral', label: 'MeshCentral', kind: 'rmm', hosts: [], checked: '2026-11 on 1.1' },
  ],
  roles: ['technician', 'administrator'],
};

function event(
  seq: number,
  verb: Verb,
  more: Partial<EventBody> = {},
  state: LoggedEvent['state'] = 'delivered',
): LoggedEvent {
  const body: EventBody = {
    v: 1,
    id: '01936f3e-7c00-7000-8000-000000000000',
    at: `2026-11-21T14:${String(seq).padStart(2, '0')}:00.000Z`,
    verb,
    outcome: 'success',
    actor: { technician: 'jonas-weber', version: 3, device: 'd1' },
    ticket: { console: 'rt', number: '4711' },
    console: { id: 'lam-fabrikam', profile: 'lam' },
    subject: { technician: 'mara-lindqvist', version: 7 },
    client: { id: 'fabrikam', version: 4 },
    ...more,
  };
  return { seq, state, body };
}

const fields = [
  { attribute: 'userName', outcome: 'kept' as const },
  { attribute: 'email', outcome: 'kept' as const },
  { attribute: 'title', outcome: 'left' as const },
];
export const events: LoggedEvent[] = [
  event(
    41,
    'action.performed',
    { object: { type: 'account', key: 'mlindqvist' }, detail: { does: 'reset-password' } },
    'waiting',
  ),
  event(
    40,
    'form.submitted',
    { fields: fields.map((field) => ({ ...field, rekeyed: field.attribute === 'title' })) },
    'waiting',
  ),
  event(39, 'fill.done', { fields }),
  event(38, 'fill.intended', { fields }),
  event(37, 'handoff', { detail: { from: 'rt', to: 'lam-fabrikam', subject: 'New starter' } }),
  event(36, 'fill.refused', { code: 'fill.client-mismatch' }),
  event(35, 'ticket.read', { console: { id: 'rt', profile: 'rt5' } }),
  event(1, 'device.enrolled', { detail: { name: 'Jonas’s laptop, Edge' } }),
];

/** A made-up MSP on one day, what its consoles showed, and what is wrong with it: each line an account and the findings it must give, no more and no fewer. */

import type { Holder } from '../../lib/drift/judge.ts';
import { type Observation, observe, type Sighting } from '../../lib/drift/observation.ts';
import type { Exception, RoleTemplate } from '../../lib/record/access.schema.ts';
import type { Account, Client, Console, Technician } from '../../lib/record/record.schema.ts';
import { account, client, consoleOf, technician } from '../record/sample.ts';

export const NOW = Date.parse('2026-11-20T08:00:00.000Z');
export const DAY = 86_400_000;

const TEMPLATE: RoleTemplate = {
  ...{ id: 'l1', version: 2, label: 'Service desk L1' },
  grants: [{ kind: 'iam', purpose: 'everyday', role: 'Helpdesk', groups: ['VPN users'] }],
};

const exception = (over: Partial<Exception>): Exception => ({
  ...{
    id: 'exc-1',
    version: 1,
    client: 'fabrikam',
    technician: 'jana',
    reason: 'agreed',
    owner: 'jana',
    expires: '2026-12-31T00:00:00.000Z',
  },
  differs: { what: 'value', attribute: 'title', value: 'Consultant' },
  ...over,
});

export interface Golden {
  name: string;
  person?: Partial<Technician>;
  account?: Partial<Account>;
  client?: Partial<Client>;
  console?: Partial<Console>;
  templates?: boolean;
  exceptions?: Exception[];
  shown: Record<string, string>;
  /** seen so long before NOW */
  age?: number;
  /** seen earlier, so many days before NOW */
  before?: { days: number; shown: Record<string, string> };
  /** `attribute: kinds` */
  wrong: string[];
  allowed?: string[];
}

export const GOLDEN: Golden[] = [
  {
    name: 'everything right, in the console’s own writing',
    shown: {
      displayName: 'Nováková, Jana',
      email: 'JNOVAKOVA2@fabrikam.example',
      phone: '222 333 444',
      active: 'Aktivní',
      mfa: 'Zapnuto',
    },
    wrong: [],
  },
  {
    name: 'a name before a marriage',
    shown: { 'name.familyName': 'Svobodová' },
    wrong: ['name.familyName: different'],
  },
  {
    name: 'a name with a slip',
    shown: { displayName: 'Jana Novákova2'.replace('2', 'h') },
    wrong: ['displayName: spelling'],
  },
  {
    name: 'a name in letters that only look alike',
    shown: { displayName: 'Jаna Nováková' },
    wrong: ['displayName: lookalike'],
  },
  { name: 'no telephone where the record has one', shown: { phone: '—' }, wrong: ['phone: missing'] },
  { name: 'a telephone that is not shown at all', shown: { email: 'jnovakova2@fabrikam.example' }, wrong: [] },
  {
    name: 'somebody who left and whose account works',
    person: { active: false },
    shown: { active: 'Enabled' },
    wrong: ['active: leaver-active'],
  },
  {
    name: 'somebody who left and whose account is off',
    person: { active: false },
    shown: { active: 'Zablokowany' },
    wrong: [],
  },
  {
    name: 'somebody who left, and a console without a state',
    person: { active: false },
    shown: { displayName: 'Jana Nováková' },
    wrong: ['active: leaver-present'],
  },
  {
    name: 'a contractor past the end',
    person: { userType: 'Contractor', contract: { sponsor: 'ota', ends: '2026-11-01T00:00:00.000Z' } },
    shown: { active: 'true' },
    wrong: ['active: leaver-active'],
  },
  {
    name: 'an account recorded as off that works',
    account: { status: 'disabled' },
    shown: { active: 'on' },
    wrong: ['active: should-be-off'],
  },
  {
    name: 'an account past its last moment',
    account: { until: '2026-11-19T00:00:00.000Z' },
    shown: { active: 'on' },
    wrong: ['active: should-be-off'],
  },
  { name: 'an active person whose account is off', shown: { active: 'gesperrt' }, wrong: ['active: switched-off'] },
  { name: 'an account that is only planned', account: { status: 'planned' }, shown: { active: 'false' }, wrong: [] },
  { name: 'a state nobody can read', shown: { active: 'Pending review' }, wrong: [] },
  { name: 'no second factor', account: { mfa: 'on' }, shown: { mfa: 'Not registered' }, wrong: ['mfa: mfa-off'] },
  { name: 'no second factor, as recorded', account: { mfa: 'off' }, shown: { mfa: 'Aus' }, wrong: [] },
  {
    name: 'another role than the account’s',
    account: { roles: ['Helpdesk'] },
    shown: { role: 'Viewer' },
    wrong: ['role: wrong-role'],
  },
  {
    name: 'the role of the template',
    templates: true,
    shown: { role: 'help desk', groups: 'VPN Users; Domain Users' },
    wrong: [],
  },
  {
    name: 'a role beyond the template',
    templates: true,
    shown: { role: 'Helpdesk; Global Admin' },
    wrong: ['role: beyond-template'],
  },
  {
    name: 'another role in place of the template’s',
    templates: true,
    shown: { role: 'Global Admin' },
    wrong: ['role: wrong-role+beyond-template'],
  },
  {
    name: 'another role than the template’s, where the client decides roles in a system of its own',
    templates: true,
    client: { accessAuthority: { iam: 'their own directory' } },
    shown: { role: 'Global Admin', groups: 'Domain Admins' },
    wrong: [],
  },
  {
    name: 'a group too many and one too few',
    templates: true,
    shown: { groups: 'Domain Admins' },
    wrong: ['groups: missing+beyond-template'],
  },
  {
    name: 'a role that an exception gives',
    templates: true,
    exceptions: [exception({ differs: { what: 'role', role: 'Global Admin', groups: [] } })],
    shown: { role: 'Helpdesk; Global Administrator' },
    wrong: [],
    allowed: ['role: beyond-template'],
  },
  {
    name: 'a role that an exception gave',
    templates: true,
    exceptions: [
      exception({ expires: '2026-11-01T00:00:00.000Z', differs: { what: 'role', role: 'Global Admin', groups: [] } }),
    ],
    shown: { role: 'Helpdesk; Global Admin' },
    wrong: ['role: beyond-template+exception-over'],
  },
  {
    name: 'a title that an exception allows',
    exceptions: [exception({})],
    shown: { title: 'CONSULTANT' },
    wrong: [],
    allowed: ['title: different'],
  },
  {
    name: 'a title that an exception allowed',
    exceptions: [exception({ ended: { at: '2026-11-10T00:00:00.000Z', by: 'ota' } })],
    shown: { title: 'Consultant' },
    wrong: ['title: different+exception-over'],
  },
  {
    name: 'an exception that only begins later',
    exceptions: [exception({ from: '2026-12-01T00:00:00.000Z' })],
    shown: { title: 'Consultant' },
    wrong: ['title: different'],
  },
  {
    name: 'an exception of somebody else',
    exceptions: [exception({ technician: 'ota' })],
    shown: { title: 'Consultant' },
    wrong: ['title: different'],
  },
  {
    name: 'an exception of another client',
    exceptions: [exception({ client: 'contoso' })],
    shown: { title: 'Consultant' },
    wrong: ['title: different'],
  },
  { name: 'an account nobody used for 90 days', shown: { lastUsed: '2026-08-01' }, wrong: ['lastUsed: unused'] },
  { name: 'an account used last month', shown: { lastUsed: 'vor 3 Wochen' }, wrong: [] },
  { name: 'a date that could be two', shown: { lastUsed: '03/04/2026' }, wrong: [] },
  { name: 'what was seen too long ago', shown: { email: 'x@wrong.example', active: 'off' }, age: 31 * DAY, wrong: [] },
  {
    name: 'what was seen too long ago for this client',
    client: { maxAgeDays: 2 },
    shown: { email: 'x@wrong.example' },
    age: 3 * DAY,
    wrong: [],
  },
  {
    name: 'changed by hands that are not ours',
    console: { administeredBy: 'both' },
    before: { days: 2, shown: { title: 'Service engineer' } },
    shown: { title: 'Boss' },
    wrong: ['title: different+made-elsewhere'],
  },
  {
    name: 'changed in a console that is ours alone',
    before: { days: 2, shown: { title: 'Service engineer' } },
    shown: { title: 'Boss' },
    wrong: ['title: different'],
  },
  {
    name: 'a shared account that is called after nobody',
    account: { purpose: 'shared', name: 'support' },
    shown: { displayName: 'Support team', email: 'support@fabrikam.example' },
    wrong: [],
  },
  {
    name: 'an admin account with a word for it in its name',
    account: { purpose: 'admin', name: 'adm-novakova@fabrikam.example' },
    shown: { displayName: 'ADM Jana Nováková', phone: '' },
    wrong: [],
  },
];

export function holderOf(golden: Golden): Holder {
  const person = technician({ ...(golden.templates ? { templates: ['l1'] } : {}), ...golden.person });
  return {
    technician: person,
    account: account({ status: 'active', ...golden.account }),
    client: client(golden.client),
    console: consoleOf(golden.console),
    templates: golden.templates ? [TEMPLATE] : [],
    exceptions: golden.exceptions ?? [],
  };
}

export function sightingOf(shown: Record<string, string>, seenAt: number, over: Partial<Sighting> = {}): Sighting {
  return {
    ...{
      console: 'portal',
      client: 'fabrikam',
      account: 'jnovakova2@fabrikam.example',
      seenAt,
      receivedAt: seenAt,
      how: 'view',
      asked: false,
      page: 'user',
      address: '',
    },
    ...{ read: 'portal 2026-11', tenant: '', signedInAs: '', device: 'd', by: 'ota' },
    values: Object.fromEntries(Object.entries(shown).map(([attribute, value]) => [attribute, { value }])),
    ...over,
  };
}

export function observationOf({ before, shown, age = 3_600_000 }: Golden): Observation {
  const first = before && observe(undefined, sightingOf(before.shown, NOW - before.days * DAY));
  return observe(first, sightingOf(shown, NOW - age));
}

/** Invented templates, exceptions, accounts and machine identities. */
import type { Exception, RoleTemplate } from '../../../lib/record/access.schema.ts';
import type { MachineIdentity } from '../../../lib/record/machine-identity.schema.ts';
import type { Account } from '../../../lib/record/record.schema.ts';

export const templates: RoleTemplate[] = [
  {
    id: 'service-desk-l1',
    version: 4,
    label: 'Service desk L1',
    description: 'First line: tickets, passwords, remote support',
    grants: [
      { kind: 'iam', purpose: 'everyday', role: 'Helpdesk admin', groups: ['SD-L1'], maxHours: 10 },
      { kind: 'rmm', purpose: 'everyday', role: 'Operator', groups: [] },
      { kind: 'iam', purpose: 'everyday', client: 'fabrikam', role: 'Password admin', groups: ['FAB-SD'] },
    ],
  },
  {
    id: 'projects',
    version: 1,
    label: 'Projects',
    grants: [{ kind: 'iam', purpose: 'admin', role: 'Owner', groups: [] }],
  },
];

export const exceptions: Exception[] = [
  {
    id: 'fabrikam-mara',
    version: 2,
    client: 'fabrikam',
    technician: 'mara-lindqvist',
    differs: { what: 'value', attribute: 'department', value: 'Projects' },
    reason: 'Runs the migration of Fabrikam’s file servers',
    owner: 'jonas-weber',
    approvedBy: 'jonas-weber',
    control: 'Weekly review of her sign-ins',
    expires: '2027-01-31T22:59:59.000Z',
    reviewBy: '2026-11-10T22:59:59.000Z',
  },
  {
    id: 'fabrikam-all',
    version: 3,
    client: 'fabrikam',
    differs: { what: 'role', role: 'Helpdesk admin', groups: ['FAB-Migration'] },
    reason: 'The migration needs the helpdesk role for everybody until it is done',
    owner: 'jonas-weber',
    expires: '2027-03-31T21:59:59.000Z',
  },
  {
    id: 'fabrikam-over',
    version: 5,
    client: 'fabrikam',
    differs: { what: 'other', text: 'Their portal is reached through the jump host' },
    reason: 'Their firewall was replaced',
    owner: 'mara-lindqvist',
    expires: '2026-10-01T21:59:59.000Z',
    ended: { at: '2026-09-12T10:00:00.000Z', by: 'jonas-weber', why: 'The firewall is in place.' },
  },
];

export const accounts: Account[] = [
  {
    id: 'fab-mlindqvist',
    version: 2,
    technician: 'mara-lindqvist',
    client: 'fabrikam',
    console: 'lam-fabrikam',
    purpose: 'everyday',
    path: 'member',
    name: 'mlindqvist',
    roles: ['Helpdesk admin'],
    mfa: 'on',
    status: 'active',
  },
  {
    id: 'fab-root',
    version: 1,
    technician: 'jonas-weber',
    client: 'fabrikam',
    console: 'lam-fabrikam',
    purpose: 'shared',
    path: 'delegated',
    name: 'msp-root',
    roles: [],
    mfa: 'on',
    status: 'active',
    usedBy: ['mara-lindqvist'],
    how: 'GDAP “Fabrikam tier 1”; the password lies in the vault',
    until: '2027-06-30T21:59:59.000Z',
  },
  {
    id: 'fab-before-the-wedding',
    version: 3,
    technician: 'mara-lindqvist',
    client: 'fabrikam',
    console: 'lam-fabrikam',
    purpose: 'everyday',
    path: 'member',
    name: 'msvensson',
    roles: [],
    mfa: 'on',
    status: 'active',
  },
];

export const machines: MachineIdentity[] = [
  {
    id: 'backup-sync',
    version: 1,
    kind: 'api-key',
    name: 'backup-sync-01',
    owner: 'jonas-weber',
    client: 'fabrikam',
    console: 'mesh',
    purpose: 'Reads backup states for the morning report',
    created: '2026-05-01T00:00:00.000Z',
    expires: '2027-04-30T21:59:59.000Z',
    rotationDays: 180,
    lastRotated: '2026-11-01T00:00:00.000Z',
    usedIn: ['Report server', 'Backup portal'],
  },
];

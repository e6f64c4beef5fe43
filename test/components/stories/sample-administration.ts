/** Invented answers of the administration API: history, proposals, sources, imports, movements, set-up. */

export const history = {
  versions: [
    {
      version: 7,
      at: '2026-11-21T13:02:00.000Z',
      by: 'jonas-weber',
      why: 'Moved to projects',
      change: 'changed',
      fields: [
        { path: 'title', from: 'Technician', to: 'Systems engineer' },
        {
          path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.department',
          from: 'Service desk',
          to: 'Projects',
        },
      ],
      more: 0,
    },
    {
      version: 6,
      at: '2026-11-20T08:12:00.000Z',
      by: 'source:entra',
      why: null,
      change: 'changed',
      fields: [{ path: 'name.familyName', from: 'Berg', to: 'Lindqvist' }],
      more: 2,
    },
    { version: 1, at: '2026-05-02T07:00:00.000Z', by: 'jonas-weber', why: null, change: 'added', fields: [], more: 0 },
  ],
  next: null,
};

export const preview = {
  added: [{ kind: 'docs', purpose: 'everyday', role: 'Reader', groups: [] }],
  removed: [],
  changed: [
    {
      before: { kind: 'iam', purpose: 'everyday', role: 'Helpdesk admin', groups: ['SD-L1'], maxHours: 10 },
      after: { kind: 'iam', purpose: 'everyday', role: 'User admin', groups: ['SD-L1'], maxHours: 10 },
    },
  ],
  technicians: 14,
  clients: 1,
  accounts: {
    count: 31,
    first: [
      {
        account: 'fab-mlindqvist',
        name: 'mlindqvist',
        technician: 'mara-lindqvist',
        client: 'fabrikam',
        console: 'lam-fabrikam',
        purpose: 'everyday',
        before: { kind: 'iam', purpose: 'everyday', role: 'Helpdesk admin', groups: ['SD-L1'] },
        after: { kind: 'iam', purpose: 'everyday', role: 'User admin', groups: ['SD-L1'] },
      },
    ],
  },
  fourEyes: ['fabrikam'],
  refused: [],
};

const proposed = {
  kind: 'templates',
  object: 'service-desk-l1',
  base: 4,
  at: '2026-11-21T09:30:00.000Z',
  why: 'The helpdesk resets second factors from December on',
  clients: ['fabrikam'],
  decidedBy: null,
  decidedAt: null,
  reason: null,
};
const wanted = {
  id: 'service-desk-l1',
  version: 4,
  label: 'Service desk L1',
  description: 'First line: tickets, passwords, second factors, remote support',
  grants: [
    { kind: 'iam', purpose: 'everyday', role: 'User admin', groups: ['SD-L1'], maxHours: 10 },
    { kind: 'rmm', purpose: 'everyday', role: 'Operator', groups: [] },
  ],
};
export const proposals = {
  proposals: [
    { ...proposed, id: 'p1', by: 'mara-lindqvist', state: 'open', body: wanted },
    { ...proposed, id: 'p2', by: 'jonas-weber', state: 'open', body: null, object: 'projects', why: null },
    {
      ...proposed,
      id: 'p3',
      by: 'mara-lindqvist',
      state: 'declined',
      body: wanted,
      decidedBy: 'jonas-weber',
      decidedAt: '2026-11-20T10:00:00.000Z',
      reason: 'Not before the training',
    },
  ],
};

export const summary = {
  all: { running: 2, waiting: 0, ended: 1, endingSoon: 1, overdue: 1 },
  clients: [{ client: 'fabrikam', running: 2, waiting: 0, ended: 1, endingSoon: 1, overdue: 1 }],
};

export const sources = {
  sources: [
    {
      id: 'entra',
      version: 3,
      label: 'Entra',
      kind: 'scim',
      owns: ['userName', 'name', 'displayName', 'emails', 'title', 'active', 'employeeNumber', 'department', 'manager'],
      address: 'https://unswivel.msp.example/scim/entra/v2',
      people: 214,
      held: 4,
      tokens: 1,
      lastUsedAt: '2026-11-22T11:58:00.000Z',
    },
    {
      id: 'contractors',
      version: 1,
      label: 'Contractors (CSV)',
      kind: 'csv',
      owns: ['contract', 'userType'],
      address: null,
      people: 12,
      held: 0,
      tokens: 0,
      lastUsedAt: null,
    },
  ],
};
export const groups = {
  groups: [
    {
      id: 'g1',
      version: 1,
      displayName: 'MSP Service Desk L1',
      source: 'entra',
      members: 38,
      template: 'service-desk-l1',
      gives: false,
    },
    { id: 'g2', version: 1, displayName: 'MSP Projects', source: 'entra', members: 1, template: null, gives: false },
  ],
};
const token = {
  createdAt: '2026-09-01T08:00:00.000Z',
  createdBy: 'jonas-weber',
  lastUsedAt: '2026-11-22T11:58:00.000Z',
  revokedAt: null,
};
export const tokens = {
  tokens: [
    {
      ...token,
      id: 't1',
      label: 'Entra provisioning',
      scopes: ['scim'],
      source: 'entra',
      owner: null,
      expiresAt: null,
      state: 'works',
    },
    {
      ...token,
      id: 't2',
      label: 'Morning report',
      scopes: ['read:record', 'read:events'],
      source: null,
      owner: 'jonas-weber',
      expiresAt: '2027-02-01T08:00:00.000Z',
      lastUsedAt: null,
      state: 'works',
    },
    {
      ...token,
      id: 't3',
      label: 'Old report',
      scopes: ['read:record'],
      source: null,
      owner: 'jonas-weber',
      expiresAt: '2026-10-01T08:00:00.000Z',
      revokedAt: '2026-09-20T08:00:00.000Z',
      state: 'revoked',
    },
  ],
};
export const newToken = { token: tokens.tokens[0], secret: 'uwt_5nVqJr8cQ2mK7xTfLd0pZsBh4yEwAoGi' };

const moved = { source: 'entra', parts: {}, decidedBy: null, decidedAt: null, why: null };
export const movements = {
  movements: [
    {
      ...moved,
      id: 'm1',
      technician: 'mara-lindqvist',
      displayName: 'Mara Lindqvist',
      kind: 'moved',
      at: '2026-11-22T09:12:00.000Z',
      state: 'open',
      parts: {
        department: { from: 'Service desk', to: 'Projects' },
        title: { from: 'Technician', to: 'Systems engineer' },
      },
    },
    {
      ...moved,
      id: 'm2',
      technician: 'ola-berg',
      displayName: 'Ola Berg',
      kind: 'left',
      at: '2026-11-22T09:10:00.000Z',
      state: 'held',
      parts: { active: { from: true, to: false } },
    },
    {
      ...moved,
      id: 'm3',
      technician: 'jonas-weber',
      displayName: 'Jonas Weber',
      kind: 'joined',
      at: '2026-11-20T09:10:00.000Z',
      state: 'confirmed',
      decidedBy: 'jonas-weber',
      decidedAt: '2026-11-20T10:00:00.000Z',
      why: 'First day',
    },
  ],
  next: null,
  holds: [{ source: 'entra', label: 'Entra', since: '2026-11-22T09:10:00.000Z', leavers: 4, movement: 'm2' }],
};

const row = { technician: null, fields: [], problems: [] };
export const importPreview = {
  delimiter: ';',
  columns: [
    { header: 'Personnel no.', target: 'employeeNumber', guessed: true },
    { header: 'First name', target: 'name.givenName', guessed: true },
    { header: 'Last name', target: 'name.familyName', guessed: true },
    { header: 'Mail', target: 'email', guessed: true },
    { header: 'Dept', target: 'department', guessed: true },
    { header: 'Locker', target: 'ignore', guessed: true },
  ],
  counts: { create: 2, update: 1, unchanged: 40, deactivate: 0, problem: 1 },
  rows: [
    {
      ...row,
      line: 7,
      what: 'problem',
      name: 'Zoe Marsh',
      problems: [{ column: 'Mail', sentence: '“zoe.marsh@” is no e-mail address.' }],
    },
    {
      ...row,
      line: 2,
      what: 'create',
      name: 'Ida Holm',
      fields: [
        { path: 'name.givenName', to: 'Ida' },
        { path: 'name.familyName', to: 'Holm' },
        { path: 'department', to: 'Service desk' },
      ],
    },
    { ...row, line: 3, what: 'create', name: 'Per Vik', fields: [{ path: 'name.givenName', to: 'Per' }] },
    {
      ...row,
      line: 4,
      what: 'update',
      technician: 'mara-lindqvist',
      name: 'Mara Lindqvist',
      fields: [{ path: 'department', from: 'Service desk', to: 'Projects' }],
    },
    ...Array.from({ length: 40 }, (_, at) => ({ ...row, line: at + 8, what: 'unchanged', name: `Person ${at + 1}` })),
  ],
  job: null,
};
const job = { source: 'contractors', by: 'jonas-weber', sentence: null, left: [], done: 43, total: 43 };
export const imports = {
  imports: [
    { ...job, id: 'i2', at: '2026-11-22T09:00:00.000Z', why: null, state: 'running', done: 1200, total: 4000 },
    { ...job, id: 'i1', at: '2026-11-01T09:00:00.000Z', why: 'November’s contractors', state: 'applied' },
    {
      ...job,
      id: 'i0',
      at: '2026-10-01T09:00:00.000Z',
      why: 'October’s contractors',
      state: 'undone',
      left: [{ technician: 'mara-lindqvist', sentence: 'Changed by Jonas Weber since.' }],
    },
  ],
};

/** Invented people, clients and tickets for the stories. */
import type { OverlayState, ShownValue, TicketRef } from '../../../lib/wire/state.ts';

export const tickets: TicketRef[] = [
  {
    key: 'rt:4711',
    console: 'rt',
    consoleLabel: 'Request Tracker',
    number: '4711',
    subject: 'New starter in accounting: Mara Lindqvist',
    client: 'Fabrikam Logistics',
  },
  {
    key: 'rt:4698',
    console: 'rt',
    consoleLabel: 'Request Tracker',
    number: '4698',
    subject: 'Admin access to file server for the migration weekend',
    client: 'Northwind Dental',
  },
  { key: 'rt:4655', console: 'rt', consoleLabel: 'Request Tracker', number: '4655', subject: 'Phone number changed' },
];

const record = { from: 'record', technician: 'mara-lindqvist', version: 7, path: 'name' } as const;
const rule = {
  from: 'rule',
  technician: 'mara-lindqvist',
  version: 7,
  client: 'fabrikam',
  convention: 3,
  purpose: 'everyday',
  rule: '{name.givenName:lower:ascii:1}',
} as const;
const account: ShownValue[] = [
  { attribute: 'name.givenName', value: 'Mara', provenance: record, why: 'The record of Mara Lindqvist, version 7.' },
  {
    attribute: 'name.familyName',
    value: 'Lindqvist',
    provenance: record,
    why: 'The record of Mara Lindqvist, version 7.',
  },
  {
    attribute: 'displayName',
    value: 'Mara Lindqvist',
    provenance: record,
    why: 'The record of Mara Lindqvist, version 7.',
  },
  {
    attribute: 'userName',
    value: 'mlindqvist',
    provenance: rule,
    why: 'Fabrikam’s naming rule 3 for everyday accounts: {name.givenName:lower:ascii:1}{name.familyName:lower:ascii}, over record version 7.',
  },
  {
    attribute: 'email',
    value: 'm.lindqvist@fabrikam-logistics.example',
    provenance: rule,
    why: 'Fabrikam’s naming rule 3 over record version 7.',
  },
  {
    attribute: 'employeeNumber',
    value: 'E-20417',
    provenance: record,
    why: 'The record of Mara Lindqvist, version 7.',
  },
];

export const ready: OverlayState = {
  console: { id: 'lam-fabrikam', label: 'LDAP Account Manager', kind: 'iam' },
  page: { id: 'new-user', shows: 'form' },
  actor: { id: 'jonas-weber', name: 'Jonas Weber' },
  ticket: tickets[0] ?? null,
  recent: tickets,
  client: { status: 'known', id: 'fabrikam', name: 'Fabrikam Logistics' },
  subject: {
    status: 'proposed',
    id: 'mara-lindqvist',
    name: 'Mara Lindqvist',
    hint: 'mara.lindqvist@msp.example · E-20417',
    why: 'Her e-mail address stands in the ticket’s subject.',
  },
  proposals: [
    { id: 'mara-lindqvist', label: 'Mara Lindqvist', hint: 'mara.lindqvist@msp.example · E-20417' },
    { id: 'marius-lind', label: 'Marius Lind', hint: 'marius.lind@msp.example · E-20388' },
  ],
  purpose: 'everyday',
  purposes: ['everyday', 'admin'],
  account,
  missing: [],
  fill: { allowed: true },
  last: null,
  evidence: { waiting: 0, sent: 41 },
  shortcut: 'Alt+Shift+F',
  dock: { side: 'right', open: true },
};

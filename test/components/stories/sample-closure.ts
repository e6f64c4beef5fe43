/** What is open of a leaver, and the proof of one account, as an invented collector tells them. */
import type { AnswerOf } from '../../../lib/wire/asked.schema.ts';
import { asked } from './sample-requests.ts';

const ending = {
  ...asked,
  may: ['revoke', 'accept-risk', 'hand-over'],
  state: 'revocation-requested' as const,
  ticket: null,
  object: { ...asked.object, change: 'removal' as const, template: null, maxHours: null },
  ending: { at: '2026-11-21T13:02:00.000Z', by: 'ada-nowak', why: 'Théo Moreau left.' },
  names: { ...asked.names, subject: 'Théo Moreau' },
};

export const closure: AnswerOf<'GET /v1/movements/:id/closure'> = {
  movement: 'mov-1',
  technician: 'mara-lindqvist',
  client: null,
  moved: { kind: 'left', displayName: 'Théo Moreau', state: 'confirmed' },
  total: 24,
  closed: 17,
  open: [
    {
      ...ending,
      id: 'req-41',
      risk: 'high',
      escalated: { at: '2026-11-21T15:05:00.000Z', why: 'Nobody has ended it yet.' },
    },
    {
      ...ending,
      id: 'req-42',
      state: 'revoked',
      failed: {
        at: '2026-11-21T15:00:00.000Z',
        event: '0197a1b2-0000-7000-8000-000000000002',
        why: 'The account is still active.',
      },
      names: { ...ending.names, console: 'MeshCentral', client: 'Northwind Dental' },
      may: ['verify-revocation', 'hand-over'],
    },
    {
      ...ending,
      id: 'req-43',
      state: 'residual-risk',
      object: { ...ending.object, change: 'rotation' },
      residual: {
        by: 'Ada Nowak',
        at: '2026-11-21T16:00:00.000Z',
        why: 'Their vault is being replaced.',
        recheckAt: '2026-12-05T22:59:59.000Z',
      },
      may: ['recheck-ending', 'hand-over'],
    },
  ],
  holders: [
    { owner: 'ada-nowak', name: 'Ada Nowak', active: true, open: 5 },
    { owner: 'tmoreau', name: 'Théo Moreau', active: false, open: 2 },
  ],
  unreachable: [
    { client: 'fabrikam', console: 'lam-fabrikam', label: 'Fabrikam LDAP', lastSeen: '2026-09-12T09:30:00.000Z' },
    { client: 'northwind', console: 'vault', label: 'Northwind vault', lastSeen: null },
  ],
  owned: [
    { kind: 'exception', id: 'fabrikam-mara', name: 'Runs the migration of Fabrikam’s file servers' },
    { kind: 'machine', id: 'backup-sync', name: 'backup-sync-01' },
  ],
  ended: ['sign-in to Unswivel', 'sessions', 'tokens for automation'],
};

export const notBegun: typeof closure = {
  ...closure,
  ...{ total: 0, closed: 0, open: [], holders: [], unreachable: [], ended: [] },
};

const EVENT = '0197a1b2-0000-7000-8000-00000000000';

export const proof: AnswerOf<'GET /v1/proof'> = {
  account: { client: 'fabrikam', console: 'lam-fabrikam', name: 'mlindqvist', technician: 'mara-lindqvist' },
  requests: [
    {
      id: 'req-1',
      state: 'closed',
      hash: asked.hash,
      asked: {
        who: 'mara-lindqvist',
        at: '2026-09-01T08:02:00.000Z',
        what: 'ticket 48213: Joins the service desk for Fabrikam on Monday.',
        events: [`${EVENT}1`],
        controls: ['NIST CSF PR.AA-01', 'NIST CSF PR.AA-05', 'SOC 2 CC6.2', 'ISO 27001 A.5.16', 'CIS 5'],
      },
      approved: [
        {
          who: 'client:Dr. Sand',
          at: '2026-09-01T09:40:00.000Z',
          what: `recorded by jonas-weber, object ${asked.hash.slice(0, 16)}…: Yes, please do`,
          events: [],
          controls: ['NIST CSF PR.AA-05', 'SOC 2 CC6.1', 'SOC 2 CC6.3', 'ISO 27001 A.5.15'],
        },
      ],
      applied: {
        who: 'jonas-weber',
        at: '2026-09-01T10:12:00.000Z',
        what: 'in the console',
        events: [`${EVENT}2`, `${EVENT}3`],
        controls: ['NIST CSF PR.AA-01', 'NIST CSF DE.CM-03', 'ISO 27001 A.8.15'],
      },
      verified: {
        who: 'mara-lindqvist',
        at: '2026-09-01T10:20:00.000Z',
        what: 'read in the console',
        events: [`${EVENT}4`],
        controls: ['NIST CSF PR.AA-05', 'SOC 2 CC6.3', 'CIS 6'],
      },
      retired: {
        who: 'jonas-weber',
        at: '2026-11-20T16:20:00.000Z',
        what: 'read in the console',
        events: [`${EVENT}5`],
        controls: ['OWASP NHI1:2025', 'SOC 2 CC6.2', 'ISO 27001 A.5.18', 'CIS 6'],
      },
      gaps: [],
    },
    {
      id: 'req-2',
      state: 'implemented',
      hash: '0'.repeat(64),
      asked: {
        who: 'jonas-weber',
        at: '2026-11-21T08:02:00.000Z',
        what: 'an emergency: Their directory lets nobody in',
        events: [`${EVENT}6`],
        controls: ['NIST CSF PR.AA-01'],
      },
      approved: [],
      applied: {
        who: 'jonas-weber',
        at: '2026-11-21T08:12:00.000Z',
        what: 'in the console',
        events: [`${EVENT}7`],
        controls: ['NIST CSF PR.AA-01'],
      },
      verified: null,
      retired: null,
      gaps: ['The emergency has not been reviewed.', 'Nobody has seen that it is so.'],
    },
  ],
  retired: false,
  controls: [
    { id: 'NIST CSF PR.AA-01', title: 'Identities and credentials are managed by the organization' },
    { id: 'NIST CSF PR.AA-05', title: 'Access permissions are defined, managed, enforced and reviewed' },
    { id: 'SOC 2 CC6.2', title: 'Users are registered and authorized before access, and removed when it ends' },
    { id: 'CIS 6', title: 'Access control management' },
  ],
};

/** Requests for access as an invented collector tells them. */
import type { RequestView } from '../../../lib/wire/lifecycle.schema.ts';

const HASH = '5f1d9c0b7a3e42d8b6c4f0e1a2937d58c1b0e4f7a6d3928f5e4c3b2a19087f6d';

export const asked: RequestView = {
  id: 'req-1',
  version: 1,
  state: 'requested',
  object: {
    v: 1,
    change: 'grant',
    subject: { technician: 'praman', version: 4 },
    client: 'fabrikam',
    convention: 2,
    console: { id: 'lam-fabrikam', version: 3, profile: 'lam' },
    account: { id: 'acc-17', name: 'p.raman@fabrikam.example', purpose: 'everyday' },
    role: 'Helpdesk operator',
    groups: ['vpn-users', 'servicedesk'],
    without: [],
    template: { id: 'service-desk-l1', version: 7 },
    exception: null,
    maxHours: 720,
  },
  hash: HASH,
  risk: 'normal',
  ticket: { console: 'rt', number: '48213', event: '0197a1b2-0000-7000-8000-000000000001' },
  why: 'Joins the service desk for Fabrikam on Monday.',
  parts: { requester: ['jonas-weber'] },
  owner: 'ada-nowak',
  approvals: [],
  needed: 1,
  askedAt: '2026-11-21T13:02:00.000Z',
  lapsesAt: '2026-11-28T13:02:00.000Z',
  done: null,
  verified: null,
  repeatAt: null,
  endsAt: null,
  emergency: null,
  ending: null,
  revoked: null,
  revocationVerified: null,
  failed: null,
  escalated: null,
  residual: null,
  movement: null,
  names: { subject: 'Priya Raman', client: 'Fabrikam', console: 'Fabrikam LDAP', owner: 'Ada Nowak' },
  may: ['approve', 'reject', 'cancel'],
};

const todo: RequestView = {
  ...asked,
  id: 'req-2',
  state: 'approved',
  object: { ...asked.object, change: 'change', role: 'Domain administrator', groups: [] },
  risk: 'high',
  approvals: [
    { way: 'signed', by: 'Ada Nowak', said: 'As agreed with Fabrikam', hash: HASH, at: '2026-11-21T14:00:00.000Z' },
  ],
  may: ['implement', 'cancel'],
};

const toVerify: RequestView = {
  ...asked,
  id: 'req-3',
  state: 'revoked',
  object: {
    ...asked.object,
    change: 'removal',
    subject: { technician: 'tmoreau', version: 9 },
    role: null,
    groups: [],
  },
  names: { ...asked.names, subject: 'Théo Moreau' },
  failed: {
    at: '2026-11-21T15:00:00.000Z',
    event: '0197a1b2-0000-7000-8000-000000000002',
    why: 'The account is still active.',
  },
  escalated: { at: '2026-11-21T15:05:00.000Z', why: 'It was to be ended by 15:00.' },
  may: ['verify-revocation'],
};

const WORK: Record<string, RequestView[]> = { approve: [asked], do: [todo], verify: [toVerify] };

export const noRequests = { requests: [], next: null, left: [] };
export const requests = ({ query }: { query?: { work?: string } }) => ({
  ...noRequests,
  requests: WORK[query?.work ?? ''] ?? [],
});

/** What asking for a template would make: one that approves itself, one that waits and was refused before, one that is asked for already. */
export const preview = {
  lines: [
    {
      request: {
        ...asked,
        id: 'req-11',
        state: 'approved',
        approvals: [
          {
            way: 'rule',
            by: 'rule',
            said: '“Service desk L1” (version 4) gives this, Fabrikam lets it approve itself, and ticket 48213 was seen.',
            hash: HASH,
            at: '2026-11-21T13:02:00.000Z',
          },
        ],
      },
      asked: false,
      refused: null,
    },
    {
      request: {
        ...asked,
        id: 'req-12',
        object: {
          ...asked.object,
          role: 'Password admin',
          groups: [],
          account: { ...asked.object.account, purpose: 'admin' },
        },
        names: { ...asked.names, console: 'Fabrikam portal' },
        risk: 'high',
      },
      asked: false,
      refused: { at: '2026-11-12T09:30:00.000Z', by: 'ada-nowak', why: 'Not before the probation ends' },
    },
    {
      request: { ...asked, id: 'req-1', names: { ...asked.names, console: 'MeshCentral' } },
      asked: true,
      refused: null,
    },
  ] satisfies { request: RequestView; asked: boolean; refused: object | null }[],
  left: ['Fabrikam vault: decided in CyberArk.'],
};

export const emergency: RequestView = {
  ...asked,
  id: 'req-20',
  state: 'emergency',
  risk: 'high',
  ticket: null,
  why: 'Their directory lets nobody in',
  object: { ...asked.object, role: null, groups: [], template: null, maxHours: null },
  emergency: {
    event: '0197a1b2-0000-7000-8000-000000000003',
    begunAt: '2026-11-21T13:02:00.000Z',
    endsAt: '2026-11-21T17:02:00.000Z',
    reviewBy: '2026-11-22T13:02:00.000Z',
    why: 'Their directory lets nobody in',
  },
  may: ['approve-emergency', 'reject', 'bind', 'ask-revocation'],
};

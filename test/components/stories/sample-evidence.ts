/** An invented log for the stories of the evidence page: a quarter of a client, with refusals, a gap, an erased body and a break-glass account. Long because every answer of the collector stands written out. */
import type { EventBody } from '../../../lib/evidence/event.schema.ts';
import { leafHash } from '../../../lib/evidence/leaf.ts';
import { groupOf } from '../../../lib/evidence/story/groups.ts';
import { CHANGED, ERASED, story } from '../../../lib/evidence/story/story.ts';
import type { AskMessage } from '../../../lib/wire/asked.schema.ts';
import type { EvidenceEvent } from '../../../lib/wire/evidence.schema.ts';
import type { Checked } from '../../../lib/wire/evidence-page.ts';
import type { LogStatus, ProofAnswer } from '../../../lib/wire/own.ts';
import { logStatus } from './sample-log.ts';
import { record } from './sample-record.ts';

const LOG = 'unswivel.msp.example/log/1';
export const NOW = new Date('2026-11-22T10:30:00.000Z');
const SIZE = 48_213;
const called = (list: readonly { id: string }[], key: string) => (id: string) =>
  String((list.find((one) => one.id === id) as Record<string, unknown> | undefined)?.[key] ?? id);
const names = {
  technician: called(record.technicians, 'displayName'),
  client: called(record.clients, 'name'),
  console: called(record.consoles, 'label'),
};

const id = (n: number) => `019a8c1e-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const mara = { technician: 'mara-lindqvist', version: 7, device: 'd-mara-edge' };
const jonas = { technician: 'jonas-weber', version: 3, device: 'd-jonas-edge' };
const lam = { id: 'lam-fabrikam', profile: 'lam', profileVersion: '9.2', signedInAs: 'cn=support,dc=fabrikam' };
const fabrikam = { id: 'fabrikam', version: 4 };
const ticket = (number: string) => ({
  console: 'rt',
  number,
  url: `https://rt.msp.example/Ticket/Display.html?id=${number}`,
});

type Parts = Pick<EventBody, 'verb' | 'outcome' | 'actor'> & Partial<EventBody>;
interface Told {
  at: string;
  parts: Parts | null;
}

const account = { type: 'account', key: 'jweber', purpose: 'everyday' } as const;
const fields: EventBody['fields'] = [
  {
    attribute: 'name.givenName',
    control: 'First name',
    to: 'Jonas',
    mark: 'filled',
    outcome: 'kept',
    provenance: { from: 'record', technician: 'jonas-weber', version: 3, path: 'name.givenName' },
  },
  {
    attribute: 'userName',
    control: 'User name',
    from: 'jonas',
    to: 'jweber',
    mark: 'filled',
    outcome: 'kept',
    provenance: {
      from: 'rule',
      technician: 'jonas-weber',
      version: 3,
      client: 'fabrikam',
      convention: 3,
      purpose: 'everyday',
      rule: '{name.givenName:lower:ascii:1}{name.familyName:lower:ascii}',
    },
  },
  { attribute: 'mobile', control: 'Mobile number', to: 'b1946ac9', mark: 'filled', outcome: 'kept', policy: 'digest' },
  { attribute: 'streetAddress', control: 'Street', mark: 'filled', outcome: 'left', policy: 'omit' },
];
const subject = { technician: 'jonas-weber', version: 3 };

/** newest first */
const TOLD: Told[] = [
  {
    at: '2026-11-21T14:02:11.000Z',
    parts: {
      verb: 'evidence.read',
      outcome: 'success',
      actor: jonas,
      object: { type: 'evidence', key: 'client=fabrikam' },
      detail: { client: 'fabrikam' },
    },
  },
  {
    at: '2026-11-21T13:51:40.000Z',
    parts: {
      verb: 'form.submitted',
      outcome: 'success',
      actor: mara,
      subject,
      client: fabrikam,
      console: lam,
      ticket: ticket('1204'),
      object: account,
      fields,
    },
  },
  {
    at: '2026-11-21T13:51:02.000Z',
    parts: {
      verb: 'fill.done',
      outcome: 'success',
      actor: mara,
      subject,
      client: fabrikam,
      console: lam,
      ticket: ticket('1204'),
      object: account,
      fields,
      intent: id(999),
    },
  },
  {
    at: '2026-11-21T13:50:31.000Z',
    parts: {
      verb: 'fill.refused',
      outcome: 'refused',
      code: 'overlay.covered',
      actor: mara,
      subject,
      client: fabrikam,
      console: lam,
      ticket: ticket('1204'),
    },
  },
  {
    at: '2026-11-21T13:49:10.000Z',
    parts: {
      verb: 'ticket.read',
      outcome: 'success',
      actor: mara,
      console: { id: 'rt', profile: 'rt' },
      ticket: ticket('1204'),
      client: fabrikam,
    },
  },
  {
    at: '2026-11-20T07:12:00.000Z',
    parts: {
      verb: 'security.noticed',
      outcome: 'success',
      code: 'account.break-glass',
      actor: jonas,
      client: fabrikam,
      console: lam,
      object: { type: 'account', key: 'fab-root', purpose: 'break-glass' },
    },
  },
  { at: '2026-11-11T09:30:12.000Z', parts: null },
  {
    at: '2026-11-11T09:28:45.000Z',
    parts: {
      verb: 'action.performed',
      outcome: 'success',
      actor: jonas,
      subject: { ticketPerson: 'Sana Iqbal' },
      client: fabrikam,
      console: lam,
      ticket: ticket('1187'),
      object: { type: 'account', key: 'siqbal' },
      detail: { does: 'reset-password' },
    },
  },
  {
    at: '2026-11-11T09:20:00.000Z',
    parts: {
      verb: 'accounts.listed',
      outcome: 'success',
      actor: jonas,
      client: fabrikam,
      console: lam,
      detail: { rows: 61, complete: true },
    },
  },
  {
    at: '2026-11-02T16:00:00.000Z',
    parts: {
      verb: 'exception.ended',
      outcome: 'success',
      actor: jonas,
      client: fabrikam,
      object: { type: 'exception', key: 'fabrikam-mara' },
      detail: { reason: 'The migration is over' },
    },
  },
];

export const events: EvidenceEvent[] = TOLD.map(({ at, parts }, place) => {
  const index = SIZE - 3 - place * 7;
  const { verb, outcome, actor, ...rest } = parts ?? { verb: 'ticket.read', outcome: 'success', actor: mara };
  const body: EventBody | null = parts ? { v: 1, id: id(index), at, verb, outcome, actor, ...rest } : null;
  return {
    index,
    receivedAt: at,
    device: actor.device,
    seq: 4000 - place,
    body,
    why: body ? null : 'erased',
    story: body ? story(body, names) : ERASED,
    group: body ? groupOf(body) : null,
    proof: {
      leafHash: leafHash(leafOf(index, actor.device, 4000 - place)),
      checkpoint: index + 2,
      cosigned: place % 4,
    },
  };
});

/** The newest has a body that somebody changed in the database. */
export const withChanged: EvidenceEvent[] = events.map((event, at) =>
  at === 0 ? { ...event, body: null, why: 'changed', story: CHANGED, group: null } : event,
);

/** Names longer than a page is wide, and such as read from the right. */
const LONG = `${'svc_'.repeat(24)}withANameNobodyTypes@${'aDomainOfManyParts.'.repeat(5)}example`;
export const long: EvidenceEvent[] = events.map((event, at) => {
  if (!event.body) return event;
  const key = at % 2 ? LONG : 'شركة النور';
  const body = {
    ...event.body,
    object: { type: 'account', key },
    subject: { ticketPerson: at % 3 ? LONG : 'نور الدين' },
  };
  return { ...event, body, story: story(body, names) };
});

function leafOf(index: number, device: string, seq: number) {
  const hex = index.toString(16).padStart(64, '0');
  return { v: 1 as const, log: LOG, device, seq, prev: hex, body: hex };
}

/** As many as there are, or a whole crowd to scroll through. */
export function searched(all: readonly EvidenceEvent[] = events, more = {}) {
  return ({ query = {} }: AskMessage) => {
    const { before, limit } = { before: Number(query.before ?? Number.POSITIVE_INFINITY), limit: Number(query.limit) };
    const rest = all.filter(({ index }) => index < before);
    const page = rest.slice(0, limit);
    const next = rest.length > limit ? (page.at(-1)?.index ?? null) : null;
    const count = query.before === undefined ? { n: all.length, exact: true } : null;
    return { events: page, next, lookedBackTo: null, count, indexed: SIZE, size: SIZE, ...more };
  };
}

export const crowd: EvidenceEvent[] = Array.from({ length: 3000 }, (_, at) => {
  const one = events[at % events.length] as EvidenceEvent;
  const receivedAt = new Date(Date.parse('2026-11-21T14:02:11.000Z') - at * 2_700_000).toISOString();
  return { ...one, index: SIZE - at, receivedAt };
});

export function proof({ index }: { index: number }, more: Partial<ProofAnswer> = {}): ProofAnswer {
  const event = events.find((one) => one.index === index) ?? (events[1] as EvidenceEvent);
  const leaf = leafOf(event.index, event.device, event.seq);
  return {
    ...{ event, leaf, leafHash: leafHash(leaf), state: 'verified', body: event.why ?? 'holds' },
    at: { epoch: 1, size: SIZE, root: 'ab'.repeat(32) },
    ...more,
  };
}

export const views = {
  views: [
    { id: 'q3', label: 'Fabrikam, access changes, Q3 2026', filter: { client: 'fabrikam', group: 'access' } },
    { id: 'break-glass', label: 'Break-glass, any client', filter: { group: 'emergency' } },
  ],
};

export const manyViews = {
  views: Array.from({ length: 50 }, (_, at) => ({
    id: `v${at}`,
    label: at % 7 ? `Client ${at}, access changes` : `Client ${at}, ${'everything that was changed '.repeat(2)}`,
    filter: {},
  })),
};

export const reach = {
  client: 'fabrikam',
  at: NOW.toISOString(),
  people: [
    {
      technician: 'jonas-weber',
      name: 'Jonas Weber',
      active: true,
      templates: ['service-desk-l1'],
      why: [
        {
          how: 'account',
          account: 'fab-jonas',
          name: 'jweber',
          console: 'lam-fabrikam',
          purpose: 'everyday',
          status: 'active',
          roles: ['Helpdesk', 'Group editor'],
          since: '2026-02-03T08:00:00.000Z',
          lastSeen: '2026-11-21T13:51:40.000Z',
        },
        {
          how: 'account',
          account: 'fab-root',
          name: 'fab-root',
          console: 'lam-fabrikam',
          purpose: 'break-glass',
          status: 'active',
          roles: ['Directory admin'],
          since: '2025-06-30T08:00:00.000Z',
          lastSeen: '2026-11-20T07:12:00.000Z',
        },
        { how: 'serves', all: true, since: '2025-01-07T08:00:00.000Z' },
      ],
    },
    {
      technician: 'mara-lindqvist',
      name: 'Mara Lindqvist',
      active: true,
      templates: [],
      why: [
        {
          how: 'account',
          account: 'fab-mara',
          name: 'mlindqvist',
          console: 'lam-fabrikam',
          purpose: 'admin',
          status: 'disabled',
          roles: [],
          since: '2025-11-12T08:00:00.000Z',
          lastSeen: null,
        },
        {
          how: 'account',
          account: 'mara-mesh',
          name: 'mlindqvist',
          console: 'mesh',
          purpose: 'everyday',
          status: 'active',
          roles: ['Operator'],
          ours: true,
          since: '2025-03-04T08:00:00.000Z',
          lastSeen: '2026-11-18T10:12:00.000Z',
        },
        {
          how: 'cover',
          reason: 'Jonas is on leave',
          until: '2026-11-22T18:00:00.000Z',
          since: '2026-11-22T06:00:00.000Z',
        },
      ],
    },
    {
      technician: 'per-vik',
      name: 'Per Vik',
      active: false,
      templates: [],
      why: [
        { how: 'serves', all: false, since: null },
        {
          ...{ how: 'machine', machine: 'fab-backup', kind: 'service-account', name: 'svc-backup' },
          ...{ purpose: 'Nightly backup of the file server', console: 'lam-fabrikam' },
          ...{ expires: '2027-01-31T23:00:00.000Z', since: '2025-02-01T08:00:00.000Z' },
        },
      ],
    },
  ],
};

const TOTALS: Record<string, number | null> = { changes: 214, accounts: 61, leavers: 2, exceptions: 5, emergencies: 3 };
const itemsOf = (of: readonly EvidenceEvent[]) =>
  of
    .filter(({ body }) => body !== null)
    .map(({ index, receivedAt, story: told, body }) => ({
      id: body?.id ?? '',
      index,
      at: receivedAt,
      story: told,
      events: 4,
    }));
const items = itemsOf(events);
export const longItems = itemsOf(long).map((item) => ({ ...item, id: `lam-fabrikam:${LONG}${item.index}` }));
const rounds = [
  {
    console: 'lam-fabrikam',
    rounds: [
      { at: '2026-09-28T08:00:00.000Z', index: 40_122, complete: true },
      { at: '2026-08-31T08:00:00.000Z', index: 31_009, complete: true },
      { at: '2026-08-02T08:00:00.000Z', index: 27_750, complete: false },
    ],
    blind: null,
  },
  {
    console: 'mesh',
    rounds: [],
    blind: 'Nobody read its list of accounts in this period: accounts made elsewhere would not be seen.',
    since: '2026-06-12T08:00:00.000Z',
  },
  {
    console: 'rt',
    rounds: [],
    blind: 'Nobody read its list of accounts in this period: accounts made elsewhere would not be seen.',
    since: null,
  },
  {
    console: 'entra-fabrikam',
    label: 'Fabrikam Entra',
    rounds: [],
    blind: 'Its profile is paused, so nothing of it is read: It misreads the column of groups.',
    since: '2026-08-20T14:05:00.000Z',
  },
  {
    console: 'vault-old',
    label: 'The vault Fabrikam had before',
    rounds: [],
    blind: 'It was removed from the record, and nobody could look at it from then on.',
    since: '2026-09-01T09:30:00.000Z',
  },
];

export const population = ({ query = {} }: AskMessage) => ({
  total: TOTALS[String(query.kind)] ?? 0,
  totals: TOTALS,
  items: items.slice(0, Number(query.limit)),
  next: null,
  unread: 3,
  rounds,
});
const NONE = { changes: 0, accounts: 0, leavers: 0, exceptions: 0, emergencies: 0 };
export const nobody = () => ({ total: 0, totals: NONE, unread: 0, items: [], next: null, rounds: [] });
export const sample = ({ body }: AskMessage) => {
  const asked = body as { n?: number; ids?: string[] };
  return {
    method:
      'Items in the order of SHA-256(seed, line feed, id) as lower-case hex; the first n are the sample (lib/evidence/sample.ts).',
    total: 214,
    items: items
      .slice(0, Math.min(5, asked.n ?? 3))
      .map((item) => ({ ...item, path: [...events.slice(1, 5)].reverse() })),
    unknown: asked.ids ? ['not-one-of-them'] : [],
  };
};

export const destinations = {
  destinations: [
    {
      id: 'siem',
      label: 'Sentinel',
      kind: 'otlp',
      url: 'https://otel.msp.example/v1/logs',
      paused: false,
      hasSecret: true,
      sent: SIZE,
      size: SIZE,
      lastOkAt: '2026-11-22T10:29:40.000Z',
      problem: null,
      retryAt: null,
      rejected: 2,
    },
    {
      id: 'splunk',
      label: 'Fabrikam’s Splunk',
      kind: 'splunk-hec',
      url: 'https://hec.fabrikam.example:8088/services/collector',
      client: 'fabrikam',
      paused: false,
      hasSecret: true,
      sent: 39_870,
      size: SIZE,
      lastOkAt: '2026-11-22T08:02:10.000Z',
      problem: 'It answered 403: the token is not known there. Give it a new one.',
      retryAt: '2026-11-22T10:35:00.000Z',
      rejected: 0,
    },
    {
      id: 'old',
      label: 'Old collector',
      kind: 'otlp',
      url: 'https://old.msp.example/v1/logs',
      paused: true,
      hasSecret: false,
      sent: 12_004,
      size: SIZE,
      lastOkAt: null,
      problem: null,
      retryAt: null,
      rejected: 0,
    },
  ],
};

export const holds = {
  holds: [
    {
      id: 'fabrikam-v-contoso',
      client: 'fabrikam',
      technician: null,
      why: 'Court order 17 O 204/26 of 3 November 2026.',
      by: 'jonas-weber',
      at: '2026-11-04T09:00:00.000Z',
    },
  ],
};
const places = {
  places: [
    { place: 'bodies', erased: 1840, kept: 212, why: '212 are under the legal hold “fabrikam-v-contoso”.' },
    {
      place: 'keys',
      erased: 31,
      kept: 0,
      why: 'The bodies’ keys, by client and month: what stays of those months is sealed anew first, and then they are destroyed. By the calendar a key goes when its whole month is over.',
    },
    {
      place: 'search',
      erased: 1840,
      kept: 0,
      why: 'The names they are found by go with them; that a client has an entry in this place stays.',
    },
    {
      place: 'packs',
      erased: 3,
      kept: 0,
      why: 'Packs kept here that hold such events are unmade, with their keys, and made anew without them.',
    },
    {
      place: 'matches',
      erased: 0,
      kept: 412,
      why: 'Comparisons of its consoles’ own logs go whole; in those of consoles it shares, the lines of these events. What a legal hold may cover stays.',
    },
    {
      place: 'drift',
      erased: 96,
      kept: 0,
      why: 'What was seen in consoles is made again from what the log still says. What people decided about it stays by a hash of the account, with their reason.',
    },
    {
      place: 'requests',
      erased: 18,
      kept: 2,
      why: 'Requests for access that are over, with their steps. Access that may still work must first be ended and seen ended.',
    },
    { place: 'rounds', erased: 0, kept: 0, why: 'Accounts that somebody was asked to check, in rounds that are over.' },
    { place: 'views', erased: 1, kept: 0, why: 'Kept searches that name the person or client.' },
    {
      place: 'apart',
      erased: 1,
      kept: 0,
      why: 'Batches kept apart from the log: what came unsigned goes whole, of a copied device’s only the bodies asked for. What is left is sealed anew, and the old key destroyed.',
    },
    { place: 'notices', erased: 4, kept: 0, why: 'What was tried and refused, by them or naming them.' },
    {
      place: 'access',
      erased: 2,
      kept: 1,
      why: 'Covers that are over and reviewed, used codes, ended sessions, withdrawn tokens, and what devices are called once their owner has left. What still works, or waits for its review, stays.',
    },
    { place: 'changes', erased: 0, kept: 0, why: 'Who joined, moved and left.' },
    { place: 'authors', erased: 0, kept: 0, why: 'Their name as of who changed, decided or taught something.' },
    {
      place: 'record',
      erased: 7,
      kept: 24,
      why: 'Still in the record, which is needed to work. Remove it there first, and erase again. Past versions go; what was decided from them is replayed as erased.',
    },
    {
      place: 'exports',
      erased: 0,
      kept: 5,
      why: 'Files that were given out are beyond the collector. The log says who has them: tell them.',
    },
    { place: 'destinations', erased: 0, kept: 2, why: 'Receivers keep what they were sent by rules of their own.' },
    {
      place: 'caches',
      erased: 0,
      kept: 41,
      why: 'Browsers drop events 30 days after they were delivered, and the record when they sign out.',
    },
    {
      place: 'register',
      erased: 0,
      kept: 2,
      why: 'Which erasures and legal holds there were, of whom and why: they are accounted for by it, and a restored backup is erased again by it.',
    },
    {
      place: 'backups',
      erased: 1840,
      kept: 0,
      why: 'In backups and write-ahead logs the bodies open no more. What stands in the clear beside them, and the other places of this list, stay in a backup until it is deleted; so does a copy of the keys: bring it up to date (body-keys copy). After restoring a backup, erase again.',
    },
  ],
} as const;

export const plan = { digest: 'cd'.repeat(32), size: SIZE, events: 1840, held: 212, more: 33, ...places };
/** The same, of somebody of whom no body is left. */
export const planOfRest = {
  ...plan,
  ...{ events: 0, held: 0 },
  places: places.places.map((one) =>
    ['bodies', 'keys', 'search', 'packs', 'matches', 'drift', 'backups'].includes(one.place)
      ? { ...one, erased: 0, kept: 0 }
      : one,
  ),
};
export const erasures = {
  erasures: [
    {
      id: 'e3',
      state: 'planned',
      due: '2027-03-01T00:00:00.000Z',
      at: '2026-11-12T09:00:00.000Z',
      by: 'jonas-weber',
      why: 'Her claim ends with February; she asked for it on 10 November.',
      client: null,
      technician: 'mara-lindqvist',
      before: null,
      events: 0,
      held: 0,
      places: [],
    },
    {
      id: 'e1',
      state: 'done',
      due: null,
      at: '2026-10-02T09:00:00.000Z',
      by: 'jonas-weber',
      why: 'Contract ended, retention is over.',
      client: null,
      technician: 'mara-lindqvist',
      before: '2024-10-01T00:00:00.000Z',
      events: 1312,
      held: 0,
      places: places.places,
    },
  ],
};
export const erased = {
  ...{
    id: 'e2',
    state: 'done',
    due: null,
    at: '2026-11-20T09:00:00.000Z',
    by: 'jonas-weber',
    why: 'The contract ended.',
  },
  ...{ client: 'fabrikam', technician: null, before: null, events: 1840, held: 212, places: places.places },
};

const pack = {
  ...{ id: 'p1', schedule: null, client: 'fabrikam', from: '2026-07-01T00:00:00.000Z', to: '2026-10-01T00:00:00.000Z' },
  ...{ format: 'pack', by: 'jonas-weber', askedAt: '2026-11-22T09:00:00.000Z', state: 'ready', epoch: 1, size: SIZE },
  ...{ done: 1290, total: 1290, bytes: 3_482_119, parts: 4, sha256: 'ab'.repeat(32), problem: null, retryAt: null },
  ...{ madeAt: '2026-11-22T09:01:00.000Z', until: '2026-12-22T09:01:00.000Z' },
};
export const packs = {
  packs: [
    {
      ...pack,
      id: 'p2',
      client: null,
      state: 'making',
      done: 120_400,
      total: 480_000,
      format: 'jsonl',
      from: null,
      to: null,
    },
    pack,
    { ...pack, id: 'p3', schedule: 's1', state: 'failed', problem: 'The disk of the collector is full.' },
  ],
};
export const schedules = {
  schedules: [
    {
      id: 's1',
      client: 'fabrikam',
      every: 'quarterly',
      day: 3,
      format: 'pack',
      keepDays: 400,
      paused: false,
      by: 'jonas-weber',
      nextAt: '2027-01-03T00:00:00.000Z',
    },
  ],
};

const summary = {
  windowMinutes: 5,
  mapping: {
    columns: { time: ['date'], actor: ['initiatedBy.user'], target: ['target'], action: ['activity'], result: [] },
    ...{ zone: null, order: null },
  },
  ...{ rows: 214, problems: 1, outside: 12, aside: 90, matched: 96, ours: 2, theirs: 13, differs: 1 },
  listed: [{ line: 41, part: 'time', why: '“yesterday” is no time.' }],
};
export const match = {
  ...{
    id: 'm1',
    console: 'lam-fabrikam',
    client: 'fabrikam',
    from: '2026-07-01T00:00:00.000Z',
    to: '2026-10-01T00:00:00.000Z',
  },
  ...{ at: NOW.toISOString(), by: 'jonas-weber', file: 'ldap-audit.csv', sha256: 'cd'.repeat(32), size: SIZE, summary },
};
export const matchLines = ({ query = {} }: AskMessage) => ({
  lines: [1, 2, 3].map((place) => ({
    ...{ place, what: query.what ?? 'theirs', at: '2026-09-14T09:12:44.000Z', index: null, line: 40 + place },
    ...{ actor: 'cn=root,dc=fabrikam', target: `u${place}`, action: 'modify', does: 'update', result: 'success' },
    ...{ apartMs: null, agreed: null, resultDiffers: place === 2 },
  })),
  next: null,
});
export const compared = {
  match: null,
  summary,
  columns: ['date', 'initiatedBy.user', 'target', 'activity'].map((column) => ({ column, example: 'example' })),
  mappedBy: 'names',
  lines: matchLines({ type: 'own.ask', route: 'GET /v1/evidence/matches/:id/lines' }).lines,
};

const VKEY = 'unswivel.msp.example/log/1+5e4fb2a1+AQ2mVUvQm0r6B3Vd9o2sX1Wq7oQ6bq0b1m3l0Q5Xo2sX';
/** This browser, following the log the pack is of. */
export const ownLog: LogStatus = {
  ...logStatus,
  log: { id: LOG, epoch: 1, vkey: VKEY, fingerprint: '5e4fb2a1', keys: 1 },
};

export const held: Checked = {
  verdict: {
    ...{ ok: true, is: 'part', log: LOG, epoch: 1, size: SIZE, root: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=' },
    ...{ at: NOW.toISOString(), by: 'jonas-weber' },
    of: { client: 'fabrikam', from: '2026-07-01T00:00:00.000Z', to: '2026-10-01T00:00:00.000Z' },
    keys: [VKEY],
    ...{ entries: 1290, bodies: 1284, erased: 5, refused: 1, devices: 6, cosigned: 4 },
    replay: { same: 2210, differs: 0, cannot: 14, erased: 20, first: null },
  },
  rows: events.map(({ index, receivedAt, story: told, group }) => ({
    index,
    receivedAt,
    story: told,
    group,
    replay: group === 'fill' ? 'the same' : '',
  })),
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  bytes: 3_482_119,
};
export const broken: Checked = {
  verdict: {
    ok: false,
    code: 'pack.body',
    sentence: 'The body of entry 31,009 is not the one its leaf was made for.',
    line: 412,
    index: 31_009,
  },
  rows: [],
  sha256: '1b4f0e9851971998e732078544c96b36c3d01cedf7caa332359d6f1d83567014',
  bytes: 3_482_119,
};

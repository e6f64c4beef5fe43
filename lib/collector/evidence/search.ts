/** Finding evidence. A timeline is a search, too: for one ticket, account, person or client. */
import type { EvidenceAnswer, EvidenceFilter, EvidenceQuery } from '../../wire/evidence.schema.ts';
import type { Database } from '../database.ts';
import { findIndexes } from './find-indexes.ts';
import { followed } from './follow-log.ts';
import type { Wanted } from './lists.ts';
import { listsOf, type Scope } from './scope.ts';
import { shownEvents } from './shown-events.ts';
import { findTerms, termsThatBegin } from './term-ids.ts';
import { NAMED, type Term, type TermKind } from './terms-of.ts';

/** as far as fitting events are counted */
const COUNTED = 1000;
/** names a beginning may stand for, and how many of them are looked for in all lists together */
const MOST_NAMES = 500;
const MOST_PAIRS = 20_000;
const LEAST_NAMES = 20;
const HOUR_MS = 3_600_000;

/** One page, newest first. The client of the filter must be in the scope (`checkClient`). */
export async function searchEvidence(db: Database, scope: Scope, query: EvidenceQuery): Promise<EvidenceAnswer> {
  const { before, limit, ...filter } = query;
  const [indexed, { size }] = [
    await followed(db),
    await db.selectFrom('log_head').select('size').executeTakeFirstOrThrow(),
  ];
  const { moreNames, ...wanted } = await wantedBy(db, scope, filter, Math.min(before ?? indexed, indexed));
  const first = before === undefined;
  const { indexes, down } = await findIndexes(db, wanted, first ? COUNTED + 1 : limit + 1);
  const page = indexes.slice(0, limit);
  const more = indexes.length > limit;
  const unlooked = !more && down > wanted.from;
  return {
    events: await shownEvents(db, page),
    next: more ? (page.at(-1) as number) : unlooked ? down : null,
    lookedBackTo: unlooked ? await momentOf(db, down) : null,
    count: first
      ? { n: Math.min(indexes.length, COUNTED), exact: indexes.length <= COUNTED && down <= wanted.from && !moreNames }
      : null,
    moreNames,
    indexed,
    size: Number(size),
  };
}

/** What the filter asks for, as lists of names and a stretch of the log. `moreNames`: more begin like its `q` than are looked for. */
export async function wantedBy(
  db: Database,
  scope: Scope,
  { q, ...filter }: EvidenceFilter,
  before: number,
): Promise<Wanted & { moreNames: boolean }> {
  const lists = await listsOf(db, scope, filter.client);
  const groups = await groupsOf(db, filter);
  const time =
    filter.from || filter.to
      ? { from: Date.parse(filter.from ?? '0000-01-01T00:00:00Z'), to: Date.parse(filter.to ?? '9999-12-31T23:59:59Z') }
      : null;
  const stretch = time ? await stretchOf(db, time) : { from: 0, before };
  const wanted = {
    lists,
    groups,
    time,
    from: stretch.from,
    before: Math.min(before, stretch.before),
    moreNames: false,
  };
  if (!q || lists.length === 0) return wanted;
  const entry = await entryOf(db, q);
  if (entry !== null)
    return { ...wanted, from: Math.max(wanted.from, entry), before: Math.min(wanted.before, entry + 1) };
  const most = Math.max(LEAST_NAMES, Math.min(MOST_NAMES, Math.floor(MOST_PAIRS / lists.length)));
  const named = await termsThatBegin(db, NAMED, q, lists, most);
  return { ...wanted, groups: [...groups, named.ids], moreNames: !named.all };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where the event of this id stands; null when it is no event's. */
async function entryOf(db: Database, id: string): Promise<number | null> {
  const whole = id.toLowerCase();
  if (!UUID.test(whole)) return null;
  const row = await db.selectFrom('log_entries').select('idx').where('event_id', '=', whole).executeTakeFirst();
  return row ? Number(row.idx) : null;
}

const KINDS: [keyof EvidenceFilter, TermKind[]][] = [
  ['actor', ['actor']],
  ['subject', ['subject']],
  ['person', ['actor', 'subject']],
  ['ticket', ['ticket']],
  ['account', ['account']],
  ['object', ['object']],
  ['console', ['console']],
  ['signedInAs', ['signed-in']],
  ['group', ['group']],
  ['verb', ['verb']],
  ['outcome', ['outcome']],
];

async function groupsOf(db: Database, filter: EvidenceFilter): Promise<number[][]> {
  const groups: number[][] = [];
  for (const [part, kinds] of KINDS) {
    const value = filter[part];
    if (value === undefined) continue;
    const asked = part === 'object' ? [objectTerm(value)] : kinds.map((kind) => ({ kind, value }));
    const found = await Promise.all(asked.map((term) => findTerms(db, term.kind, [term.value])));
    groups.push(found.flat());
  }
  return groups;
}

/** By which name events about an object stand: accounts and tickets have one of their own (terms-of.ts). */
function objectTerm(value: string): Term {
  const [type, key] = [value.slice(0, value.indexOf(':')), value.slice(value.indexOf(':') + 1)];
  return type === 'account' || type === 'ticket' ? { kind: type, value: key } : { kind: 'object', value };
}

/** The entries received in these hours, and perhaps some beside: batches that came at once may enter in either order. */
async function stretchOf(db: Database, time: { from: number; to: number }): Promise<{ from: number; before: number }> {
  const row = await db
    .selectFrom('evidence_hours')
    .select((e) => [e.fn.min('first').as('first'), e.fn.max('last').as('last')])
    .where('hour', '>=', Math.floor(time.from / HOUR_MS))
    .where('hour', '<=', Math.floor((time.to - 1) / HOUR_MS))
    .executeTakeFirst();
  return row?.first == null ? { from: 0, before: 0 } : { from: Number(row.first), before: Number(row.last) + 1 };
}

async function momentOf(db: Database, index: number): Promise<string | null> {
  const row = await db.selectFrom('evidence_rows').select('at').where('idx', '=', index).executeTakeFirst();
  return row ? new Date(Number(row.at)).toISOString() : null;
}

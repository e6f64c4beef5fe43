/**
 * Keeps what searches look into up with the log, behind it and by a cursor of its own: taking evidence in never waits for it, and after a crash it goes on where it was.
 * Each piece is one transaction that begins with the cursor's row, so that of several collectors one works at a time.
 */
import type { EventBody } from '../../evidence/event.schema.ts';
import { BODY_COLUMNS, opened } from '../bodies/open-body.ts';
import type { Database, Writing } from '../database.ts';
import { insertRows } from '../insert-rows.ts';
import { keepTerms, settleTerms, type TermIds } from './term-ids.ts';
import { type Term, termKey, termsOf } from './terms-of.ts';

/** entries of one transaction: a few hundredths of a second */
const PIECE = 400;
const HOUR_MS = 3_600_000;

interface Entry {
  index: number;
  at: number;
  body: EventBody | null;
}

/** What one collector process remembers of the names. */
export const newTermIds = (): TermIds => new Map();

/** Takes in the next piece. Gives how many entries it held; 0 when there is nothing new. */
export async function followOnce(db: Database, kept: TermIds): Promise<number> {
  const done = await db.transaction().execute(async (trx) => {
    const { next } = await trx
      .updateTable('evidence_cursor')
      .set((e) => ({ next: e.ref('next') }))
      .where('name', '=', 'search')
      .returning('next')
      .executeTakeFirstOrThrow();
    const entries = await readEntries(trx, Number(next));
    if (entries.length === 0) return null;
    await forgetErased(trx, kept);
    const settled = await storeEntries(trx, entries, kept);
    const last = entries.at(-1) as Entry;
    await trx
      .updateTable('evidence_cursor')
      .set({ next: last.index + 1 })
      .where('name', '=', 'search')
      .execute();
    return { count: entries.length, settled };
  });
  if (!done) return 0;
  keepTerms(kept, done.settled);
  return done.count;
}

const FORGOTTEN = 'forgotten';

/** Names may have been erased since, here or by another collector: then they are looked up anew. */
async function forgetErased(trx: Writing, kept: TermIds): Promise<void> {
  const row = await trx.selectFrom('evidence_cursor').select('next').where('name', '=', FORGOTTEN).executeTakeFirst();
  const times = Number(row?.next ?? 0);
  if ((kept.get(FORGOTTEN) ?? 0) === times) return;
  kept.clear();
  kept.set(FORGOTTEN, times);
}

/** How far it is: entries taken in. */
export async function followed(db: Database): Promise<number> {
  const row = await db.selectFrom('evidence_cursor').select('next').where('name', '=', 'search').executeTakeFirst();
  return Number(row?.next ?? 0);
}

async function readEntries(trx: Writing, from: number): Promise<Entry[]> {
  const rows = await trx
    .selectFrom('log_entries as e')
    .innerJoin('batches as s', 's.id', 'e.batch')
    .leftJoin('event_bodies as b', 'b.idx', 'e.idx')
    .select(['e.idx', 's.received_at', 'e.body_refused'])
    .select(BODY_COLUMNS)
    .where('e.idx', '>=', from)
    .where('e.idx', '<', from + PIECE)
    .orderBy('e.idx')
    .execute();
  return opened(trx, rows).map((row) => ({
    index: Number(row.idx),
    at: Date.parse(row.received_at),
    body: row.body && row.body_refused === null ? (JSON.parse(row.body) as EventBody) : null,
  }));
}

async function storeEntries(trx: Writing, entries: Entry[], kept: TermIds): Promise<TermIds> {
  const named = entries.map((entry) => ({ ...entry, names: entry.body && termsOf(entry.body) }));
  const all = named.flatMap(({ names }) => (names ? [names.scope, ...names.terms] : []));
  const ids = await settleTerms(trx, all, kept);
  const idOf = (term: Term) => ids.get(termKey(term)) as number;
  const rows: number[][] = [];
  const postings: number[][] = [];
  for (const { index, at, names } of named) {
    const scope = names ? idOf(names.scope) : 0;
    rows.push([index, at, scope]);
    postings.push(...postingsOf(index, scope, names ? [...new Set(names.terms.map(idOf))] : []));
  }
  await insertRows(trx, 'evidence_rows', ['idx', 'at', 'scope'], rows);
  await insertRows(trx, 'evidence_postings', ['scope', 'term', 'idx'], postings);
  await noteHours(trx, entries);
  return ids;
}

/** An entry stands in the list of all, in its scope's list of all, and in each name's list of both. */
export function postingsOf(index: number, scope: number, terms: number[]): number[][] {
  const lists = scope === 0 ? [0] : [0, scope];
  return lists.flatMap((list) => [list, ...terms].map((term) => [list, term, index]));
}

async function noteHours(trx: Writing, entries: Entry[]): Promise<void> {
  const hours = new Map<number, { first: number; last: number }>();
  for (const { index, at } of entries) {
    const hour = Math.floor(at / HOUR_MS);
    const known = hours.get(hour);
    hours.set(hour, { first: known?.first ?? index, last: index });
  }
  for (const [hour, { first, last }] of hours)
    await trx
      .insertInto('evidence_hours')
      .values({ hour, first, last })
      .onConflict((conflict) => conflict.column('hour').doUpdateSet({ last }))
      .execute();
}

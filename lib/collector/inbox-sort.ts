/** One turn at the inbox: all that lies there gets its place in the log, in one transaction. */
import type { Arrival } from './arrival.ts';
import { arrivalOfLetter } from './bodies/letters.ts';
import { crashPoint } from './crash-point.ts';
import type { Database, Writing } from './database.ts';
import { type Detail, type ErrorCode, Refused } from './errors.ts';
import type { LogBook } from './log-book.ts';
import { type LogHead, readHead } from './log-head.ts';
import { lockHead } from './open-log.ts';
import type { Result } from './place-batch.ts';
import { keepEdge, type Sequenced, sequence } from './sequence.ts';
import { storageRefusal } from './storage-refusal.ts';

export interface Letter {
  /** UUIDv7: the inbox is sorted by when they came */
  id: string;
  arrival: Arrival;
}

export interface Sorted {
  head: LogHead;
  /** of the letters that were asked for, by id, whoever sorted them */
  results: Map<string, Result[]>;
  /** more lies there than fits into one turn */
  more: boolean;
}

/** batches in one turn: their answers wait for all of them */
const MOST_BATCHES = 40;
/** how long the answer to a batch that was not taken is kept for the collector that received it */
const KEPT_MS = 3_600_000;

interface Turn extends Sorted {
  sequenced?: Sequenced;
}

/**
 * Takes one turn. `letters` were laid down by this process: what another collector sorted meanwhile is looked up by device and number. A batch that cannot be
 * stored for a reason of its own gets an answer and stays in nobody's way.
 */
export async function sortInbox(db: Database, book: LogBook, letters: Letter[], now: () => Date): Promise<Sorted> {
  try {
    return await turn(db, book, letters, now, MOST_BATCHES);
  } catch (error) {
    if (storageRefusal(error)) throw error;
    return alone(db, book, letters, now);
  }
}

/** The oldest by itself; when it is the one that cannot be stored, that is its answer. */
async function alone(db: Database, book: LogBook, letters: Letter[], now: () => Date): Promise<Sorted> {
  const oldest = await db
    .selectFrom('inbox')
    .select(['id', 'payload'])
    .where('outcome', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  try {
    return await turn(db, book, letters, now, 1);
  } catch (error) {
    if (storageRefusal(error) || !oldest) throw error;
    const { events } = arrivalOfLetter(oldest.payload);
    const results = events.map(({ seq }): Result => ({ seq, error: new Refused('fault') }));
    await db.transaction().execute((trx) => keepOutcome(trx, oldest.id, results, now));
    return { head: await readHead(db), results: new Map(), more: true };
  }
}

async function turn(db: Database, book: LogBook, letters: Letter[], now: () => Date, most: number): Promise<Sorted> {
  const done: Turn = await db.transaction().execute(async (trx) => {
    await lockHead(trx);
    const waiting = await trx
      .selectFrom('inbox')
      .select('id')
      .where('outcome', 'is', null)
      .orderBy('id')
      .limit(most + 1)
      .execute();
    const taken = waiting.slice(0, most).map(({ id }) => id);
    const more = waiting.length > most;
    const results = await sortedElsewhere(trx, letters, new Set(await stillWaiting(trx, letters)));
    if (taken.length === 0) return { head: await readHead(trx), results, more };

    const arrivals = await readArrivals(trx, taken, letters);
    const sequenced = await sequence(trx, book, arrivals, [], now().toISOString());
    crashPoint('sequenced');
    const mine = new Set(letters.map(({ id }) => id));
    for (const [at, id] of taken.entries()) {
      const result = sequenced.results[at] as Result[];
      if (mine.has(id)) results.set(id, result);
      else if (result.some((one) => 'error' in one || one.duplicate)) await keepOutcome(trx, id, result, now);
    }
    await trx.deleteFrom('inbox').where('id', 'in', taken).where('outcome', 'is', null).execute();
    return { head: sequenced.head, results, more, sequenced };
  });
  if (done.sequenced) keepEdge(book, done.sequenced);
  return done;
}

/** What this process laid down itself it still has in memory. */
async function readArrivals(trx: Writing, ids: string[], letters: Letter[]): Promise<Arrival[]> {
  const known = new Map(letters.map(({ id, arrival }) => [id, arrival]));
  const others = ids.filter((id) => !known.has(id));
  if (others.length > 0) {
    const rows = await trx.selectFrom('inbox').select(['id', 'payload']).where('id', 'in', others).execute();
    for (const { id, payload } of rows) known.set(id, arrivalOfLetter(payload));
  }
  return ids.map((id) => known.get(id) as Arrival);
}

async function stillWaiting(trx: Writing, letters: Letter[]): Promise<string[]> {
  if (letters.length === 0) return [];
  const ids = letters.map(({ id }) => id);
  const rows = await trx.selectFrom('inbox').select('id').where('id', 'in', ids).where('outcome', 'is', null).execute();
  return rows.map(({ id }) => id);
}

/** The answers of those letters that are gone from the inbox, or lie there with an answer: another collector sorted them. */
async function sortedElsewhere(trx: Writing, letters: Letter[], waiting: ReadonlySet<string>) {
  const results = new Map<string, Result[]>();
  for (const letter of letters) {
    if (waiting.has(letter.id)) continue;
    results.set(letter.id, (await takeOutcome(trx, letter.id)) ?? (await placesOf(trx, letter.arrival)));
  }
  return results;
}

async function placesOf(trx: Writing, { device, events }: Arrival): Promise<Result[]> {
  const first = events[0]?.seq ?? 0;
  const rows = await trx
    .selectFrom('log_entries')
    .select(['idx', 'seq', 'leaf_hash', 'body_refused'])
    .where('device', '=', device)
    .where('seq', '>=', first)
    .where('seq', '<=', first + events.length - 1)
    .execute();
  const bySeq = new Map(rows.map((row) => [Number(row.seq), row]));
  return events.map(({ seq, leafHash }): Result => {
    const row = bySeq.get(seq);
    // Nobody takes a batch out of the inbox but with its places, or an outcome, in the same transaction.
    if (row?.leaf_hash !== leafHash) throw new Error(`Event ${seq} of ${device} left the inbox without a place.`);
    const why = row.body_refused;
    return { seq, index: Number(row.idx), leafHash, ...(why ? { bodyRefused: why } : {}) };
  });
}

type Kept = Exclude<Result, { error: Refused }> | { seq: number; code: ErrorCode; detail: Detail };

/** What was not taken, or was known before, cannot be told from the log afterwards, so the answer itself stays for its receiver. */
async function keepOutcome(trx: Writing, id: string, results: Result[], now: () => Date): Promise<void> {
  const kept = results.map(
    (one): Kept => ('error' in one ? { seq: one.seq, code: one.error.code, detail: one.error.detail } : one),
  );
  const outcome = JSON.stringify(kept);
  await trx.updateTable('inbox').set({ outcome, payload: '' }).where('id', '=', id).execute();
  // Ids begin with their time: an answer nobody came for belongs to a collector that died.
  const old = idAt(now().getTime() - KEPT_MS);
  await trx.deleteFrom('inbox').where('outcome', 'is not', null).where('id', '<', old).execute();
}

async function takeOutcome(trx: Writing, id: string): Promise<Result[] | null> {
  const row = await trx.deleteFrom('inbox').where('id', '=', id).returning('outcome').executeTakeFirst();
  if (!row?.outcome) return null;
  return (JSON.parse(row.outcome) as Kept[]).map((one) =>
    'code' in one ? { seq: one.seq, error: new Refused(one.code, one.detail) } : one,
  );
}

/** The smallest UUIDv7 of a moment. */
function idAt(ms: number): string {
  const hex = ms.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}

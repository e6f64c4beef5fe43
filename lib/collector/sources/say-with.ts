/**
 * Events of the collector's own that belong to a change of the record: laid down in the change's own transaction, so that neither is there without the other.
 * `changeRecord` gives them their place in the log in that transaction too; what others laid down gets its place before they answer (`sayUnsaid`).
 */
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Database, Writing } from '../database.ts';
import { mustRunAgain } from '../dialect.ts';
import { gather } from '../gather.ts';
import type { LogBook } from '../log-book.ts';
import { lockRecord } from '../objects.ts';
import type { OwnEvent } from '../own-events.ts';
import { keepEdge, type Sequenced, sequence } from '../sequence.ts';
import { storageRefusal } from '../storage-refusal.ts';

/** as many as are sealed in one go */
const AT_ONCE = 2000;

/** Lays an event down. It is in the log once `sayUnsaid` ran, at the latest a minute later. */
export async function sayWith(trx: Writing, event: OwnEvent): Promise<void> {
  await trx
    .insertInto('unsaid')
    .values({ id: uuid(), event: JSON.stringify(event) })
    .execute();
}

export interface Saying {
  db: Database;
  book: LogBook;
  now: () => Date;
}

type Work = (trx: Writing, at: string) => Promise<unknown>;
type Outcome = { result: unknown } | { error: unknown };
interface Item {
  saying: Saying;
  work: Work;
}

/** Others who wait share a transaction, a disk sync and a checkpoint; nobody waits for more than some hundredths of a second of work. */
const MOST_TOGETHER = 16;
const together = new WeakMap<LogBook, (item: Item) => Promise<Outcome>>();

/**
 * A change of the locked record, with the events it laid down. Resolves when both are on disk; throws with nothing done. `work` may run several times, and in one
 * transaction with others': it must do nothing but read and write through it.
 */
export async function changeRecord<T>(saying: Saying, work: (trx: Writing, at: string) => Promise<T>): Promise<T> {
  const enter = together.get(saying.book) ?? gather(changeTogether, () => 1, MOST_TOGETHER);
  together.set(saying.book, enter);
  const outcome = await enter({ saying, work });
  if ('error' in outcome) throw outcome.error;
  return outcome.result as T;
}

async function changeTogether(items: Item[]): Promise<Outcome[]> {
  const { db, book, now } = (items[0] as Item).saying;
  const at = now().toISOString();
  let outcomes: Outcome[] = [];
  try {
    const sequenced = await db.transaction().execute(async (trx) => {
      await lockRecord(trx);
      outcomes = [];
      for (const { work } of items) outcomes.push(await apart(trx, () => work(trx, at)));
      if (outcomes.every((one) => 'error' in one)) throw NOTHING_DONE;
      return place(trx, book, at);
    });
    if (sequenced) keepEdge(book, sequenced);
  } catch (error) {
    if (error !== NOTHING_DONE) throw error;
  }
  return outcomes;
}

/** Where all were refused the record did not change, so its serial may not either: every device would ask for it anew. */
const NOTHING_DONE = new Error('Nothing was changed.');

/** What is refused takes only itself back; what the engine says of the whole transaction ends it for all. */
async function apart(trx: Writing, work: () => Promise<unknown>): Promise<Outcome> {
  await sql`savepoint one`.execute(trx);
  try {
    const result = await work();
    await sql`release savepoint one`.execute(trx);
    return { result };
  } catch (error) {
    if (mustRunAgain(error) || storageRefusal(error)) throw error;
    await sql`rollback to savepoint one`.execute(trx);
    await sql`release savepoint one`.execute(trx);
    return { error };
  }
}

/** Gives what was laid down its place in the log. Cheap when there is nothing. */
export async function sayUnsaid({ db, book, now }: Saying): Promise<void> {
  for (;;) {
    const waiting = await db.selectFrom('unsaid').select('id').limit(1).executeTakeFirst();
    if (!waiting) return;
    const sequenced = await db.transaction().execute(async (trx) => {
      await lockRecord(trx);
      return place(trx, book, now().toISOString());
    });
    if (sequenced) keepEdge(book, sequenced);
  }
}

/** The record's lock is held: nobody else says the same. */
async function place(trx: Writing, book: LogBook, at: string): Promise<Sequenced | null> {
  const rows = await trx.selectFrom('unsaid').selectAll().orderBy('id').limit(AT_ONCE).execute();
  if (rows.length === 0) return null;
  const events = rows.map(({ event }) => JSON.parse(event) as OwnEvent);
  const last = rows.at(-1)?.id as string;
  await trx.deleteFrom('unsaid').where('id', '<=', last).execute();
  return sequence(trx, book, [], events, at);
}

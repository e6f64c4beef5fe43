/**
 * Events of the collector's own that belong to a change of the record: laid down in the change's own transaction, so that neither is there without the other.
 * `changeRecord` gives them their place in the log in that transaction too; what others laid down gets its place before they answer (`sayUnsaid`).
 */
import { v7 as uuid } from 'uuid';
import type { Database, Writing } from '../database.ts';
import type { LogBook } from '../log-book.ts';
import { lockRecord } from '../objects.ts';
import type { OwnEvent } from '../own-events.ts';
import { keepEdge, type Sequenced, sequence } from '../sequence.ts';

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

/** A transaction on the locked record, with the events it laid down. Resolves when both are on disk; throws with nothing done. `work` may run several times. */
export async function changeRecord<T>(
  { db, book, now }: Saying,
  work: (trx: Writing, at: string) => Promise<T>,
): Promise<T> {
  const at = now().toISOString();
  const { result, sequenced } = await db.transaction().execute(async (trx) => {
    await lockRecord(trx);
    const result = await work(trx, at);
    return { result, sequenced: await place(trx, book, at) };
  });
  if (sequenced) keepEdge(book, sequenced);
  return result;
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

import type { Database } from '../database.ts';
import { recordSerial } from '../objects.ts';
import { cursorOf } from './cursors.ts';

/** How far drift is behind: entries of the log, and places, that are still to be looked at. While it is not 0, an all-clear is none. */
export async function standingAt(db: Database, now: Date): Promise<{ asOf: string; behind: number }> {
  const { count } = await db
    .selectFrom('drift_due')
    .select((e) => e.fn.countAll().as('count'))
    .where('at', '<=', now.toISOString())
    .executeTakeFirstOrThrow();
  return { asOf: now.toISOString(), behind: (await untaken(db)) + Number(count) };
}

/** Whether there is nothing to do, by a few rows: a million places that wait are not counted for it. */
export async function isIdle(db: Database, now: Date): Promise<boolean> {
  const due = await db
    .selectFrom('drift_due')
    .select('place')
    .where('at', '<=', now.toISOString())
    .limit(1)
    .executeTakeFirst();
  return due === undefined && (await untaken(db)) === 0;
}

/** Entries of the log and changes of the record that were not taken in. */
async function untaken(db: Database): Promise<number> {
  const head = await db.selectFrom('log_head').select('size').executeTakeFirst();
  const entries = Number(head?.size ?? 0) - Number(await cursorOf(db, 'log'));
  const record = JSON.parse((await cursorOf(db, 'record')) || '{"done":0}') as { done: number };
  const taken = Math.min(record.done, Number(await cursorOf(db, 'removed')));
  return Math.max(0, entries) + Math.max(0, (await recordSerial(db)) - taken);
}

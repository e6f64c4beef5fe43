import type { Database } from '../database.ts';
import { recordSerial } from '../objects.ts';
import { cursorOf } from './cursors.ts';

/** How far drift is behind: entries of the log, and places, that are still to be looked at. While it is not 0, an all-clear is none. */
export async function standingAt(db: Database, now: Date): Promise<{ asOf: string; behind: number }> {
  const head = await db.selectFrom('log_head').select('size').executeTakeFirst();
  const entries = Number(head?.size ?? 0) - Number(await cursorOf(db, 'log'));
  const { count } = await db
    .selectFrom('drift_due')
    .select((e) => e.fn.countAll().as('count'))
    .where('at', '<=', now.toISOString())
    .executeTakeFirstOrThrow();
  const record = JSON.parse((await cursorOf(db, 'record')) || '{"done":0}') as { done: number };
  const taken = Math.min(record.done, Number(await cursorOf(db, 'removed')));
  const changes = (await recordSerial(db)) - taken;
  return { asOf: now.toISOString(), behind: Math.max(0, entries) + Number(count) + Math.max(0, changes) };
}

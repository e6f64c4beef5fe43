import type { Database } from '../database.ts';
import { wrong } from './wrong.ts';

/** Bodies no entry has: the walk over the entries never met them. */
export async function checkOrphans(db: Database): Promise<void> {
  const body = await db
    .selectFrom('event_bodies as b')
    .leftJoin('log_entries as e', 'e.idx', 'b.idx')
    .select('b.idx')
    .where('e.idx', 'is', null)
    .orderBy('b.idx')
    .limit(1)
    .executeTakeFirst();
  if (body) wrong('event_bodies', `idx ${body.idx}`, 'No entry of the log has this body.');
}

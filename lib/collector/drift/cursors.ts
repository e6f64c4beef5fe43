/** How far drift has followed log and record. */
import type { Database, Writing } from '../database.ts';

type Name = 'log' | 'record' | 'removed';

/** The first statement of every transaction that changes anything of drift: of several collectors one works at a time. */
export async function lockDrift(trx: Writing): Promise<void> {
  await trx
    .updateTable('drift_cursors')
    .set((e) => ({ next: e.ref('next') }))
    .where('name', '=', 'log')
    .execute();
}

export async function cursorOf(db: Database, name: Name): Promise<string> {
  const row = await db.selectFrom('drift_cursors').select('next').where('name', '=', name).executeTakeFirst();
  return row?.next ?? '';
}

export async function moveCursor(trx: Writing, name: Name, next: string): Promise<void> {
  await trx.updateTable('drift_cursors').set({ next }).where('name', '=', name).execute();
}

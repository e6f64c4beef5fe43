/** How far drift has followed log and record. */
import type { Database, Writing } from '../database.ts';

type Name = 'log' | 'record' | 'removed' | 'board';

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

/** What the board shows is another than before: whoever looks at it asks again. */
export async function boardChanged(trx: Writing): Promise<void> {
  await moveCursor(trx, 'board', String(Number(await cursorOf(trx, 'board')) + 1));
}

export async function moveCursor(trx: Writing, name: Name, next: string): Promise<void> {
  await trx.updateTable('drift_cursors').set({ next }).where('name', '=', name).execute();
}

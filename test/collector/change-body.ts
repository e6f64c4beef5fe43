import type { Database } from '../../lib/collector/database.ts';

/** What somebody with the database alone can do to a body: one byte of it is another. */
export async function changeBody(db: Database, idx: number): Promise<void> {
  const kept = db.selectFrom('event_bodies').select('sealed').where('idx', '=', idx);
  const { sealed } = await kept.executeTakeFirstOrThrow();
  const other = Buffer.from(sealed as Uint8Array);
  other[other.length - 1] = (other.at(-1) as number) ^ 1;
  await db.updateTable('event_bodies').set({ sealed: other }).where('idx', '=', idx).execute();
}

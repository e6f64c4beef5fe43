import type { Kysely } from 'kysely';

/** When a movement set off what follows from it, and when all of that was over. What came before this was told by hand, and stays so. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('movements').addColumn('fanned_out_at', 'text').execute();
  await db.schema.alterTable('movements').addColumn('closed_at', 'text').execute();
  await (db as unknown as Kysely<{ movements: { fanned_out_at: string | null; at: string } }>)
    .updateTable('movements')
    .set((e) => ({ fanned_out_at: e.ref('at') }))
    .execute();
  await db.schema
    .createIndex('movements_set_off')
    .on('movements')
    .columns(['fanned_out_at', 'closed_at', 'state'])
    .execute();
}

import type { Kysely } from 'kysely';
import { bytesType } from '../dialect.ts';

/** Parts of packs are kept sealed (evidence/packs/sealed-parts.ts). Those that lay in the clear go, and their packs are made anew. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.dropTable('pack_parts').execute();
  await db.schema
    .createTable('pack_parts')
    .addColumn('pack', 'text', (c) => c.notNull())
    .addColumn('part', 'integer', (c) => c.notNull())
    .addColumn('sealed', bytesType(db), (c) => c.notNull())
    .addPrimaryKeyConstraint('pack_parts_pk', ['pack', 'part'])
    .execute();
  await db.schema.alterTable('packs').addColumn('body_key', 'text').execute();
  await (db as unknown as Kysely<{ packs: { state: string; worker: string | null; bytes: number; parts: number } }>)
    .updateTable('packs')
    .set({ state: 'queued', worker: null, bytes: 0, parts: 0 })
    .where('state', 'in', ['ready', 'making'])
    .execute();
}

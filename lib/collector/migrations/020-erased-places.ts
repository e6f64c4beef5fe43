import type { Kysely } from 'kysely';
import { bytesType } from '../dialect.ts';

/** What is kept apart lies sealed; the collector seals what is there behind the log (apart/sealed-apart.ts). An erasure keeps its list of places (JSON); those from before have none. `due`: when a planned one is carried out. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('quarantine').addColumn('sealed', bytesType(db)).execute();
  await db.schema.alterTable('quarantine').addColumn('body_key', 'text').execute();
  await db.schema.createIndex('quarantine_key').on('quarantine').column('body_key').execute();
  await db.schema
    .alterTable('erasures')
    .addColumn('places', 'text', (c) => c.notNull().defaultTo('[]'))
    .execute();
  await db.schema.alterTable('erasures').addColumn('due', 'text').execute();
}

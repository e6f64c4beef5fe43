import type { Kysely } from 'kysely';
import { bytesType } from '../dialect.ts';

/**
 * Bodies are kept sealed, each with its salt, under a key of its client and month (bodies/body-key.ts). The keys themselves are files outside the database; here stands only which there are. Bodies from before stay readable
 * until the collector has sealed them, which it does behind the log (bodies/seal-plain.ts).
 */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('body_keys')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('month', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('body_keys_scope').on('body_keys').columns(['scope', 'month', 'state']).execute();
  await db.schema.alterTable('event_bodies').addColumn('sealed', bytesType(db)).execute();
  await db.schema.alterTable('event_bodies').addColumn('body_key', 'text').execute();
  await db.schema.createIndex('event_bodies_key').on('event_bodies').columns(['body_key', 'idx']).execute();
}

import { type Kysely, sql } from 'kysely';
import { engineOf } from '../dialect.ts';

/**
 * Finding evidence: a list of the log's entries for every name in it, kept for the whole log and for each client apart, so that a search costs the same however long
 * the log is, and nobody's search meets another client's entries. Filled behind the log (evidence/follow-log.ts). And what goes with evidence: views, places it is pushed to, holds, erasures.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const compact = engineOf(db) === 'sqlite' ? sql`without rowid` : sql``;
  // Beginnings of names are looked for by their bytes, whatever language the database sorts by.
  const bytewise = engineOf(db) === 'sqlite' ? ('text' as const) : sql`text collate "C"`;
  await db.schema
    .createTable('evidence_terms')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('value', bytewise, (c) => c.notNull())
    .addColumn('tail', bytewise, (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('evidence_terms_value')
    .on('evidence_terms')
    .columns(['kind', 'value'])
    .unique()
    .execute();
  await db.schema.createIndex('evidence_terms_tail').on('evidence_terms').columns(['kind', 'tail']).execute();
  await db.schema
    .createTable('evidence_postings')
    .addColumn('scope', 'integer', (c) => c.notNull())
    .addColumn('term', 'integer', (c) => c.notNull())
    .addColumn('idx', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('evidence_postings_pk', ['scope', 'term', 'idx'])
    .modifyEnd(compact)
    .execute();
  await db.schema
    .createTable('evidence_rows')
    .addColumn('idx', 'bigint', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('scope', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('evidence_hours')
    .addColumn('hour', 'integer', (c) => c.primaryKey())
    .addColumn('first', 'bigint', (c) => c.notNull())
    .addColumn('last', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('evidence_cursor')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('next', 'bigint', (c) => c.notNull())
    .execute();
  await db
    .insertInto('evidence_cursor' as never)
    .values([{ name: 'search', next: 0 }] as never)
    .execute();
  await db.schema.createIndex('cosignatures_device').on('cosignatures').columns(['epoch', 'device', 'size']).execute();
  await beside(db);
}

async function beside(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('evidence_views')
    .addColumn('technician', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('filter', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('evidence_views_pk', ['technician', 'id'])
    .execute();
  await db.schema
    .createTable('destinations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('sealed', 'text')
    .addColumn('client', 'text')
    .addColumn('paused', 'integer', (c) => c.notNull())
    .addColumn('next', 'bigint', (c) => c.notNull())
    .addColumn('last_ok_at', 'text')
    .addColumn('problem', 'text')
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('retry_at', 'text')
    .execute();
  await db.schema
    .createTable('evidence_holds')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('client', 'text')
    .addColumn('technician', 'text')
    .addColumn('why', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('erasures')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('why', 'text', (c) => c.notNull())
    .addColumn('client', 'text')
    .addColumn('technician', 'text')
    .addColumn('before', 'text')
    .addColumn('events', 'bigint', (c) => c.notNull())
    .addColumn('held', 'bigint', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('erased_bodies')
    .addColumn('idx', 'bigint', (c) => c.primaryKey())
    .addColumn('erasure', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('erased_bodies_erasure').on('erased_bodies').columns(['erasure', 'idx']).execute();
}

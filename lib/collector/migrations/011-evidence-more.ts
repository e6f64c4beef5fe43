import type { Kysely } from 'kysely';

/** Consoles' own logs that were matched with ours, and packs that are made behind the log: by a schedule, or because they are large. */
export async function up(db: Kysely<never>): Promise<void> {
  await matches(db);
  await packs(db);
}

async function matches(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('log_mappings')
    .addColumn('console', 'text', (c) => c.primaryKey())
    .addColumn('mapping', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('log_matches')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('console', 'text', (c) => c.notNull())
    .addColumn('client', 'text')
    .addColumn('from_at', 'text', (c) => c.notNull())
    .addColumn('to_at', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('file', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('size', 'bigint', (c) => c.notNull())
    .addColumn('summary', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('log_matches_console').on('log_matches').columns(['console', 'at']).execute();
  await db.schema
    .createTable('log_match_lines')
    .addColumn('match', 'text', (c) => c.notNull())
    .addColumn('place', 'integer', (c) => c.notNull())
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('idx', 'bigint')
    .addColumn('line', 'integer')
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('target', 'text', (c) => c.notNull())
    .addColumn('told', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('log_match_lines_pk', ['match', 'place'])
    .execute();
  await db.schema
    .createIndex('log_match_lines_what')
    .on('log_match_lines')
    .columns(['match', 'what', 'place'])
    .execute();
  await db.schema.createIndex('log_match_lines_idx').on('log_match_lines').columns(['idx']).execute();
}

async function packs(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('pack_schedules')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('client', 'text', (c) => c.notNull())
    .addColumn('every', 'text', (c) => c.notNull())
    .addColumn('day', 'integer', (c) => c.notNull())
    .addColumn('format', 'text', (c) => c.notNull())
    .addColumn('keep_days', 'integer', (c) => c.notNull())
    .addColumn('paused', 'integer', (c) => c.notNull())
    .addColumn('since', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('packs')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('schedule', 'text')
    .addColumn('client', 'text')
    .addColumn('from_at', 'text')
    .addColumn('to_at', 'text')
    .addColumn('format', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('asked_at', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('worker', 'text')
    .addColumn('beat', 'text')
    .addColumn('epoch', 'integer')
    .addColumn('size', 'bigint')
    .addColumn('done', 'bigint', (c) => c.notNull())
    .addColumn('total', 'bigint')
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .addColumn('parts', 'integer', (c) => c.notNull())
    .addColumn('sha256', 'text')
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('problem', 'text')
    .addColumn('retry_at', 'text')
    .addColumn('made_at', 'text')
    .addColumn('until', 'text')
    .execute();
  await db.schema.createIndex('packs_state').on('packs').columns(['state', 'retry_at']).execute();
  await db.schema.createIndex('packs_asked').on('packs').columns(['asked_at', 'id']).execute();
  await db.schema
    .createTable('pack_parts')
    .addColumn('pack', 'text', (c) => c.notNull())
    .addColumn('part', 'integer', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('pack_parts_pk', ['pack', 'part'])
    .execute();
}

import type { Kysely } from 'kysely';

/** Rounds that were asked for: which accounts somebody is to look at, and what came of each. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('rounds')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('asked_by', 'text', (c) => c.notNull())
    .addColumn('asked_for', 'text', (c) => c.notNull())
    .addColumn('why', 'text')
    .addColumn('asked_at', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('begun_at', 'text')
    .addColumn('touched_at', 'text')
    .addColumn('ended_at', 'text')
    .addColumn('outcome', 'text')
    .execute();
  await db.schema.createIndex('rounds_for').on('rounds').columns(['asked_for', 'state']).execute();
  await db.schema.createIndex('rounds_by').on('rounds').column('asked_by').execute();
  await db.schema.createIndex('rounds_state').on('rounds').columns(['state', 'touched_at']).execute();
  await db.schema
    .createTable('round_targets')
    .addColumn('round', 'text', (c) => c.notNull())
    .addColumn('at', 'integer', (c) => c.notNull())
    .addColumn('account', 'text')
    .addColumn('client', 'text', (c) => c.notNull())
    .addColumn('console', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('technician', 'text')
    .addColumn('result', 'text')
    .addColumn('why', 'text')
    .addColumn('differs', 'text', (c) => c.notNull())
    .addColumn('read_at', 'text')
    .addPrimaryKeyConstraint('round_targets_pk', ['round', 'at'])
    .execute();
  await db.schema.createIndex('round_targets_client').on('round_targets').column('client').execute();
  await db.schema.createIndex('round_targets_technician').on('round_targets').column('technician').execute();
}

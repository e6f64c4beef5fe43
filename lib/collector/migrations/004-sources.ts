import type { Kysely } from 'kysely';

/** Where the record comes from: who may speak for a source, whom it speaks of, and what it did to them. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('tokens')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('hash', 'text', (c) => c.notNull().unique())
    .addColumn('label', 'text', (c) => c.notNull())
    .addColumn('scopes', 'text', (c) => c.notNull())
    .addColumn('source', 'text')
    .addColumn('owner', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text')
    .addColumn('last_used_at', 'text')
    .addColumn('revoked_at', 'text')
    .execute();
  await db.schema.createIndex('tokens_source').on('tokens').column('source').execute();
  await db.schema
    .createTable('source_people')
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('technician', 'text', (c) => c.notNull())
    .addColumn('external_id', 'text')
    .addColumn('manager', 'text')
    .addColumn('revision', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('gone', 'integer', (c) => c.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('source_people_pk', ['source', 'technician'])
    .execute();
  await db.schema
    .createIndex('source_people_external')
    .unique()
    .on('source_people')
    .columns(['source', 'external_id'])
    .execute();
  await db.schema.createIndex('source_people_manager').on('source_people').columns(['source', 'manager']).execute();
  await db.schema
    .createTable('source_groups')
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('grp', 'text', (c) => c.notNull())
    .addColumn('external_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('source_groups_pk', ['source', 'grp'])
    .execute();
  await db.schema
    .createIndex('source_groups_external')
    .unique()
    .on('source_groups')
    .columns(['source', 'external_id'])
    .execute();
  await db.schema
    .createTable('movements')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('technician', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('parts', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'text')
    .addColumn('why', 'text')
    .execute();
  await db.schema.createIndex('movements_technician').on('movements').columns(['technician', 'id']).execute();
  await db.schema.createIndex('movements_source').on('movements').columns(['source', 'kind', 'state', 'at']).execute();
  await db.schema.createIndex('movements_state').on('movements').columns(['state', 'id']).execute();
  await db.schema
    .createTable('unsaid')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('event', 'text', (c) => c.notNull())
    .execute();
}

import type { Kysely } from 'kysely';

/** What a record of 10,000 people needs: which change an object was last in, what it is found by, who names it, who said what of it, and why. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('objects')
    .addColumn('serial', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('objects').addColumn('search', 'text').execute();
  await db.schema.alterTable('objects').addColumn('title', 'text').execute();
  await db.schema.createIndex('objects_serial').on('objects').column('serial').execute();
  await db.schema.createIndex('objects_title').on('objects').columns(['kind', 'title', 'id']).execute();
  await db.schema.alterTable('object_versions').addColumn('why', 'text').execute();
  await db.schema
    .createTable('removed_objects')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('serial', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('removed_objects_pk', ['kind', 'id'])
    .execute();
  await db.schema.createIndex('removed_objects_serial').on('removed_objects').column('serial').execute();
  await db.schema
    .createTable('object_refs')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('to_kind', 'text', (c) => c.notNull())
    .addColumn('to_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('object_refs_pk', ['kind', 'id', 'to_kind', 'to_id'])
    .execute();
  await db.schema.createIndex('object_refs_to').on('object_refs').columns(['to_kind', 'to_id', 'kind']).execute();
  await db.schema
    .createTable('attribute_sources')
    .addColumn('technician', 'text', (c) => c.notNull())
    .addColumn('attribute', 'text', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('attribute_sources_pk', ['technician', 'attribute'])
    .execute();
}

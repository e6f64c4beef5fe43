import type { Kysely } from 'kysely';
import { engineOf } from '../dialect.ts';

/** Lists narrowed to a state, ends that come by the clock, changes that wait for a second person, and files of people with the way back. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('objects').addColumn('state', 'text').execute();
  await db.schema.alterTable('objects').addColumn('due', 'text').execute();
  await db.schema.createIndex('objects_due').on('objects').columns(['kind', 'due']).execute();
  // Whole, so that whoever names something is found without a look at the rows.
  await db.schema.dropIndex('object_refs_to').execute();
  const named = ['to_kind', 'to_id', 'kind', 'id'];
  await db.schema.createIndex('object_refs_named').on('object_refs').columns(named).execute();
  await db.schema.createIndex('objects_newest').on('objects').columns(['kind', 'serial', 'id']).execute();
  // SQLite reads whole rows to look into one column of them: here a search reads the index alone. PostgreSQL's indexes hold no long texts, and it scans fast enough.
  if (engineOf(db) === 'sqlite') {
    await db.schema.dropIndex('objects_title').execute();
    const columns = ['kind', 'title', 'id', 'search', 'state'];
    await db.schema.createIndex('objects_found').on('objects').columns(columns).execute();
  }
  // What was stored before is given both when the database is opened (index-objects.ts).
  await (db as unknown as Kysely<{ objects: { search: string | null } }>)
    .updateTable('objects')
    .set({ search: null })
    .execute();

  await db.schema
    .createTable('proposals')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('object', 'text', (c) => c.notNull())
    .addColumn('body', 'text')
    .addColumn('base', 'integer', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('why', 'text')
    .addColumn('clients', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'text')
    .addColumn('reason', 'text')
    .execute();
  await db.schema.createIndex('proposals_state').on('proposals').columns(['state', 'at']).execute();

  await db.schema
    .createTable('exception_calls')
    .addColumn('exception', 'text', (c) => c.notNull())
    .addColumn('expires', 'text', (c) => c.notNull())
    .addColumn('what', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('exception_calls_pk', ['exception', 'expires', 'what'])
    .execute();

  await db.schema
    .createTable('imports')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('why', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('beat', 'text', (c) => c.notNull())
    .addColumn('done', 'integer', (c) => c.notNull())
    .addColumn('total', 'integer', (c) => c.notNull())
    .addColumn('sentence', 'text')
    .addColumn('left_alone', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('import_rows')
    .addColumn('import', 'text', (c) => c.notNull())
    .addColumn('technician', 'text', (c) => c.notNull())
    .addColumn('before', 'integer', (c) => c.notNull())
    .addColumn('after', 'integer', (c) => c.notNull())
    .addColumn('place', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('import_rows_pk', ['import', 'technician'])
    .execute();
}

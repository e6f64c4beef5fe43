import type { Kysely } from 'kysely';

/** Requests for access as they stand, the steps they took, links for approvers, and how far the log was read for emergencies. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('requests')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('client', 'text', (c) => c.notNull())
    .addColumn('console', 'text', (c) => c.notNull())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('technician', 'text')
    .addColumn('owner', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('movement', 'text')
    .addColumn('rank', 'integer', (c) => c.notNull())
    .addColumn('escalated', 'integer', (c) => c.notNull())
    .addColumn('due_at', 'text')
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();
  const indexes: [string, string[]][] = [
    ['requests_state', ['state', 'client']],
    ['requests_client', ['client', 'id']],
    ['requests_technician', ['technician', 'state']],
    ['requests_owner', ['owner', 'state']],
    ['requests_place', ['place', 'state']],
    ['requests_movement', ['movement', 'rank']],
    ['requests_due', ['due_at']],
  ];
  for (const [name, columns] of indexes) await db.schema.createIndex(name).on('requests').columns(columns).execute();
  await db.schema
    .createTable('request_steps')
    .addColumn('request', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('step', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('detail', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('request_steps_pk', ['request', 'version'])
    .execute();
  await db.schema
    .createTable('approval_links')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('request', 'text', (c) => c.notNull())
    .addColumn('object_hash', 'text', (c) => c.notNull())
    .addColumn('approver', 'text', (c) => c.notNull())
    .addColumn('mail', 'text', (c) => c.notNull())
    .addColumn('made_by', 'text', (c) => c.notNull())
    .addColumn('made_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .execute();
  await db.schema.createIndex('approval_links_request').on('approval_links').column('request').execute();
  await db.schema
    .createTable('lifecycle_cursor')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('next', 'bigint', (c) => c.notNull())
    .execute();
  await db
    .insertInto('lifecycle_cursor' as never)
    .values({ name: 'emergencies', next: 0 } as never)
    .execute();
}

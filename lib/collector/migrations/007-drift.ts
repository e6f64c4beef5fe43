import type { Kysely } from 'kysely';

/**
 * What consoles showed and where that disagrees with the record. All of it but `drift_decisions` and `drift_days` is made from the log and the record, and can be made
 * again (`drift rebuild`).
 */
export async function up(db: Kysely<never>): Promise<void> {
  await seen(db);
  await found(db);
  await decided(db);
  await db
    .insertInto('drift_cursors' as never)
    .values([
      { name: 'log', next: '0' },
      { name: 'record', next: '' },
      { name: 'removed', next: '0' },
    ] as never)
    .execute();
}

async function seen(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('drift_cursors')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('next', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('observations')
    .addColumn('place', 'text', (c) => c.primaryKey())
    .addColumn('console', 'text', (c) => c.notNull())
    .addColumn('client', 'text', (c) => c.notNull())
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('seen_at', 'text', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addColumn('how', 'text', (c) => c.notNull())
    .addColumn('asked', 'integer', (c) => c.notNull())
    .addColumn('page', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('read', 'text', (c) => c.notNull())
    .addColumn('tenant', 'text', (c) => c.notNull())
    .addColumn('signed_in_as', 'text', (c) => c.notNull())
    .addColumn('device', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('shown', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('observations_client').on('observations').columns(['client', 'console']).execute();
  await db.schema.createIndex('observations_read').on('observations').column('read').execute();
  await db.schema
    .createTable('drift_accounts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('console', 'text', (c) => c.notNull())
    .addColumn('client', 'text', (c) => c.notNull())
    .addColumn('technician', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('drift_accounts_place').on('drift_accounts').column('place').execute();
  await db.schema.createIndex('drift_accounts_client').on('drift_accounts').columns(['client', 'console']).execute();
  await db.schema.createIndex('drift_accounts_technician').on('drift_accounts').column('technician').execute();
  await db.schema
    .createTable('drift_looks')
    .addColumn('client', 'text', (c) => c.notNull())
    .addColumn('console', 'text', (c) => c.notNull())
    .addColumn('passive_at', 'text')
    .addColumn('asked_at', 'text')
    .addColumn('list_at', 'text')
    .addColumn('list_began', 'text')
    .addColumn('list_complete', 'integer')
    .addPrimaryKeyConstraint('drift_looks_pk', ['client', 'console'])
    .execute();
  await db.schema
    .createTable('drift_deeds')
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('drift_deeds_pk', ['place', 'at'])
    .execute();
  await db.schema
    .createTable('drift_uses')
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('technician', 'text', (c) => c.notNull())
    .addColumn('first_at', 'text', (c) => c.notNull())
    .addColumn('last_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('drift_uses_pk', ['place', 'technician'])
    .execute();
}

async function found(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('drift_due')
    .addColumn('place', 'text', (c) => c.primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('drift_due_at').on('drift_due').column('at').execute();
  await db.schema
    .createTable('drift_cells')
    .addColumn('place', 'text', (c) => c.primaryKey())
    .addColumn('technician', 'text', (c) => c.notNull())
    .addColumn('client', 'text', (c) => c.notNull())
    .addColumn('console', 'text', (c) => c.notNull())
    .addColumn('mark', 'text', (c) => c.notNull())
    .addColumn('worst', 'integer', (c) => c.notNull())
    .addColumn('findings', 'integer', (c) => c.notNull())
    .addColumn('unknown', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('drift_cells_technician')
    .on('drift_cells')
    .columns(['technician', 'client', 'console', 'mark', 'worst', 'findings'])
    .execute();
  await db.schema
    .createIndex('drift_cells_client')
    .on('drift_cells')
    .columns(['client', 'console', 'mark', 'unknown'])
    .execute();
  await db.schema
    .createTable('drift_said')
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('attribute', 'text', (c) => c.notNull())
    .addColumn('technician', 'text', (c) => c.notNull())
    .addColumn('client', 'text', (c) => c.notNull())
    .addColumn('seen', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('drift_said_pk', ['place', 'attribute'])
    .execute();
  await db.schema
    .createIndex('drift_said_of')
    .on('drift_said')
    .columns(['technician', 'client', 'attribute'])
    .execute();
  await db.schema
    .createTable('drift_findings')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('item', 'text', (c) => c.notNull())
    .addColumn('place', 'text', (c) => c.notNull())
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('technician', 'text')
    .addColumn('client', 'text', (c) => c.notNull())
    .addColumn('console', 'text', (c) => c.notNull())
    .addColumn('attribute', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('rank', 'integer', (c) => c.notNull())
    .addColumn('since', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('assigned', 'text')
    .addColumn('suspect', 'text')
    .addColumn('read', 'text', (c) => c.notNull())
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('recorded', 'text')
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();
  for (const columns of [
    ['place'],
    ['item', 'state'],
    ['client', 'state'],
    ['technician', 'state'],
    ['console', 'state'],
    ['state', 'rank'],
    ['read', 'attribute'],
  ])
    await db.schema.createIndex(`drift_findings_${columns[0]}`).on('drift_findings').columns(columns).execute();
  await db.schema
    .createTable('drift_items')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('bucket', 'text', (c) => c.notNull())
    .addColumn('technician', 'text')
    .addColumn('rank', 'integer', (c) => c.notNull())
    .addColumn('since', 'text', (c) => c.notNull())
    .addColumn('places', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('drift_items_pk', ['id', 'bucket'])
    .execute();
  await db.schema
    .createIndex('drift_items_worst')
    .on('drift_items')
    .columns(['bucket', 'rank', 'since', 'id'])
    .execute();
}

async function decided(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('drift_decisions')
    .addColumn('finding', 'text', (c) => c.primaryKey())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('about', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('why', 'text')
    .addColumn('assigned', 'text')
    .execute();
  await db.schema
    .createTable('drift_suspects')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('read', 'text', (c) => c.notNull())
    .addColumn('attribute', 'text', (c) => c.notNull())
    .addColumn('since', 'text', (c) => c.notNull())
    .addColumn('places', 'integer', (c) => c.notNull())
    .addColumn('technicians', 'integer', (c) => c.notNull())
    .addColumn('accounts', 'integer', (c) => c.notNull())
    .addColumn('released_by', 'text')
    .addColumn('released_at', 'text')
    .addColumn('why', 'text')
    .execute();
  await db.schema
    .createTable('drift_days')
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('client', 'text', (c) => c.notNull())
    .addColumn('rank', 'integer', (c) => c.notNull())
    .addColumn('places', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('drift_days_pk', ['day', 'client', 'rank'])
    .execute();
}

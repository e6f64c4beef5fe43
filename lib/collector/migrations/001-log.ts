import type { Kysely } from 'kysely';
import { bytesType } from '../dialect.ts';

export async function up(db: Kysely<never>): Promise<void> {
  await record(db);
  await people(db);
  await log(db);
  await tree(db);
  await apart(db);
  await db
    .insertInto('serials' as never)
    .values([{ name: 'record', value: 0 }] as never)
    .execute();
}

async function record(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('serials')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('value', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('settings')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('objects')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('sample', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('objects_pk', ['kind', 'id'])
    .execute();
  await db.schema
    .createTable('object_versions')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('body', 'text')
    .addColumn('changed_at', 'text', (c) => c.notNull())
    .addColumn('changed_by', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('object_versions_pk', ['kind', 'id', 'version'])
    .execute();
  await db.schema
    .createTable('object_keys')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('object_keys_pk', ['kind', 'scope', 'value'])
    .execute();
  await db.schema.createIndex('object_keys_owner').on('object_keys').columns(['kind', 'id']).execute();
  await db.schema
    .createTable('paused_profiles')
    .addColumn('profile', 'text', (c) => c.primaryKey())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();
}

async function people(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('grants')
    .addColumn('technician', 'text', (c) => c.primaryKey())
    .addColumn('roles', 'text', (c) => c.notNull())
    .addColumn('serves', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('enrolments')
    .addColumn('code_hash', 'text', (c) => c.primaryKey())
    .addColumn('technician', 'text', (c) => c.notNull())
    .addColumn('roles', 'text')
    .addColumn('serves', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .execute();
  await db.schema
    .createTable('devices')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('technician', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('public_key', 'text', (c) => c.notNull())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('enrolled_at', 'text', (c) => c.notNull())
    .addColumn('seen_at', 'text', (c) => c.notNull())
    .addColumn('last_seq', 'bigint', (c) => c.notNull().defaultTo(0))
    .addColumn('last_leaf', 'text', (c) => c.notNull())
    .addColumn('held_seq', 'bigint', (c) => c.notNull().defaultTo(0))
    .addColumn('closed_at', 'text')
    .addColumn('cosignatures', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable('covers')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('technician', 'text', (c) => c.notNull())
    .addColumn('client', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('from_at', 'text', (c) => c.notNull())
    .addColumn('until_at', 'text', (c) => c.notNull())
    .addColumn('reviewed_by', 'text')
    .addColumn('reviewed_at', 'text')
    .execute();
  await db.schema.createIndex('covers_technician').on('covers').columns(['technician', 'until_at']).execute();
}

async function log(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('log_head')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('size', 'bigint', (c) => c.notNull())
    .addColumn('epoch', 'integer', (c) => c.notNull())
    .addColumn('root', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('log_entries')
    .addColumn('idx', 'bigint', (c) => c.primaryKey())
    .addColumn('device', 'text', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('prev', 'text', (c) => c.notNull())
    .addColumn('body_mac', 'text', (c) => c.notNull())
    .addColumn('leaf_hash', 'text', (c) => c.notNull())
    .addColumn('event_id', 'text')
    .addColumn('batch', 'bigint', (c) => c.notNull())
    .addColumn('body_refused', 'text')
    .execute();
  await db.schema.createIndex('log_entries_chain').on('log_entries').columns(['device', 'seq']).unique().execute();
  await db.schema.createIndex('log_entries_event').on('log_entries').column('event_id').unique().execute();
  await db.schema
    .createTable('batches')
    .addColumn('id', 'bigint', (c) => c.primaryKey())
    .addColumn('device', 'text', (c) => c.notNull())
    .addColumn('first_seq', 'bigint', (c) => c.notNull())
    .addColumn('last_seq', 'bigint', (c) => c.notNull())
    .addColumn('held', 'bigint', (c) => c.notNull())
    .addColumn('signature', 'text', (c) => c.notNull())
    .addColumn('sent_at', 'text', (c) => c.notNull())
    .addColumn('received_at', 'text', (c) => c.notNull())
    .addColumn('standing', 'text', (c) => c.notNull())
    .addColumn('receipt', 'text', (c) => c.notNull())
    .addColumn('checkpoint', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('event_bodies')
    .addColumn('idx', 'bigint', (c) => c.primaryKey())
    .addColumn('salt', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('verb', 'text')
    .addColumn('technician', 'text')
    .addColumn('client', 'text')
    .addColumn('console', 'text')
    .addColumn('ticket_console', 'text')
    .addColumn('ticket_number', 'text')
    .execute();
  for (const column of ['verb', 'technician', 'client', 'console', 'ticket_number'])
    await db.schema.createIndex(`event_bodies_${column}`).on('event_bodies').columns([column, 'idx']).execute();
}

async function tree(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('tiles')
    .addColumn('level', 'integer', (c) => c.notNull())
    .addColumn('n', 'bigint', (c) => c.notNull())
    .addColumn('hashes', bytesType(db), (c) => c.notNull())
    .addPrimaryKeyConstraint('tiles_pk', ['level', 'n'])
    .execute();
  await db.schema
    .createTable('checkpoints')
    .addColumn('epoch', 'integer', (c) => c.notNull())
    .addColumn('size', 'bigint', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('checkpoints_pk', ['epoch', 'size'])
    .execute();
  await db.schema
    .createTable('cosignatures')
    .addColumn('epoch', 'integer', (c) => c.notNull())
    .addColumn('size', 'bigint', (c) => c.notNull())
    .addColumn('device', 'text', (c) => c.notNull())
    .addColumn('line', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('cosignatures_pk', ['epoch', 'size', 'device'])
    .execute();
  await db.schema
    .createTable('log_keys')
    .addColumn('n', 'integer', (c) => c.primaryKey())
    .addColumn('vkey', 'text', (c) => c.notNull())
    .addColumn('rotation', 'text')
    .addColumn('epoch', 'integer', (c) => c.notNull())
    .addColumn('from_size', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('epochs')
    .addColumn('epoch', 'integer', (c) => c.primaryKey())
    .addColumn('from_size', 'bigint', (c) => c.notNull())
    .addColumn('root', 'text', (c) => c.notNull())
    .addColumn('note', 'text')
    .execute();
}

async function apart(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('inbox')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('device', 'text', (c) => c.notNull())
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text')
    .execute();
  await db.schema
    .createTable('security_events')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('device', 'text')
    .addColumn('technician', 'text')
    .addColumn('detail', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('quarantine')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('device', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('bytes', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('quarantine_device').on('quarantine').columns(['device', 'at']).execute();
}

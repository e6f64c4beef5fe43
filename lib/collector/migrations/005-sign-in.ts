import type { Kysely } from 'kysely';

/** Sign-in by OpenID Connect: begun sign-ins, who at a provider is which technician, sessions and their pairs of tokens. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('devices')
    .addColumn('by_session', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable('sign_ins')
    .addColumn('state_hash', 'text', (c) => c.primaryKey())
    .addColumn('nonce', 'text', (c) => c.notNull())
    .addColumn('challenge', 'text', (c) => c.notNull())
    .addColumn('redirect_uri', 'text', (c) => c.notNull())
    .addColumn('issuer', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addColumn('used_at', 'text')
    .execute();
  await db.schema.createIndex('sign_ins_expires').on('sign_ins').column('expires_at').execute();
  await db.schema
    .createTable('sign_in_links')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('issuer', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('technician', 'text')
    .addColumn('shown', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('linked_by', 'text')
    .execute();
  await db.schema
    .createTable('sessions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('device', 'text', (c) => c.notNull())
    .addColumn('technician', 'text', (c) => c.notNull())
    .addColumn('began_at', 'text', (c) => c.notNull())
    .addColumn('until', 'text', (c) => c.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('ended_why', 'text')
    .execute();
  await db.schema.createIndex('sessions_device').on('sessions').column('device').execute();
  await db.schema.createIndex('sessions_technician').on('sessions').column('technician').execute();
  await db.schema
    .createTable('session_tokens')
    .addColumn('refresh_hash', 'text', (c) => c.primaryKey())
    .addColumn('access_hash', 'text', (c) => c.notNull().unique())
    .addColumn('session', 'text', (c) => c.notNull())
    .addColumn('parent', 'text')
    .addColumn('access_until', 'text', (c) => c.notNull())
    .addColumn('seen_at', 'text')
    .addColumn('void', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.createIndex('session_tokens_session').on('session_tokens').column('session').execute();
}

import type { Kysely } from 'kysely';

/** How many events a receiver said it will never take stays known, whatever goes well afterwards. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('destinations')
    .addColumn('rejected', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
}

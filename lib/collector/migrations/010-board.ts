import type { Kysely } from 'kysely';

/** The board is told that something on it changed, and finds by index what is one person's and who has what is wrong. */
export async function up(db: Kysely<never>): Promise<void> {
  await db
    .insertInto('drift_cursors' as never)
    .values({ name: 'board', next: '0' } as never)
    .execute();
  await db.schema
    .createIndex('drift_findings_assigned')
    .on('drift_findings')
    .columns(['assigned', 'state', 'item'])
    .execute();
  // Whole from the index: who has how much that is how bad, without reading what it is.
  await db.schema
    .createIndex('drift_findings_whose')
    .on('drift_findings')
    .columns(['state', 'technician', 'rank', 'client', 'console', 'kind', 'assigned'])
    .execute();
  await db.schema.createIndex('drift_findings_suspect').on('drift_findings').columns(['suspect']).execute();
}

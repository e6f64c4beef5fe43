import type { Kysely } from 'kysely';

/** Whose findings of one severity are counted without looking at those of the others. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.dropIndex('drift_findings_state').execute();
  await db.schema
    .createIndex('drift_findings_ranked')
    .on('drift_findings')
    .columns(['state', 'rank', 'technician'])
    .execute();
}

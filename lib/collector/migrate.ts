/** Bringing the tables up to date: which migrations ran is written down in `migrations`, and its row `lock` lets one collector at a time go ahead. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { isThere, mustRunAgain } from './dialect.ts';

interface MigrationTables {
  migrations: { name: string; at: string };
}

const LOCK = 'lock';

/**
 * Runs what has not run yet, in order of the names, all in one transaction. Collectors that start at once wait for the first one on its row: an advisory lock
 * would be PostgreSQL's alone. Gives whether any ran. Throws what a migration throws; nothing is left behind then.
 */
export async function migrate(db: Kysely<never>, migrations: Record<string, Migration>, at: string): Promise<boolean> {
  const versions = db as unknown as Kysely<MigrationTables>;
  await createVersions(versions, at);
  return versions.transaction().execute(async (trx) => {
    await trx.updateTable('migrations').set({ at }).where('name', '=', LOCK).execute();
    const ran = new Set((await trx.selectFrom('migrations').select('name').execute()).map((row) => row.name));
    const due = Object.entries(migrations).filter(([name]) => !ran.has(name));
    for (const [name, migration] of due.sort(([a], [b]) => (a < b ? -1 : 1))) {
      await migration.up(trx);
      await trx.insertInto('migrations').values({ name, at }).execute();
    }
    return due.length > 0;
  });
}

/** Two that create a table at the same moment can collide in PostgreSQL's catalogue in spite of `if not exists`; the second attempt finds it there. */
async function createVersions(db: Kysely<MigrationTables>, at: string, tries = 3): Promise<void> {
  try {
    await db.schema
      .createTable('migrations')
      .ifNotExists()
      .addColumn('name', 'text', (c) => c.primaryKey())
      .addColumn('at', 'text', (c) => c.notNull())
      .execute();
    await db
      .insertInto('migrations')
      .values({ name: LOCK, at })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
  } catch (error) {
    if (!(isThere(error) || mustRunAgain(error)) || tries === 0) throw error;
    await createVersions(db, at, tries - 1);
  }
}

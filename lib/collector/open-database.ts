/** Where the collector's data is, and how it is opened. */
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, sql, type TransactionBuilder } from 'kysely';
import { openBodyKeys } from './bodies/open-body-keys.ts';
import { CannotOpen } from './cannot-open.ts';
import type { Database, Tables } from './database.ts';
import { isAway } from './dialect.ts';
import { indexObjects } from './index-objects.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/all.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { runAgain } from './run-again.ts';
import { embeddedDialect } from './sqlite-dialect.ts';

/** SQLite's file in the data folder */
export const FILE = 'collector.sqlite';

class CollectorDatabase extends Kysely<Tables> {
  override transaction(): TransactionBuilder<Tables> {
    return runAgain(super.transaction());
  }
}

/** Whether the folder, or the PostgreSQL database at `url`, may hold a collector's data: a folder is looked into, a database is asked once it is open. */
export function isSetUp(folder: string, url?: string): boolean {
  return url !== undefined || existsSync(join(folder, FILE));
}

/**
 * Opens (and creates) the database and brings its tables up to date: the one at `url` (`postgres://…`), else SQLite in the folder, readable by its owner
 * only. The folder is made in both cases: it holds the log's key, and
 * the body keys where no other place is named for them. Throws `CannotOpen`, or what a migration throws. `keysMayMiss`: to give up lost ones.
 */
export async function openDatabase(folder: string, url?: string, { keysMayMiss = false } = {}): Promise<Database> {
  if (url !== undefined && !/^postgres(ql)?:\/\//.test(url))
    throw new CannotOpen('The database’s address must begin with postgres:// (DATABASE_URL or --database).');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, FILE);
  const db = new CollectorDatabase({ dialect: url === undefined ? embeddedDialect(file) : postgresDialect(url) });
  try {
    if (url === undefined) chmodSync(file, 0o600);
    if (url === undefined) await refuseTrial(db);
    const changed = await migrate(db as unknown as Kysely<never>, MIGRATIONS, new Date().toISOString());
    // What a migration took away or sealed still stands in the write-ahead log.
    if (changed && url === undefined) await sql`pragma wal_checkpoint(truncate)`.execute(db);
    await indexObjects(db);
    await openBodyKeys(db, folder, keysMayMiss);
    return db;
  } catch (error) {
    await db.destroy();
    throw (url && whyNot(url, error)) || error;
  }
}

/** invalid_authorization, invalid_password, invalid_catalog_name: what PostgreSQL itself says is what to put right */
const NOT_LET_IN = /^(28\w{3}|3D000)$/;

/** What somebody must put right before the database lets us in, without its password; undefined for anything else. */
function whyNot(url: string, error: unknown): CannotOpen | undefined {
  const { host, pathname } = URL.parse(url) ?? { host: '', pathname: '' };
  const where = `The database ${pathname.slice(1)} at ${host}`;
  if (isAway(error))
    return new CannotOpen(`${where} cannot be reached. Start it, or correct DATABASE_URL, and try again.`);
  const { code, message } = error as { code?: string; message?: string };
  if (NOT_LET_IN.test(code ?? ''))
    return new CannotOpen(`${where} does not let us in: ${message}. Correct DATABASE_URL.`);
  return undefined;
}

/** Builds before the first release wrote other tables, under another migrator; they knew SQLite only. */
async function refuseTrial(db: Database): Promise<void> {
  const { rows } = await sql`select name from sqlite_master where name = 'kysely_migration'`.execute(db);
  if (rows.length > 0)
    throw new CannotOpen(
      'This data folder was made by an earlier trial version, which this one cannot read. Use a new data folder, and keep the old one.',
    );
}

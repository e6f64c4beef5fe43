/**
 * The peer of bench:ingest: the rows a collector wrote, inserted again as fast as the engine takes them. Same tables and indexes, made by the same migrations;
 * same durability; the rows of one transaction are those of one commit of the collector. Nothing is checked, hashed or signed.
 */
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { openDatabase } from '../../lib/collector/open-database.ts';
import { openSqlite } from '../../lib/collector/sqlite-dialect.ts';

const TABLES = ['log_entries', 'event_bodies', 'batches', 'checkpoints'] as const;
type Row = Record<string, unknown>;
/** one per commit: the rows of each table */
type Commits = Map<string, Row[]>[];

/** Rows per second of log entries, inserted into a new database at `folder` or `url`. */
export async function bareRowsPerSecond(
  from: Place,
  to: Place,
): Promise<{ rowsPerSecond: number; commits: number; cpuSecondsPerRow: number }> {
  const commits = from.url ? await readPostgres(from.url) : readSqlite(from.file);
  const entries = commits.reduce((sum, tables) => sum + (tables.get('log_entries')?.length ?? 0), 0);
  await (await openDatabase(to.folder, to.url)).destroy();
  const before = process.cpuUsage();
  const seconds = to.url ? await insertPostgres(to.url, commits) : insertSqlite(to.file, commits);
  const { user, system } = process.cpuUsage(before);
  return {
    rowsPerSecond: entries / seconds,
    commits: commits.length,
    cpuSecondsPerRow: (user + system) / 1e6 / entries,
  };
}

export interface Place {
  folder: string;
  file: string;
  url?: string | undefined;
}

function readSqlite(file: string): Commits {
  const sqlite = new Sqlite(file, { readonly: true });
  const all = (table: string) => sqlite.prepare(`select * from ${table}`).all() as Row[];
  const commits = byCommit(Object.fromEntries(TABLES.map((table) => [table, all(table)])));
  sqlite.close();
  return commits;
}

async function readPostgres(url: string): Promise<Commits> {
  const client = new pg.Client(url);
  await client.connect();
  const tables: Record<string, Row[]> = {};
  for (const table of TABLES) tables[table] = (await client.query(`select * from ${table}`)).rows;
  await client.end();
  return byCommit(tables);
}

/** A checkpoint was signed for each commit: its size says which entries came with it. */
function byCommit(tables: Record<string, Row[]>): Commits {
  const checkpoints = (tables.checkpoints ?? []).sort((a, b) => Number(a.size) - Number(b.size));
  const sizes = checkpoints.map((row) => Number(row.size));
  const commits: Commits = checkpoints.map((row) => new Map([['checkpoints', [row]]]));
  for (const [table, key] of [
    ['log_entries', 'idx'],
    ['event_bodies', 'idx'],
    ['batches', 'id'],
  ] as const) {
    const rows = (tables[table] ?? []).sort((a, b) => Number(a[key]) - Number(b[key]));
    let at = 0;
    for (const row of rows) {
      while (Number(row[key]) >= (sizes[at] as number)) at++;
      const commit = commits[at] as Map<string, Row[]>;
      commit.set(table, [...(commit.get(table) ?? []), row]);
    }
  }
  return commits.filter((tablesOf) => tablesOf.has('log_entries'));
}

/** One prepared statement per table, run once per row: with SQLite in the same process that is its fastest way in. */
function insertSqlite(file: string, commits: Commits): number {
  const sqlite = openSqlite(file);
  const statements = new Map<string, { run: Sqlite.Statement; columns: string[] }>();
  const statementOf = (table: string, row: Row) => {
    const known = statements.get(table);
    if (known) return known;
    const columns = Object.keys(row);
    const sql = `insert into ${table} (${columns.join(',')}) values (${columns.map(() => '?').join(',')})`;
    const made = { run: sqlite.prepare(sql), columns };
    statements.set(table, made);
    return made;
  };
  // the first checkpoint (of the empty log) is there already, as in any new collector
  sqlite.exec('delete from checkpoints');
  const began = performance.now();
  for (const tables of commits) {
    sqlite.exec('begin immediate');
    for (const [table, rows] of tables)
      for (const row of rows) {
        const { run, columns } = statementOf(table, row);
        run.run(columns.map((column) => row[column]));
      }
    sqlite.exec('commit');
  }
  const seconds = (performance.now() - began) / 1000;
  sqlite.close();
  return seconds;
}

/** Columns as arrays, unnested by the server: one short statement for any number of rows. */
async function insertPostgres(url: string, commits: Commits): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('delete from checkpoints');
  const { rows: types } = await client.query(
    `select table_name, column_name, data_type from information_schema.columns where table_name = any($1)`,
    [TABLES],
  );
  const typeOf = new Map(types.map((row) => [`${row.table_name}.${row.column_name}`, row.data_type as string]));
  const began = performance.now();
  for (const tables of commits) {
    await client.query('begin');
    for (const [table, rows] of tables) {
      const columns = Object.keys(rows[0] as Row);
      const arrays = columns.map((column, i) => `$${i + 1}::${typeOf.get(`${table}.${column}`)}[]`);
      await client.query({
        name: table,
        text: `insert into ${table} (${columns.join(',')}) select * from unnest(${arrays.join(',')})`,
        values: columns.map((column) => rows.map((row) => row[column])),
      });
    }
    await client.query('commit');
  }
  const seconds = (performance.now() - began) / 1000;
  await client.end();
  return seconds;
}

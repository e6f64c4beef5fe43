/**
 * The peer of bench:ingest: the rows a collector wrote, inserted again as fast as the engine takes them. Same tables and indexes, made by the same migrations;
 * same durability. The rows of one transaction are those of one batch as a device sent it, or those of one commit of the collector, which takes several batches together.
 * Nothing is checked, hashed or signed.
 */
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { openDatabase } from '../../lib/collector/open-database.ts';
import { openSqlite } from '../../lib/collector/sqlite-dialect.ts';

const TABLES = ['log_entries', 'event_bodies', 'batches', 'checkpoints'] as const;
type Row = Record<string, unknown>;
/** one per commit: the rows of each table */
type Commits = Map<string, Row[]>[];
/** what makes a transaction */
export type Together = 'batch' | 'commit';

/** Rows per second of log entries, inserted into a new database at `folder` or `url`. */
export async function bareRowsPerSecond(
  from: Place,
  to: Place,
  together: Together,
): Promise<{ rowsPerSecond: number; commits: number; cpuSecondsPerRow: number }> {
  const tables = from.url ? await readPostgres(from.url) : readSqlite(from.file);
  const commits = byEnd(
    tables,
    (together === 'batch' ? tables.batches?.map(endOf) : tables.checkpoints?.map(sizeOf)) ?? [],
  );
  const entries = commits.reduce((sum, rows) => sum + (rows.get('log_entries')?.length ?? 0), 0);
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

type Tables = Partial<Record<(typeof TABLES)[number], Row[]>>;

function readSqlite(file: string): Tables {
  const sqlite = new Sqlite(file, { readonly: true });
  const all = (table: string) => sqlite.prepare(`select * from ${table}`).all() as Row[];
  const tables = Object.fromEntries(TABLES.map((table) => [table, all(table)]));
  sqlite.close();
  return tables;
}

async function readPostgres(url: string): Promise<Tables> {
  const client = new pg.Client(url);
  await client.connect();
  const tables: Tables = {};
  for (const table of TABLES) tables[table] = (await client.query(`select * from ${table}`)).rows;
  await client.end();
  return tables;
}

const sizeOf = (checkpoint: Row): number => Number(checkpoint.size);
const endOf = (batch: Row): number => Number(batch.id) + Number(batch.last_seq) - Number(batch.first_seq) + 1;

/** The rows up to each of these sizes of the log. */
function byEnd(tables: Tables, ends: number[]): Commits {
  const sizes = ends.sort((a, b) => a - b);
  const commits: Commits = sizes.map(() => new Map());
  for (const [table, lastOf] of [
    ['log_entries', (row: Row) => Number(row.idx)],
    ['event_bodies', (row: Row) => Number(row.idx)],
    ['batches', (row: Row) => Number(row.id)],
    ['checkpoints', (row: Row) => sizeOf(row) - 1],
  ] as const) {
    const rows = (tables[table] ?? []).sort((a, b) => lastOf(a) - lastOf(b));
    let at = 0;
    for (const row of rows) {
      while (lastOf(row) >= (sizes[at] as number)) at++;
      const commit = commits[at] as Map<string, Row[]>;
      const known = commit.get(table);
      if (known) known.push(row);
      else commit.set(table, [row]);
    }
  }
  return commits.filter((rows) => rows.has('log_entries'));
}

/** rows of one statement: its fastest way in (20 to 23 µs a row; one by one 24 to 25, by the hundred 20 to 22) */
const AT_ONCE = 50;

function insertSqlite(file: string, commits: Commits): number {
  const sqlite = openSqlite(file);
  const statements = new Map<string, Sqlite.Statement>();
  const insert = (table: string, rows: Row[]) => {
    const columns = Object.keys(rows[0] as Row);
    const name = `${table} ${rows.length}`;
    const places = rows.map(() => `(${columns.map(() => '?').join(',')})`).join(',');
    const run = statements.get(name) ?? sqlite.prepare(`insert into ${table} (${columns.join(',')}) values ${places}`);
    statements.set(name, run);
    run.run(rows.flatMap((row) => columns.map((column) => row[column])));
  };
  // the first checkpoint (of the empty log) is there already, as in any new collector
  sqlite.exec('delete from checkpoints');
  const began = performance.now();
  for (const tables of commits) {
    sqlite.exec('begin immediate');
    for (const [table, rows] of tables)
      for (let at = 0; at < rows.length; at += AT_ONCE) insert(table, rows.slice(at, at + AT_ONCE));
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

/** Rows laid down as fast as the engine takes them: what is measured is what comes after, so that nothing here is durable before the end. */
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import pg from 'pg';
import { FILE } from '../../lib/collector/open-database.ts';
import { openSqlite } from '../../lib/collector/sqlite-dialect.ts';

export interface Laying {
  /** rows with their values in the order of `columns` */
  lay(table: string, columns: readonly string[], rows: readonly (readonly unknown[])[]): Promise<void>;
  /** Builds the indexes that were put off, and commits. */
  close(): Promise<void>;
}

/** Into the tables of a collector at `url`, or in `folder`. `tables`: all that are laid. */
export const openLaying = (folder: string, url: string | undefined, tables: readonly string[]): Promise<Laying> =>
  url ? layIntoPostgres(url) : Promise.resolve(layIntoSqlite(join(folder, FILE), tables));

/** One prepared statement per table; its indexes are built once, over all rows. */
function layIntoSqlite(file: string, tables: readonly string[]): Laying {
  const sqlite = openSqlite(file);
  sqlite.pragma('synchronous = off');
  sqlite.pragma('cache_size = -2500000');
  const indexes = sqlite
    .prepare(
      `select name, sql from sqlite_master where type = 'index' and sql is not null and tbl_name in (${marks(tables)})`,
    )
    .all(...tables) as { name: string; sql: string }[];
  for (const { name } of indexes) sqlite.exec(`drop index ${name}`);
  sqlite.exec('begin immediate');
  const statements = new Map<string, Sqlite.Statement>();
  return {
    async lay(table, columns, rows) {
      const statement =
        statements.get(table) ??
        sqlite.prepare(`insert into ${table} (${columns.join(', ')}) values (${marks(columns)})`);
      statements.set(table, statement);
      for (const row of rows) statement.run(...row);
    },
    async close() {
      for (const { sql } of indexes) sqlite.exec(sql);
      sqlite.exec('commit');
      sqlite.close();
    },
  };
}

const marks = (all: readonly unknown[]): string => all.map(() => '?').join(', ');

const AT_ONCE = 5000;

/** Columns as arrays, unnested by the server: one short statement for any number of rows. */
async function layIntoPostgres(url: string): Promise<Laying> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('set synchronous_commit = off');
  const { rows: types } = await client.query(
    'select table_name, column_name, data_type from information_schema.columns where table_schema = current_schema()',
  );
  const typeOf = new Map(types.map((row) => [`${row.table_name}.${row.column_name}`, row.data_type as string]));
  return {
    async lay(table, columns, rows) {
      const arrays = columns.map((column, at) => `$${at + 1}::${typeOf.get(`${table}.${column}`)}[]`);
      const text = `insert into ${table} (${columns.join(', ')}) select * from unnest(${arrays.join(', ')})`;
      for (let from = 0; from < rows.length; from += AT_ONCE) {
        const some = rows.slice(from, from + AT_ONCE);
        await client.query({ name: table, text, values: columns.map((_, at) => some.map((row) => row[at])) });
      }
    },
    async close() {
      await client.query('analyze');
      await client.end();
    },
  };
}

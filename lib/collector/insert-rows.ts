/**
 * Many rows at once. Kysely builds a statement anew each time, which for hundreds of rows costs more than SQLite's work on them; here it is built once per
 * number of rows, of which there are few, and used again with other values.
 */
import { CompiledQuery } from 'kysely';
import type { Tables, Writing } from './database.ts';
import { engineOf } from './dialect.ts';

const CHUNKS = [64, 8, 1];
const built = new Map<string, string>();

/** Inserts rows, each with its values in the order of `columns`. `key`: a row that has this column's value already becomes the new one. */
export async function insertRows<T extends keyof Tables & string>(
  trx: Writing,
  table: T,
  columns: readonly (keyof Tables[T] & string)[],
  rows: readonly (readonly unknown[])[],
  key?: keyof Tables[T] & string,
): Promise<void> {
  let done = 0;
  for (const size of CHUNKS)
    for (; rows.length - done >= size; done += size) {
      const sql = statement(trx, table, columns, size, key);
      await trx.executeQuery(CompiledQuery.raw(sql, rows.slice(done, done + size).flat()));
    }
}

/** The same of rows that hold their values by name; what they hold besides is left out. */
export const insertNamed = <T extends keyof Tables & string, Column extends keyof Tables[T] & string>(
  trx: Writing,
  table: T,
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, unknown>>[],
  key?: Column,
): Promise<void> =>
  insertRows(
    trx,
    table,
    columns,
    rows.map((row) => columns.map((column) => row[column])),
    key,
  );

function statement(trx: Writing, table: string, columns: readonly string[], rows: number, key?: string): string {
  const name = `${engineOf(trx)} ${table} ${columns} ${rows} ${key ?? ''}`;
  const known = built.get(name);
  if (known) return known;
  const row = Object.fromEntries(columns.map((column) => [column, '']));
  const insert = trx.insertInto(table as 'log_entries').values(Array.from({ length: rows }, () => row) as never);
  const others = columns.filter((column) => column !== key);
  const { sql } = key
    ? insert
        .onConflict((conflict) =>
          conflict
            .column(key as 'idx')
            .doUpdateSet((e) =>
              Object.fromEntries(others.map((column) => [column, e.ref(`excluded.${column}` as 'idx')])),
            ),
        )
        .compile()
    : insert.compile();
  built.set(name, sql);
  return sql;
}

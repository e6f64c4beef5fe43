/**
 * Many rows at once. Kysely builds a statement anew each time, which for hundreds of rows costs more than SQLite's work on them; here it is built once per
 * number of rows, of which there are few, and used again with other values.
 */
import { CompiledQuery } from 'kysely';
import type { Tables, Writing } from './database.ts';
import { engineOf } from './dialect.ts';

const CHUNKS = [64, 8, 1];
const built = new Map<string, string>();

/** Inserts rows, each with its values in the order of `columns`. */
export async function insertRows<T extends keyof Tables & string>(
  trx: Writing,
  table: T,
  columns: readonly (keyof Tables[T] & string)[],
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  let done = 0;
  for (const size of CHUNKS)
    for (; rows.length - done >= size; done += size) {
      const sql = statement(trx, table, columns, size);
      await trx.executeQuery(CompiledQuery.raw(sql, rows.slice(done, done + size).flat()));
    }
}

function statement(trx: Writing, table: string, columns: readonly string[], rows: number): string {
  const key = `${engineOf(trx)} ${table} ${rows}`;
  const known = built.get(key);
  if (known) return known;
  const row = Object.fromEntries(columns.map((column) => [column, '']));
  const { sql } = trx
    .insertInto(table as 'log_entries')
    .values(Array.from({ length: rows }, () => row) as never)
    .compile();
  built.set(key, sql);
  return sql;
}

/** Questions asked at every request: Kysely builds a statement anew each time, which takes longer than the engine's answer. Here it is built once per engine. */
import { type Compilable, CompiledQuery } from 'kysely';
import type { Database } from './database.ts';
import { type Engine, engineOf } from './dialect.ts';

/** `build` makes the query from what is given, each used once and in this order. */
export function askedOften<Row, Given extends readonly unknown[]>(
  build: (db: Database, ...given: Given) => Compilable<Row>,
): (db: Database, ...given: Given) => Promise<Row[]> {
  const built = new Map<Engine, string>();

  function statement(db: Database, given: Given): string {
    const known = built.get(engineOf(db));
    if (known !== undefined) return known;
    const { sql, parameters } = build(db, ...given).compile();
    if (parameters.length !== given.length || parameters.some((one, at) => one !== given[at]))
      throw new Error(`A statement takes its parameters in another order than they are given: ${sql}`);
    built.set(engineOf(db), sql);
    return sql;
  }

  return async (db, ...given) => (await db.executeQuery<Row>(CompiledQuery.raw(statement(db, given), [...given]))).rows;
}

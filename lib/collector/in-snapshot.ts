import { sql } from 'kysely';
import type { Database } from './database.ts';
import { engineOf } from './dialect.ts';

/** Runs `work` on the database as it is at one moment, while others go on writing. It must only read. */
export async function inSnapshot<T>(db: Database, work: (snapshot: Database) => Promise<T>): Promise<T> {
  const begin = engineOf(db) === 'sqlite' ? sql`begin` : sql`begin isolation level repeatable read read only`;
  return db.connection().execute(async (connection) => {
    await begin.execute(connection);
    try {
      return await work(connection);
    } finally {
      await sql`rollback`.execute(connection);
    }
  });
}

/** A copy of the database as it is at one moment, while the server goes on. */
import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { sql } from 'kysely';
import { CannotOpen } from './cannot-open.ts';
import type { Database } from './database.ts';
import { engineOf } from './dialect.ts';

/**
 * Writes the copy to `file`, which must not be there, readable by its owner only. It holds no log key. Throws `CannotOpen` with what to do instead on
 * PostgreSQL, whose own tools do this.
 */
export async function backUp(db: Database, file: string): Promise<void> {
  if (engineOf(db) !== 'sqlite')
    throw new CannotOpen(
      'PostgreSQL is backed up with its own tools (pg_dump, or a base backup). Restore it with them, then run: restore --data DIR.',
    );
  if (existsSync(file))
    throw new CannotOpen(`${file} is there already. Name another file: a backup is never written over.`);
  const draft = `${file}.draft`;
  rmSync(draft, { force: true });
  await sql`vacuum into ${draft}`.execute(db);
  chmodSync(draft, 0o600);
  const handle = openSync(draft, 'r');
  fsyncSync(handle);
  closeSync(handle);
  renameSync(draft, file);
}

/** The log's keys and epochs as they are handed out. */
import type { z } from 'zod';
import type { logSchema } from '../wire/api.schema.ts';
import type { Database } from './database.ts';

type Log = z.input<typeof logSchema>;

/** In order; the last one signs. */
export async function readKeys(db: Database): Promise<Log['keys']> {
  return db.selectFrom('log_keys').select(['vkey', 'rotation']).orderBy('n').execute();
}

export async function readEpochs(db: Database): Promise<Log['epochs']> {
  const rows = await db.selectFrom('epochs').select(['epoch', 'from_size', 'note']).orderBy('epoch').execute();
  return rows.map(({ epoch, from_size, note }) => ({ epoch, fromSize: Number(from_size), note }));
}

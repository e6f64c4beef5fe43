import type { z } from 'zod';
import type { pulseAnswerSchema } from '../../wire/drift.schema.ts';
import type { Caller } from '../caller.ts';
import type { Database } from '../database.ts';
import { recordSerial } from '../objects.ts';
import { cursorOf } from './cursors.ts';
import { clientsSeen, listed } from './visible.ts';

type Pulse = Omit<z.input<typeof pulseAnswerSchema>, 'asOf' | 'behind'>;

/** Asked by every board every moment, and by every browser every half minute: a few rows found by index, nothing more. */
export async function readPulse(db: Database, caller: Caller): Promise<Pulse> {
  return { serial: `${await cursorOf(db, 'board')}-${await recordSerial(db)}`, mine: await countMine(db, caller) };
}

/** Items assigned to the caller. */
export async function countMine(db: Database, caller: Caller, client?: string): Promise<number> {
  const seen = clientsSeen(caller, client);
  let mine = db
    .selectFrom('drift_findings')
    .select((e) => e.fn.count('item').distinct().as('items'))
    .where('state', '=', 'acknowledged')
    .where('assigned', '=', caller.technician);
  if (seen) mine = mine.where('client', 'in', listed(seen));
  return Number((await mine.executeTakeFirst())?.items ?? 0);
}

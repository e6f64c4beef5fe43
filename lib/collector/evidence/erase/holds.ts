/** Legal holds: what they cover is not erased, by nobody and by no schedule. */
import type { z } from 'zod';
import type { holdRequestSchema, holdSchema } from '../../../wire/evidence-erase.schema.ts';
import type { Database } from '../../database.ts';
import { Refused } from '../../errors.ts';
import type { OwnEvent } from '../../own-events.ts';
import { changeRecord, sayWith } from '../../sources/say-with.ts';
import type { Erasing } from './erase.ts';

export const listHolds = (db: Database): Promise<z.infer<typeof holdSchema>[]> =>
  db.selectFrom('evidence_holds').selectAll().orderBy('at').orderBy('id').execute();

/** Sets one. One that is there is not changed: it is ended, and another set. Throws `Refused` 409. */
export async function setHold(
  collector: Erasing,
  id: string,
  request: z.infer<typeof holdRequestSchema>,
  actor: OwnEvent['actor'],
): Promise<void> {
  const { client = null, technician = null, why } = request;
  await changeRecord(collector, async (trx, at) => {
    const known = await trx.selectFrom('evidence_holds').select('id').where('id', '=', id).executeTakeFirst();
    if (known) throw new Refused('hold.there', { id });
    await trx.insertInto('evidence_holds').values({ id, client, technician, why, by: actor.technician, at }).execute();
    await sayWith(trx, {
      verb: 'evidence.held',
      outcome: 'success',
      actor,
      object: { type: 'hold', key: id },
      detail: { held: true, reason: why },
    });
  });
}

/** Ends one. Throws `Refused` 404. */
export async function endHold(collector: Erasing, id: string, why: string, actor: OwnEvent['actor']): Promise<void> {
  await changeRecord(collector, async (trx) => {
    const { numDeletedRows } = await trx.deleteFrom('evidence_holds').where('id', '=', id).executeTakeFirst();
    if (numDeletedRows === 0n) throw new Refused('hold.unknown');
    await sayWith(trx, {
      verb: 'evidence.held',
      outcome: 'success',
      actor,
      object: { type: 'hold', key: id },
      detail: { held: false, reason: why },
    });
  });
}

import type { z } from 'zod';
import { OWN_DEVICE } from '../evidence/receipt.ts';
import type { closeAnswerSchema } from '../wire/api.schema.ts';
import type { Appender } from './appender.ts';
import type { Database } from './database.ts';
import { Refused } from './errors.ts';
import type { OwnEvent } from './own-events.ts';

/**
 * Gives a device up as lost: it may deliver what it recorded, should it turn up again, and nothing else. The log states what it had said it holds and never
 * reported. Throws `Refused` 404, 409 for the collector itself.
 */
export async function closeDevice(
  db: Database,
  appender: Appender,
  id: string,
  actor: OwnEvent['actor'],
  at: string,
): Promise<z.input<typeof closeAnswerSchema>> {
  if (id === OWN_DEVICE) throw new Refused('device.own');
  const row = await db
    .selectFrom('devices')
    .select(['technician', 'last_seq', 'held_seq'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refused('device.unknown');
  const [lastSeq, held] = [Number(row.last_seq), Number(row.held_seq)];
  const answer = { device: id, lastSeq, held, unreported: Math.max(0, held - lastSeq) };
  await appender.say({
    ...{ verb: 'device.closed', outcome: 'success', actor, object: { type: 'device', key: id } },
    detail: { technician: row.technician, lastSeq, held, unreported: answer.unreported },
  });
  // Said first: should this break off here, nothing is closed that the log does not know of, and closing again finishes it.
  await db.updateTable('devices').set({ state: 'closed', closed_at: at }).where('id', '=', id).execute();
  return answer;
}

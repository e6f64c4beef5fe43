import type { z } from 'zod';
import { OWN_DEVICE } from '../evidence/receipt.ts';
import type { devicesAnswerSchema } from '../wire/api.schema.ts';
import type { Database } from './database.ts';
import { Refused } from './errors.ts';

type DeviceState = z.input<typeof devicesAnswerSchema>['devices'][number]['state'];

/** Every device ever enrolled, newest first. Neither keys nor tokens. */
export async function listDevices(db: Database) {
  const rows = await db
    .selectFrom('devices')
    .selectAll()
    .where('id', '<>', OWN_DEVICE)
    .orderBy('enrolled_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    technician: row.technician,
    name: row.name,
    state: row.state as DeviceState,
    enrolledAt: row.enrolled_at,
    seenAt: row.seen_at,
    events: Number(row.last_seq),
  }));
}

/** States that can be revoked: what was stopped or closed stays so, as the log says. */
export const REVOCABLE: readonly DeviceState[] = ['active', 'ended', 'revoked'];

/** From its next request on the device may deliver evidence and nothing else. Throws `Refused` 404. */
export async function revokeDevice(db: Database, id: string): Promise<void> {
  if (id === OWN_DEVICE) throw new Refused('device.own');
  const known = await db.selectFrom('devices').select('id').where('id', '=', id).executeTakeFirst();
  if (!known) throw new Refused('device.unknown');
  await db
    .updateTable('devices')
    .set({ state: 'revoked' })
    .where('id', '=', id)
    .where('state', 'in', REVOCABLE)
    .execute();
}

/** A device a restored backup no longer knows: whoever sits at the machine vouches for the file it comes from. It may deliver evidence and do nothing else. */
import { NO_LEAF } from '../evidence/leaf.ts';
import type { Appender } from './appender.ts';
import type { Database } from './database.ts';
import { findObject } from './objects.ts';
import { COMMAND_LINE } from './own-events.ts';
import type { SavedDevice } from './take-file.ts';

/** False when its technician is not in the record: evidence of nobody is nobody's evidence. */
export async function admitDevice(db: Database, appender: Appender, device: SavedDevice, at: string): Promise<boolean> {
  if (!(await findObject(db, 'technicians', device.technician))) return false;
  await db
    .insertInto('devices')
    .values({
      ...{ id: device.id, technician: device.technician, name: device.name, state: 'ended' },
      public_key: device.publicKey,
      // No token has this hash: the device itself stays away.
      token_hash: `admitted ${device.id}`,
      ...{ enrolled_at: at, seen_at: at, last_leaf: NO_LEAF },
    })
    .execute();
  await appender.say({
    verb: 'device.enrolled',
    outcome: 'success',
    actor: COMMAND_LINE,
    object: { type: 'device', key: device.id },
    code: 'device.admitted',
    detail: { name: device.name, technician: device.technician },
  });
  return true;
}

/** What a known device sent and what did not verify, kept apart with the reason, for whoever has to find out why. Only the newest: nobody may fill the disk. */
import { v7 as uuid } from 'uuid';
import type { Database } from './database.ts';
import { KIB } from './read-json.ts';

const KEPT_PER_DEVICE = 50;
const KEPT_CHARACTERS = 256 * KIB;

export async function quarantine(
  db: Database,
  at: string,
  device: string,
  reason: string,
  text: string,
): Promise<void> {
  await db
    .insertInto('quarantine')
    .values({ id: uuid(), at, device, reason, bytes: text.slice(0, KEPT_CHARACTERS) })
    .execute();
  const oldest = await db
    .selectFrom('quarantine')
    .select('id')
    .where('device', '=', device)
    .orderBy('id', 'desc')
    .offset(KEPT_PER_DEVICE)
    .limit(1)
    .executeTakeFirst();
  if (oldest) await db.deleteFrom('quarantine').where('device', '=', device).where('id', '<=', oldest.id).execute();
}

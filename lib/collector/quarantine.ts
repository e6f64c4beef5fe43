/** What a known device sent and what is not in the log, kept apart with the reason, for whoever has to find out why. The same text is kept once. */
import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Database } from './database.ts';
import { KIB } from './read-json.ts';

const KEPT_PER_DEVICE = 50;
const KEPT_CHARACTERS = 256 * KIB;

/** Unsigned words, which anybody with a token can make: only the newest are kept, so that nobody may fill the disk. */
export async function quarantine(
  db: Database,
  at: string,
  device: string,
  reason: string,
  text: string,
): Promise<void> {
  if (
    !(await keep(db, { at, device, reason, bytes: storable(text.slice(0, KEPT_CHARACTERS)), digest: digestOf(text) }))
  )
    return;
  const oldest = await db
    .selectFrom('quarantine')
    .select('id')
    .where('device', '=', device)
    .where('reason', '<>', WHOLE)
    .orderBy('id', 'desc')
    .offset(KEPT_PER_DEVICE)
    .limit(1)
    .executeTakeFirst();
  if (!oldest) return;
  await db
    .deleteFrom('quarantine')
    .where('device', '=', device)
    .where('reason', '<>', WHOLE)
    .where('id', '<=', oldest.id)
    .execute();
}

const WHOLE = 'event.clone';

/** Evidence, signed by the device, that has no place in the log: all of it is kept. */
export async function quarantineWhole(
  db: Database,
  at: string,
  device: string,
  reason: typeof WHOLE,
  batch: { signature: string; events: unknown },
): Promise<void> {
  const { signature, events } = batch;
  await keep(db, {
    at,
    device,
    reason,
    bytes: JSON.stringify(batch),
    digest: digestOf(JSON.stringify({ signature, events })),
  });
}

async function keep(
  db: Database,
  row: { at: string; device: string; reason: string; bytes: string; digest: string },
): Promise<boolean> {
  const there = await db
    .selectFrom('quarantine')
    .select('id')
    .where('device', '=', row.device)
    .where('digest', '=', row.digest)
    .executeTakeFirst();
  if (there) return false;
  await db
    .insertInto('quarantine')
    .values({ id: uuid(), ...row })
    .execute();
  return true;
}

const digestOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** PostgreSQL stores no NUL. */
const storable = (text: string): string => text.replaceAll('\0', '␀');

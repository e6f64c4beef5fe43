/** What a known device sent and what is not in the log, kept apart with the reason, for whoever has to find out why. The same text is kept once; it lies sealed (sealed-apart.ts). */
import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Database, Tables, Writing } from '../database.ts';
import { KIB } from '../read-json.ts';
import { sealApart } from './sealed-apart.ts';

const KEPT_PER_DEVICE = 50;
const KEPT_CHARACTERS = 256 * KIB;

interface Sent extends Omit<Tables['quarantine'], 'id' | 'sealed' | 'body_key' | 'bytes'> {
  text: string;
}

/** Unsigned words, which anybody with a token can make: only the newest are kept, so that nobody may fill the disk. */
export async function quarantine(
  db: Database,
  at: string,
  device: string,
  reason: string,
  text: string,
): Promise<void> {
  const sent = { at, device, reason, text: text.slice(0, KEPT_CHARACTERS), digest: digestOf(text) };
  if (await isKept(db, sent)) return;
  await db.transaction().execute((trx) => keep(trx, sent));
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

export const WHOLE = 'event.clone';

/** Evidence, signed by the device, that has no place in the log: all of it is kept. */
export async function quarantineWhole(
  trx: Writing,
  at: string,
  device: string,
  batch: { signature: string; events: unknown },
): Promise<void> {
  const { signature, events } = batch;
  const digest = digestOf(JSON.stringify({ signature, events }));
  const sent = { at, device, reason: WHOLE, text: JSON.stringify(batch), digest };
  if (!(await isKept(trx, sent))) await keep(trx, sent);
}

const isKept = async (db: Database, { device, digest }: Sent): Promise<boolean> =>
  (await db
    .selectFrom('quarantine')
    .select('id')
    .where('device', '=', device)
    .where('digest', '=', digest)
    .executeTakeFirst()) !== undefined;

async function keep(trx: Writing, { text, ...row }: Sent): Promise<void> {
  const id = uuid();
  await trx
    .insertInto('quarantine')
    .values({ id, ...row, ...(await sealApart(trx, { id, at: row.at }, text)) })
    .execute();
}

const digestOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

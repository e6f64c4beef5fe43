/** A new key for the log: a note signed with both says from where on it signs, and an event of the collector's own says it too. */

import { existsSync } from 'node:fs';
import { hexToBytes } from '@noble/hashes/utils.js';
import { type Rotation, rotationBody } from '../evidence/key-rotation.ts';
import { formatNote, noteSignatureLine, parseVkey } from '../evidence/note.ts';
import { OWN_DEVICE } from '../evidence/receipt.ts';
import type { Database } from './database.ts';
import { resealPushSecrets } from './evidence/push/push-secret.ts';
import { currentKey, type LogBook, nextKeyFile } from './log-book.ts';
import { createLogKey, type LogKey, readLogKey, vkeyOfLog, writeLogKey } from './log-key.ts';
import { lockHead } from './open-log.ts';
import { COMMAND_LINE } from './own-events.ts';
import { sequence } from './sequence.ts';
import { resealSecret } from './sign-in/settings.ts';

/**
 * Rotates. The new key lies beside the old one before anything refers to it, and takes its place once the log has it: whenever this breaks off, the key the log wants
 * is on disk. A running server notices with its next batch. Gives the new verifier key and the size it signs from.
 */
export async function rotateKey(db: Database, book: LogBook, at: string): Promise<{ vkey: string; fromSize: number }> {
  await currentKey(db, book);
  const next = nextKeyFile(book.keyFile);
  if (!existsSync(next)) writeLogKey(next, createLogKey());
  const fresh = readLogKey(next);
  const rotated = await db.transaction().execute((trx) => changeKey(trx, book, fresh, at));
  await currentKey(db, book);
  return rotated;
}

async function changeKey(trx: Parameters<typeof sequence>[0], book: LogBook, fresh: LogKey, at: string) {
  const { epoch, size, root } = await lockHead(trx);
  const old = await trx
    .selectFrom('log_keys')
    .select(['n', 'vkey'])
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const oldKey = await currentKey(trx, book);
  const vkey = vkeyOfLog(book.log, epoch, fresh);
  const said = { log: book.log, epoch, size, root: hexToBytes(root), oldKey: old.vkey, newKey: vkey };
  const rotation = signRotation(said, oldKey, fresh);
  await trx
    .insertInto('log_keys')
    .values({ n: old.n + 1, vkey, rotation, epoch, from_size: size })
    .execute();
  await resealSecret(trx, oldKey, fresh);
  await resealPushSecrets(trx, oldKey, fresh);
  const public_key = Buffer.from(fresh.publicKey).toString('base64url');
  await trx.updateTable('devices').set({ public_key }).where('id', '=', OWN_DEVICE).execute();
  const event = {
    ...({ verb: 'log.key-rotated', outcome: 'success', actor: COMMAND_LINE } as const),
    ...{ object: { type: 'log key', key: vkey }, detail: { before: old.vkey, fromSize: size } },
  };
  await sequence(trx, { ...book, key: fresh }, [], [event], at);
  return { vkey, fromSize: size };
}

/** Each signs under the name in its own verifier key. */
function signRotation(rotation: Rotation, old: LogKey, fresh: LogKey): string {
  const body = rotationBody(rotation);
  const line = (vkey: string, key: LogKey) =>
    noteSignatureLine(parseVkey(vkey)?.name ?? '', key.publicKey, key.sign(Buffer.from(body, 'utf8')));
  return formatNote(body, [line(rotation.oldKey, old), line(rotation.newKey, fresh)]);
}

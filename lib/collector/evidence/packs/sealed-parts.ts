/** A pack kept here lies sealed under a key of its own, in the custody of the bodies' keys (bodies/key-folder.ts): destroying it erases every copy of the pack, in write-ahead logs and backups too. */
import { type BodyKey, monthOf, openUnder, sealUnder } from '../../bodies/body-key.ts';
import { bodyKeysOf, findKey } from '../../bodies/body-keys.ts';
import { newKey } from '../../bodies/key-rows.ts';
import { OF_A_PACK } from '../../bodies/scope-of.ts';
import type { Database, Writing } from '../../database.ts';
import { Refused } from '../../errors.ts';
import type { PackRow } from './stored-packs.ts';

const place = (key: BodyKey, pack: string, part: number): string => `unswivel pack v1\n${key.id}\n${pack}\n${part}`;

/** The key of a pack that is being made. */
export const beginSealing = (trx: Writing, at: string): Promise<BodyKey> => newKey(trx, OF_A_PACK, monthOf(at));

export const sealPart = (key: BodyKey, pack: string, part: number, plain: Uint8Array): Uint8Array =>
  sealUnder(key, place(key, pack, part), plain);

/** Throws `Refused`: 409 where the pack was taken back meanwhile, 500 where a part was changed, 503 where the key's file is not there. */
export function openPart(db: Database, { id, body_key }: PackRow, part: number, sealed: Uint8Array): string {
  const key = body_key === null ? null : findKey(bodyKeysOf(db), body_key);
  if (key === undefined) throw new Refused('bodies.key', { key: body_key ?? '' });
  if (key === null) throw new Refused('pack.notReady', { state: 'gone' });
  const plain = openUnder(key, place(key, id, part), sealed);
  if (!plain) throw new Refused('pack.changed');
  return plain.toString('utf8');
}

/**
 * What is kept apart lies sealed under a key of its own kind and month, in the custody of the bodies' keys (bodies/key-folder.ts). Where something is erased of it, what is left is sealed anew, and the old key destroyed:
 * copies in write-ahead logs and backups open no more.
 */
import { type BodyKey, monthOf, openUnder, sealUnder } from '../bodies/body-key.ts';
import { bodyKeysOf, findKey } from '../bodies/body-keys.ts';
import { usableKey } from '../bodies/key-rows.ts';
import { OF_WHAT_IS_APART } from '../bodies/scope-of.ts';
import type { Database, Tables, Writing } from '../database.ts';
import { Refused } from '../errors.ts';

type Row = Tables['quarantine'];
type Sealed = Pick<Row, 'bytes' | 'sealed' | 'body_key'>;

const place = (key: BodyKey, id: string): string => `unswivel apart v1\n${key.id}\n${id}`;

/** Within the transaction that stores it: nobody takes the key out of use before that is committed. */
export async function sealApart(trx: Writing, { id, at }: Pick<Row, 'id' | 'at'>, text: string): Promise<Sealed> {
  const key = await keyOf(trx, monthOf(at));
  return { bytes: '', sealed: sealUnder(key, place(key, id), Buffer.from(text, 'utf8')), body_key: key.id };
}

async function keyOf(trx: Writing, month: string): Promise<BodyKey> {
  const key = await usableKey(trx, OF_WHAT_IS_APART, month);
  const held = await trx
    .updateTable('body_keys')
    .set((e) => ({ state: e.ref('state') }))
    .where('id', '=', key.id)
    .where('state', 'in', ['live', 'worn'])
    .executeTakeFirst();
  // Taken out of use since it was looked for: another is found, or made.
  return held.numUpdatedRows === 0n ? keyOf(trx, month) : key;
}

/** The text; null where its key was destroyed, or it does not open with it. Throws `Refused` 503 when the key's file is not there. */
export function openApart(db: Database, { id, bytes, sealed, body_key }: Pick<Row, 'id'> & Sealed): string | null {
  if (body_key === null) return bytes;
  const key = findKey(bodyKeysOf(db), body_key);
  if (key === undefined) throw new Refused('bodies.key', { key: body_key });
  const plain = key && sealed && openUnder(key, place(key, id), sealed);
  return plain ? plain.toString('utf8') : null;
}

/** A restored backup may hold some whose key was destroyed since. */
export async function forgetUnreadable(trx: Writing): Promise<void> {
  const gone = trx.selectFrom('body_keys').select('id').where('state', '=', 'destroyed');
  await trx.deleteFrom('quarantine').where('body_key', 'in', gone).execute();
}

const PIECE = 50;

/** Seals the next ones of before they were sealed. Gives how many. */
export async function sealApartOnce(db: Database): Promise<number> {
  const some = await db.selectFrom('quarantine').select('id').where('body_key', 'is', null).limit(1).execute();
  if (some.length === 0) return 0;
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('quarantine')
      .select(['id', 'at', 'bytes'])
      .where('body_key', 'is', null)
      .orderBy('id')
      .limit(PIECE)
      .execute();
    for (const row of rows)
      await trx
        .updateTable('quarantine')
        .set(await sealApart(trx, row, row.bytes))
        .where('id', '=', row.id)
        .execute();
    return rows.length;
  });
}

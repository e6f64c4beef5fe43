/** Which keys there are and what may still be sealed with them, as all collectors on one database know it. */
import { v7 as uuid } from 'uuid';
import { askedOften } from '../asked-often.ts';
import type { Database, Writing } from '../database.ts';
import type { BodyKey } from './body-key.ts';
import { bodyKeysOf, findKey } from './body-keys.ts';
import { makeKey } from './key-folder.ts';

/** `live`; `worn`: some of what it sealed was erased; `retiring`: what is left is being sealed anew; `destroyed`. */
export type KeyState = 'live' | 'worn' | 'retiring' | 'destroyed';

const usable = askedOften((db, scope: string, month: string, live: string, worn: string) =>
  db
    .selectFrom('body_keys')
    .select('id')
    .where('scope', '=', scope)
    .where('month', '=', month)
    .where('state', 'in', [live, worn])
    .orderBy('id'),
);

/** A key to seal with, made where there is none: its file is on disk before its row is there. One whose file is missing is left alone: nothing is written that could not be read back. */
export async function usableKey(db: Database, scope: string, month: string): Promise<BodyKey> {
  const keys = bodyKeysOf(db);
  for (const { id } of await usable(db, scope, month, 'live', 'worn')) {
    const key = findKey(keys, id);
    if (key) return key;
  }
  return newKey(db, scope, month);
}

/** A key that nothing was sealed with yet. */
export async function newKey(db: Database, scope: string, month: string): Promise<BodyKey> {
  const keys = bodyKeysOf(db);
  const key = makeKey(keys.folder, scope, month);
  keys.read.set(key.id, key);
  const made_at = new Date().toISOString();
  await db.insertInto('body_keys').values({ id: key.id, scope, month, state: 'live', made_at }).execute();
  return key;
}

const TURN = 'body-keys-turn';
const turnOf = askedOften((db, name: string) => db.selectFrom('settings').select('value').where('name', '=', name));

/** Says to every collector that a key was taken out of use. */
export async function takeTurn(trx: Writing): Promise<void> {
  const value = uuid();
  await trx
    .insertInto('settings')
    .values({ name: TURN, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/** Under the log's lock: forgets what may not be sealed with any more, and learns which keys were destroyed meanwhile. */
export async function readTurn(trx: Writing): Promise<void> {
  const keys = bodyKeysOf(trx);
  const turn = (await turnOf(trx, TURN))[0]?.value ?? '';
  if (turn === keys.turn) return;
  const rows = await trx.selectFrom('body_keys').select('id').where('state', '=', 'destroyed').execute();
  for (const { id } of rows) keys.read.set(id, 'destroyed');
  keys.sealing.clear();
  keys.asked.clear();
  keys.version += 1;
  keys.turn = turn;
}

/**
 * Taking keys out of use: what is left under them is sealed anew, piece by piece, and then they are destroyed. Whenever this breaks off, each body opens with the key its row names, and
 * it goes on where it was.
 */
import type { Database, Writing } from '../database.ts';
import { lockHead } from '../open-log.ts';
import { type BodyKey, sealBody } from './body-key.ts';
import { bodyKeysOf } from './body-keys.ts';
import { destroyKey } from './key-folder.ts';
import { type KeyState, takeTurn, usableKey } from './key-rows.ts';
import { BODY_COLUMNS, readBody } from './open-body.ts';

const PIECE = 200;

/** Of the keys under which an erasure takes bodies: those of months before `until` go out of use, the others are worn. Without `until` all go. */
export async function retireKeysOf(trx: Writing, erasure: string, until?: string): Promise<void> {
  const touched = trx
    .selectFrom('erased_bodies as x')
    .innerJoin('event_bodies as b', 'b.idx', 'x.idx')
    .select('b.body_key')
    .where('x.erasure', '=', erasure);
  const set = (state: KeyState) =>
    trx
      .updateTable('body_keys')
      .set({ state })
      .where('id', 'in', touched.$castTo<{ body_key: string }>())
      .where('state', 'in', ['live', 'worn']);
  if (until === undefined) await set('retiring').execute();
  else {
    await set('retiring').where('month', '<', until).execute();
    await set('worn').where('month', '>=', until).execute();
  }
  await takeTurn(trx);
}

/** One under which nothing is left that is to be kept: it is destroyed next. */
export async function retireKey(trx: Writing, id: string): Promise<void> {
  await trx
    .updateTable('body_keys')
    .set({ state: 'retiring' })
    .where('id', '=', id)
    .where('state', 'in', ['live', 'worn'])
    .execute();
  await takeTurn(trx);
}

/** Worn keys of these scopes, of months before `until`: nothing more of them will be erased by the calendar. */
export async function retireWorn(db: Database, scopes: readonly string[], until: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('body_keys')
      .set({ state: 'retiring' })
      .where('scope', 'in', scopes)
      .where('state', '=', 'worn')
      .where('month', '<', until)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) await takeTurn(trx);
  });
}

/** Destroys every key that is out of use, once nothing readable is left under it. */
export async function destroyRetired(db: Database): Promise<void> {
  const rows = await db
    .selectFrom('body_keys')
    .select(['id', 'scope', 'month'])
    .where('state', '=', 'retiring')
    .orderBy('made_at')
    .execute();
  for (const row of rows) {
    let after: number | 'destroyed' | 'waits' = -1;
    while (typeof after === 'number') {
      const from: number = after;
      after = await db.transaction().execute((trx) => resealPiece(trx, row, from));
    }
    if (after === 'waits') continue;
    destroyKey(bodyKeysOf(db).folder, row);
    bodyKeysOf(db).read.set(row.id, 'destroyed');
  }
}

type Retiring = Omit<BodyKey, 'secret'>;

/**
 * Seals the next bodies after an index anew; gives the index it came to. With none left the key counts as destroyed: under the log's lock, so that nothing is stored under it afterwards. It `waits` while
 * bodies that another erasure takes are there: those are not sealed anew.
 */
async function resealPiece(
  trx: Writing,
  { id, scope, month }: Retiring,
  after: number,
): Promise<number | 'destroyed' | 'waits'> {
  await lockHead(trx);
  const keys = bodyKeysOf(trx);
  const rows = await trx
    .selectFrom('event_bodies as b')
    .innerJoin('log_entries as e', 'e.idx', 'b.idx')
    .leftJoin('erased_bodies as x', 'x.idx', 'b.idx')
    .select('b.idx')
    .select(BODY_COLUMNS)
    .where('b.body_key', '=', id)
    .where('b.idx', '>', after)
    .where('x.idx', 'is', null)
    .orderBy('b.idx')
    .limit(PIECE)
    .execute();
  const last = rows.at(-1);
  if (!last) return end(trx, id);
  const fresh = await usableKey(trx, scope, month);
  for (const row of rows) {
    const { salt, body, unread } = readBody(keys, row);
    if (unread === 'missing') return 'waits';
    // One that was changed opens with no key: fsck names it, now as before.
    if (salt === null || body === null) continue;
    const sealed = sealBody(fresh, row.leaf_hash, salt, body);
    await trx.updateTable('event_bodies').set({ sealed, body_key: fresh.id }).where('idx', '=', row.idx).execute();
  }
  return Number(last.idx);
}

async function end(trx: Writing, id: string): Promise<'destroyed' | 'waits'> {
  const waits = await trx
    .selectFrom('event_bodies as b')
    .innerJoin('erased_bodies as x', 'x.idx', 'b.idx')
    .select('b.idx')
    .where('b.body_key', '=', id)
    .limit(1)
    .executeTakeFirst();
  if (waits) return 'waits';
  await trx.updateTable('body_keys').set({ state: 'destroyed' }).where('id', '=', id).execute();
  await takeTurn(trx);
  return 'destroyed';
}

/** A restored backup holds bodies whose keys were destroyed after it was made: the log says so itself, in one erasure. */
import { forgetUnreadable } from '../apart/sealed-apart.ts';
import type { Database, Writing } from '../database.ts';
import { erasureDigest } from '../evidence/erase/digest.ts';
import { beginErasure, type Erasing, finishErasures, newErasureId } from '../evidence/erase/erase.ts';
import { remakeUnreadable } from '../evidence/packs/stored-packs.ts';
import { COMMAND_LINE } from '../own-events.ts';
import { changeRecord, sayWith } from '../sources/say-with.ts';
import { bodyKeysOf } from './body-keys.ts';
import { listKeys } from './key-folder.ts';
import { takeTurn } from './key-rows.ts';

const WHY = 'The keys of these bodies were destroyed before now.';
const AT_ONCE = 400;

/** Writes down what the key folder says was destroyed and the log does not. Gives how many bodies; what else a backup holds of them must be erased again by whoever knows. */
export async function eraseSince(collector: Erasing): Promise<number> {
  const { db } = collector;
  const ids = await destroyedSince(db);
  if (ids.length === 0) return 0;
  const count = await changeRecord(collector, async (trx, at) => {
    const indexes = await bodiesUnder(trx, ids);
    for (let from = 0; from < ids.length; from += AT_ONCE)
      await trx
        .updateTable('body_keys')
        .set({ state: 'destroyed' })
        .where('id', 'in', ids.slice(from, from + AT_ONCE))
        .execute();
    await takeTurn(trx);
    await remakeUnreadable(trx);
    await forgetUnreadable(trx);
    if (indexes.length > 0) await sayErased(trx, at, indexes);
    return indexes.length;
  });
  await finishErasures(collector);
  return count;
}

async function destroyedSince(db: Database): Promise<string[]> {
  const { destroyed } = listKeys(bodyKeysOf(db).folder);
  const rows = await db.selectFrom('body_keys').select('id').where('state', '<>', 'destroyed').execute();
  return rows.map(({ id }) => id).filter((id) => destroyed.has(id));
}

/** Those that no erasure of the log takes anyway, in order. */
async function bodiesUnder(trx: Writing, ids: readonly string[]): Promise<number[]> {
  const found: number[] = [];
  for (const id of ids) {
    const rows = await trx
      .selectFrom('event_bodies as b')
      .leftJoin('erased_bodies as x', 'x.idx', 'b.idx')
      .select('b.idx')
      .where('b.body_key', '=', id)
      .where('x.idx', 'is', null)
      .execute();
    found.push(...rows.map(({ idx }) => Number(idx)));
  }
  return found.sort((a, b) => a - b);
}

async function sayErased(trx: Writing, at: string, indexes: number[]): Promise<void> {
  const id = newErasureId();
  const about = { client: null, technician: null, before: null };
  await beginErasure(trx, { id, at, by: COMMAND_LINE.technician, why: WHY, ...about, held: 0, places: '[]' }, indexes);
  await sayWith(trx, {
    ...{ verb: 'evidence.erased', outcome: 'success', actor: COMMAND_LINE },
    object: { type: 'erasure', key: id },
    detail: { events: indexes.length, held: 0, digest: erasureDigest(indexes), whose: 'a client', reason: WHY },
  });
}

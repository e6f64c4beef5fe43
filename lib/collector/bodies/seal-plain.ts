/** Bodies stored before they were sealed are sealed behind the log, piece by piece; they are readable meanwhile. */
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { sealApartOnce } from '../apart/sealed-apart.ts';
import type { Database, Writing } from '../database.ts';
import { engineOf } from '../dialect.ts';
import { lockHead } from '../open-log.ts';
import { type BodyKey, monthOf, sealBody } from './body-key.ts';
import { scopeKey } from './body-keys.ts';
import { usableKey } from './key-rows.ts';
import { isOwn } from './open-body.ts';
import { scopeOf } from './scope-of.ts';

const PIECE = 200;
const NO_SALT = '0'.repeat(64);

const REST_MS = 20;

/** Seals them all, with rests in which others write. */
export async function sealAllPlain(db: Database, stop: AbortSignal): Promise<void> {
  while (!stop.aborted && (await sealPlainOnce(db)) + (await sealApartOnce(db)) > 0)
    await wait(REST_MS, undefined, { signal: stop }).catch(() => undefined);
}

/** Seals the next ones. Gives how many; 0 when all are. */
export async function sealPlainOnce(db: Database): Promise<number> {
  const [some] = await db.selectFrom('event_bodies').select('idx').where('body_key', 'is', null).limit(1).execute();
  if (!some) return 0;
  const count = await db.transaction().execute(sealPiece);
  // What was in the clear is overwritten where it stood (secure_delete); the write-ahead log still holds it until it is emptied.
  if (engineOf(db) === 'sqlite' && count < PIECE) await sql`pragma wal_checkpoint(truncate)`.execute(db);
  return count;
}

async function sealPiece(trx: Writing): Promise<number> {
  await lockHead(trx);
  const rows = await trx
    .selectFrom('event_bodies as b')
    .innerJoin('log_entries as e', 'e.idx', 'b.idx')
    .innerJoin('batches as s', 's.id', 'e.batch')
    .select(['b.idx', 'b.salt', 'b.body', 'b.client', 'b.verb', 'e.leaf_hash', 'e.body_mac', 's.received_at'])
    .where('b.body_key', 'is', null)
    .orderBy('b.idx')
    .limit(PIECE)
    .execute();
  const found = new Map<string, BodyKey>();
  for (const { idx, salt, body, client, verb, leaf_hash, body_mac, received_at } of rows) {
    const [scope, month] = [scopeOf({ verb, client }), monthOf(received_at)];
    const key = found.get(scopeKey(scope, month)) ?? (await usableKey(trx, scope, month));
    found.set(scopeKey(scope, month), key);
    // What was changed while it lay in the clear must not pass for whole: it is kept, and opens as nobody's.
    const sealed = isOwn(body_mac, { salt, body })
      ? sealBody(key, leaf_hash, salt, body)
      : sealBody(key, `${leaf_hash} changed`, NO_SALT, JSON.stringify({ salt, body }));
    await trx
      .updateTable('event_bodies')
      .set({ salt: '', body: '', sealed, body_key: key.id })
      .where('idx', '=', idx)
      .execute();
  }
  return rows.length;
}

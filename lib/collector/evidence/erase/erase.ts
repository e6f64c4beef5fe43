/**
 * Erasing for good. First the log says what will be gone, in the same transaction that writes down which bodies; then they go, piece by piece. Should that break off, it goes on where it was: whoever looks finds either the body
 * or the erasure that took it.
 */
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { ErasureRequest } from '../../../wire/evidence-erase.schema.ts';
import { monthOf } from '../../bodies/body-key.ts';
import { destroyRetired, retireKeysOf } from '../../bodies/retire-keys.ts';
import type { Database, Tables, Writing } from '../../database.ts';
import { engineOf } from '../../dialect.ts';
import { forgetDrift } from '../../drift/rebuild.ts';
import { Refused } from '../../errors.ts';
import type { Collector } from '../../http.ts';
import { insertRows } from '../../insert-rows.ts';
import { findObject } from '../../objects.ts';
import type { OwnEvent } from '../../own-events.ts';
import { changeRecord, sayWith } from '../../sources/say-with.ts';
import { forgetSearch } from '../forget-search.ts';
import { askedOf } from './asked.ts';
import { erasePiece } from './erase-piece.ts';
import { matchesPlace } from './places/matches.ts';
import { packsPlace } from './places/packs.ts';
import { PLACES } from './places.ts';
import { planErasure } from './plan.ts';

export type Erasing = Pick<Collector, 'db' | 'book' | 'now'>;

/** `scheduled`: by a client's calendar. `planned`: one that was planned for a day, and by whom. */
interface Doing {
  actor: OwnEvent['actor'];
  why: string;
  scheduled?: boolean;
  planned?: { id: string; by: string };
}

export const newErasureId = (): string => `er-${uuid()}`;

/** Carries out the plan with this digest. A `scheduled` one, by the calendar, destroys the keys of whole months only: what goes day by day would else be sealed anew each day. The log must have been followed up to the plan's size. Throws `Refused` 409 when something else would be erased by now. */
export async function erase(
  collector: Erasing,
  request: ErasureRequest,
  plan: { digest: string; size: number },
  { actor, why, scheduled = false, planned }: Doing,
): Promise<string> {
  const id = planned?.id ?? newErasureId();
  const { client, technician, before } = request;
  await changeRecord(collector, async (trx, at) => {
    const { plan: now, indexes } = await planErasure({ db: trx, now: collector.now }, request, plan.size);
    if (now.digest !== plan.digest) throw new Refused('erasure.moved');
    if (planned) await endPlanned(trx, planned.id);
    const about = { client: client ?? null, technician: technician ?? null, before: before ?? null };
    await beginErasure(
      trx,
      {
        id,
        at,
        by: planned?.by ?? actor.technician,
        why,
        ...about,
        held: now.held,
        places: JSON.stringify(now.places),
      },
      indexes,
    );
    await retireKeysOf(trx, id, scheduled && before ? monthOf(before) : undefined);
    await sayWith(trx, {
      ...{ verb: 'evidence.erased', outcome: 'success', actor },
      ...(await clientIn(trx, client)),
      object: { type: 'erasure', key: id },
      // Of a person nothing but that there was one: their name must not outlive them here.
      detail: {
        events: indexes.length,
        held: now.held,
        digest: now.digest,
        whose: technician ? 'a person' : 'a client',
        ...(before ? { before } : {}),
        reason: why,
      },
    });
  });
  await finishErasures(collector);
  return id;
}

/** As events name it, where it is still in the record. */
export async function clientIn(db: Database, id: string | null | undefined) {
  const known = id ? await findObject(db, 'clients', id) : undefined;
  return known ? { client: { id: known.id, version: known.version } } : {};
}

/** Its row makes room for what is done. Throws `Refused` 404 when it was taken back. */
export async function endPlanned(trx: Writing, id: string): Promise<void> {
  const { numDeletedRows } = await trx
    .deleteFrom('erasures')
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new Refused('erasure.unknown');
}

/** Writes down which bodies go. */
export async function beginErasure(
  trx: Writing,
  row: Omit<Tables['erasures'], 'events' | 'state' | 'due'>,
  indexes: readonly number[],
): Promise<void> {
  await trx
    .insertInto('erasures')
    .values({ ...row, events: indexes.length, state: 'begun', due: null })
    .execute();
  await insertRows(
    trx,
    'erased_bodies',
    ['idx', 'erasure'],
    indexes.map((index) => [index, row.id]),
  );
}

/** Goes on with every erasure that was begun, and with keys that are out of use. Each place by itself: one that was done has nothing left to do. */
export async function finishErasures({ db, now }: Pick<Erasing, 'db' | 'now'>): Promise<void> {
  const begun = await db.selectFrom('erasures').selectAll().where('state', '=', 'begun').orderBy('at').execute();
  for (const { id, client, technician, before } of begun) {
    while ((await db.transaction().execute((trx) => erasePiece(trx, id))) > 0);
    const named = client !== null || technician !== null;
    if (!named) await forgetProjections(db);
    const asked = await askedOf(
      { db, now },
      { ...(client ? { client } : {}), ...(technician ? { technician } : {}), ...(before ? { before } : {}) },
    );
    for (const { forget } of named ? PLACES : [matchesPlace, packsPlace])
      if (forget) await db.transaction().execute((trx) => forget(trx, asked, id));
    await db.updateTable('erasures').set({ state: 'done' }).where('id', '=', id).execute();
    await forgetPages(db);
  }
  // What was sealed anew or unmade leaves keys too.
  await destroyRetired(db);
}

/** Of bodies that nobody could read any more when they were erased (bodies/erase-since.ts): everything made from the log is made again. */
async function forgetProjections(db: Database): Promise<void> {
  await db.transaction().execute(forgetDrift);
  await db.transaction().execute(forgetSearch);
}

/**
 * Bodies are gone with their keys wherever they were copied to. Of what stood in the clear beside them SQLite overwrites what it deletes (secure_delete), and what is left in the write-ahead log goes once that is emptied;
 * PostgreSQL's log is recycled by the server, its pages by vacuum.
 */
async function forgetPages(db: Database): Promise<void> {
  if (engineOf(db) === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(db);
}

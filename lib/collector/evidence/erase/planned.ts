/** Erasures for a day to come: a ground to keep something ends then. What fits on that day goes; what a legal hold covers by then stays. */
import type { z } from 'zod';
import type { planErasureSchema } from '../../../wire/evidence-erase.schema.ts';
import type { Database } from '../../database.ts';
import { Refused } from '../../errors.ts';
import type { Collector } from '../../http.ts';
import { ITSELF, type OwnEvent } from '../../own-events.ts';
import { changeRecord, sayWith } from '../../sources/say-with.ts';
import { followingOf } from '../keep-following.ts';
import { clientIn, type Erasing, endPlanned, erase, newErasureId } from './erase.ts';
import { planErasure } from './plan.ts';

/** Gives its id. Throws `Refused` 422 for a day that is over. */
export async function planFor(
  collector: Erasing,
  { client, technician, on, why }: z.infer<typeof planErasureSchema>,
  actor: OwnEvent['actor'],
): Promise<string> {
  const id = newErasureId();
  const due = new Date(on).toISOString();
  if (due <= collector.now().toISOString()) throw new Refused('erasure.past');
  await changeRecord(collector, async (trx, at) => {
    const about = { client: client ?? null, technician: technician ?? null, before: null };
    const nothing = { events: 0, held: 0, places: '[]' };
    await trx
      .insertInto('erasures')
      .values({ id, at, by: actor.technician, why, ...about, ...nothing, state: 'planned', due })
      .execute();
    await sayWith(trx, {
      ...{ verb: 'evidence.erased', outcome: 'intended', actor, object: { type: 'erasure', key: id } },
      ...(await clientIn(trx, client)),
      detail: { on: due, whose: technician ? 'a person' : 'a client', reason: why },
    });
  });
  return id;
}

/** Throws `Refused` 404 when it was carried out, or taken back. */
export async function takeBack(collector: Erasing, id: string, why: string, actor: OwnEvent['actor']): Promise<void> {
  await changeRecord(collector, async (trx) => {
    const row = await trx.selectFrom('erasures').select('client').where('id', '=', id).executeTakeFirst();
    await endPlanned(trx, id);
    await sayWith(trx, {
      ...{ verb: 'evidence.erased', outcome: 'cancelled', actor, object: { type: 'erasure', key: id } },
      ...(await clientIn(trx, row?.client)),
      detail: { reason: why },
    });
  });
}

/** Carries out those whose day has come. */
export async function erasePlanned(collector: Pick<Collector, 'db' | 'book' | 'now'>): Promise<void> {
  for (const { id, client, technician, by, why } of await dueNow(collector.db, collector.now())) {
    const request = { ...(client ? { client } : {}), ...(technician ? { technician } : {}) };
    await followingOf(collector.db).catchUp(Number.POSITIVE_INFINITY);
    const { plan } = await planErasure(collector, request);
    await erase(collector, request, plan, { actor: ITSELF, why, planned: { id, by } }).catch((error: unknown) => {
      // Taken back, or a hold was set, meanwhile: an hour later is early enough.
      if (!(error instanceof Refused)) throw error;
    });
  }
}

const dueNow = (db: Database, now: Date) =>
  db
    .selectFrom('erasures')
    .selectAll()
    .where('state', '=', 'planned')
    .where('due', '<=', now.toISOString())
    .orderBy('due')
    .execute();

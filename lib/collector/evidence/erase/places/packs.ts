/** Packs that lie here. They hold what the log said: what is held back from the erasure is in them again. */
import type { Database } from '../../../database.ts';
import { dropPack, NOT_BEGUN } from '../../packs/stored-packs.ts';
import { findTerms } from '../../term-ids.ts';
import type { Asked } from '../asked.ts';
import type { Place } from '../place.ts';

/** How many lie here that may hold such an entry. */
async function count(db: Database, { request: { client, technician }, until }: Asked): Promise<number> {
  let packs = db
    .selectFrom('packs')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('state', 'in', ['ready', 'making'])
    .where((e) => e.or([e('from_at', 'is', null), e('from_at', '<', until)]));
  if (client && !technician) packs = packs.where((e) => e.or([e('client', 'is', null), e('client', '=', client)]));
  return Number((await packs.executeTakeFirstOrThrow()).n);
}

export const packsPlace: Place = {
  place: 'packs',
  tables: ['packs', 'pack_parts', 'pack_schedules'],
  follows: true,
  plan: async (db, asked, { indexes }) => ({
    erased: indexes.length > 0 ? await count(db, asked) : 0,
    kept: 0,
    why: 'Packs kept here that hold such events are unmade, with their keys, and made anew without them.',
  }),
  /** Whoever makes one now notices with its next part. */
  async forget(trx, _asked, erasure) {
    const packs = await trx
      .selectFrom('packs')
      .select(['id', 'client', 'from_at', 'to_at'])
      .where('state', 'in', ['ready', 'making'])
      .execute();
    for (const { id, client, from_at, to_at } of packs) {
      let held = trx
        .selectFrom('erased_bodies as x')
        .innerJoin('evidence_rows as r', 'r.idx', 'x.idx')
        .select('x.idx')
        .where('x.erasure', '=', erasure)
        .limit(1);
      if (client) held = held.where('r.scope', 'in', [-1, ...(await findTerms(trx, 'client', [client]))]);
      if (from_at) held = held.where('r.at', '>=', Date.parse(from_at));
      if (to_at) held = held.where('r.at', '<', Date.parse(to_at));
      if (await held.executeTakeFirst()) await dropPack(trx, id, NOT_BEGUN);
    }
  },
};

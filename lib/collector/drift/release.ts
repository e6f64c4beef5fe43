import { said } from '../administration/said.ts';
import type { Caller } from '../caller.ts';
import { Refused } from '../errors.ts';
import { changeRecord, type Saying } from '../sources/say-with.ts';
import { lockDrift } from './cursors.ts';
import { release } from './suspects.ts';

/** A suspected reading is right after all: what it found counts, now and later. Throws `Refused` 404. */
export async function releaseSuspect(saying: Saying, caller: Caller, id: string, why: string): Promise<void> {
  await changeRecord(saying, async (trx, at) => {
    await lockDrift(trx);
    const suspect = await trx
      .updateTable('drift_suspects')
      .set({ released_by: caller.technician, released_at: at, why })
      .where('id', '=', id)
      .where('released_at', 'is', null)
      .returning(['read', 'attribute', 'places'])
      .executeTakeFirst();
    if (!suspect) throw new Refused('drift.unknown');
    await release(trx, id);
    const { read, attribute, places } = suspect;
    const detail = { decision: 'released', read, attribute, places: Number(places), why };
    await said(trx, caller, { verb: 'drift.decided', object: { type: 'drift', key: id }, detail });
  });
}

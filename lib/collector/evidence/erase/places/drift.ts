/** Drift is made from the log: what was made from bodies that are gone is made again without them. */
import type { Database } from '../../../database.ts';
import { forgetDrift } from '../../../drift/rebuild.ts';
import type { Asked } from '../asked.ts';
import type { Place } from '../place.ts';

/** How many observations there are that may come from what is erased: somebody’s sightings, or a client’s before a moment. */
async function count(db: Database, { request: { client, technician }, until }: Asked): Promise<number> {
  let rows = db
    .selectFrom('observations')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('received_at', '<', until);
  if (client) rows = rows.where('client', '=', client);
  if (technician)
    rows = rows.where((e) =>
      e.or([
        e('by', '=', technician),
        e('place', 'in', e.selectFrom('drift_accounts').select('place').where('technician', '=', technician)),
      ]),
    );
  return Number((await rows.executeTakeFirstOrThrow()).n);
}

/** Only where something of it may be in there: making drift of a long log anew takes its time, in which the board is still being filled. */
async function isTouched(db: Database, asked: Asked): Promise<boolean> {
  const { technician, client, before } = asked.request;
  let uses = db.selectFrom('drift_uses').select('place').limit(1);
  uses = technician ? uses.where('technician', '=', technician) : uses.where('place', '=', '');
  let deeds = db
    .selectFrom('drift_deeds as d')
    .innerJoin('drift_accounts as a', 'a.place', 'd.place')
    .select('d.place')
    .limit(1);
  deeds =
    client && !technician && !before
      ? deeds.where('a.client', '=', client)
      : deeds.where('a.technician', '=', technician ?? '');
  if ((await count(db, asked)) > 0) return true;
  return [...(await uses.execute()), ...(await deeds.execute())].length > 0;
}

export const driftPlace: Place = {
  place: 'drift',
  tables: [
    ...(['observations', 'drift_accounts', 'drift_looks', 'drift_deeds', 'drift_uses', 'drift_due'] as const),
    ...(['drift_cells', 'drift_said', 'drift_findings', 'drift_items', 'drift_decisions', 'drift_suspects'] as const),
  ],
  follows: true,
  plan: async (db, asked) => ({
    erased: await count(db, asked),
    kept: 0,
    why: 'What was seen in consoles is made again from what the log still says. What people decided about it stays by a hash of the account, with their reason.',
  }),
  async forget(trx, asked) {
    if (await isTouched(trx, asked)) await forgetDrift(trx);
  },
};

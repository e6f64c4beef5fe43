/** Drift is made from the log: what was made from bodies that are gone is made again without them. */
import type { ErasureRequest } from '../../../wire/evidence-erase.schema.ts';
import type { Database } from '../../database.ts';
import { forgetDrift } from '../../drift/rebuild.ts';

/** How many observations there are that may come from what is erased: somebody’s sightings, or a client’s before a moment. */
export async function countDrift(db: Database, { client, technician, before }: ErasureRequest): Promise<number> {
  let rows = db.selectFrom('observations').select((e) => e.fn.countAll<number>().as('n'));
  if (client) rows = rows.where('client', '=', client);
  if (before) rows = rows.where('received_at', '<', before);
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
export async function forgetDriftOf(db: Database, request: ErasureRequest): Promise<void> {
  const { technician, client } = request;
  let uses = db.selectFrom('drift_uses').select('place').limit(1);
  uses = technician ? uses.where('technician', '=', technician) : uses.where('place', '=', '');
  let deeds = db
    .selectFrom('drift_deeds as d')
    .innerJoin('drift_accounts as a', 'a.place', 'd.place')
    .select('d.place')
    .limit(1);
  deeds =
    client && !technician && !request.before
      ? deeds.where('a.client', '=', client)
      : deeds.where('a.technician', '=', technician ?? '');
  const touched =
    (await countDrift(db, request)) > 0 || (await uses.executeTakeFirst()) || (await deeds.executeTakeFirst());
  if (touched) await forgetDrift(db);
}

/** Erasing what rounds hold of a client, of a person, or of a person at a client. What the log says of them is erased with the log. */
import type { ErasureRequest } from '../../wire/evidence-erase.schema.ts';
import type { Database } from '../database.ts';

/** One that is at work, or waits, is still needed. */
const goneOf = (db: Database, { client, technician, before }: ErasureRequest) => {
  let rounds = db.selectFrom('rounds').select('id').where('state', '=', 'ended');
  if (before) rounds = rounds.where('asked_at', '<', new Date(before).toISOString());
  let targets = db.selectFrom('round_targets').select(['round', 'at']).where('round', 'in', rounds);
  if (client) targets = targets.where('client', '=', client);
  if (technician)
    targets = targets.where((e) =>
      e.or([
        e('technician', '=', technician),
        e('round', 'in', e.selectFrom('rounds').select('id').where('asked_by', '=', technician)),
        e('round', 'in', e.selectFrom('rounds').select('id').where('asked_for', '=', technician)),
      ]),
    );
  return targets;
};

/** Accounts of rounds that would go. */
export const countRounds = async (db: Database, request: ErasureRequest): Promise<number> =>
  (await goneOf(db, request).execute()).length;

/** Takes them out; a round that holds nothing any more goes with its last account. */
export async function forgetRounds(db: Database, request: ErasureRequest): Promise<void> {
  const gone = Map.groupBy(await goneOf(db, request).execute(), ({ round }) => round);
  for (const [round, rows] of gone) {
    const at = rows.map((row) => Number(row.at));
    await db.deleteFrom('round_targets').where('round', '=', round).where('at', 'in', at).execute();
    const left = await db.selectFrom('round_targets').select('at').where('round', '=', round).limit(1).execute();
    if (left.length === 0) await db.deleteFrom('rounds').where('id', '=', round).execute();
  }
}

/** What rounds hold of a client, of a person, or of a person at a client. What the log says of them is erased with the log. */
import type { Database } from '../../../database.ts';
import { type Asked, because, unheld } from '../asked.ts';
import type { Place } from '../place.ts';

/** Accounts of rounds that are over; one that is at work, or waits, is still needed. */
async function find(db: Database, asked: Asked) {
  const { client, technician } = asked.request;
  let targets = db
    .selectFrom('round_targets as t')
    .innerJoin('rounds as r', 'r.id', 't.round')
    .select(['t.round', 't.at', 't.client', 't.technician', 'r.asked_by', 'r.asked_for', 'r.state'])
    .where('r.asked_at', '<', asked.until);
  if (client) targets = targets.where('t.client', '=', client);
  if (technician)
    targets = targets.where((e) =>
      e.or([e('t.technician', '=', technician), e('r.asked_by', '=', technician), e('r.asked_for', '=', technician)]),
    );
  const found = await targets.execute();
  const over = found.filter(({ state }) => state === 'ended');
  const { gone, held } = unheld(asked, over, (one) => ({
    client: one.client,
    people: [one.technician, one.asked_by, one.asked_for],
  }));
  return { gone, held, waiting: found.length - over.length };
}

export const roundsPlace: Place = {
  place: 'rounds',
  tables: ['rounds', 'round_targets'],
  async plan(db, asked) {
    const { gone, held, waiting } = await find(db, asked);
    return {
      erased: gone.length,
      kept: waiting + held,
      why: because(
        held,
        'Accounts that somebody was asked to check, in rounds that are over.',
        waiting > 0 && 'Those of rounds that wait or are at work stay until they end.',
      ),
    };
  },
  /** A round that holds nothing any more goes with its last account. */
  async forget(trx, asked) {
    const { gone } = await find(trx, asked);
    for (const [round, rows] of Map.groupBy(gone, (one) => one.round)) {
      const at = rows.map((row) => Number(row.at));
      await trx.deleteFrom('round_targets').where('round', '=', round).where('at', 'in', at).execute();
      const left = await trx.selectFrom('round_targets').select('at').where('round', '=', round).limit(1).execute();
      if (left.length === 0) await trx.deleteFrom('rounds').where('id', '=', round).execute();
    }
  },
};

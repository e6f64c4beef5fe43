/** What requests hold of a client, of a person, or of a person at a client. What the log says of them is erased with the log. */
import { isOpen, type State } from '../../../../lifecycle/states.ts';
import type { Database } from '../../../database.ts';
import { AT_ONCE } from '../../../references.ts';
import { type Asked, because, unheld } from '../asked.ts';
import type { Place } from '../place.ts';

async function find(db: Database, asked: Asked) {
  const { client, technician } = asked.request;
  let query = db
    .selectFrom('requests')
    .select(['id', 'state', 'client', 'technician', 'owner'])
    .where('made_at', '<', asked.until);
  if (client) query = query.where('client', '=', client);
  if (technician)
    query = query.where((e) =>
      e.or([
        e('technician', '=', technician),
        e('owner', '=', technician),
        e('id', 'in', e.selectFrom('request_steps').select('request').where('by', '=', technician)),
      ]),
    );
  const found = await query.execute();
  const over = found.filter(({ state }) => !isOpen(state as State));
  const { gone, held } = unheld(asked, over, (one) => ({
    client: one.client,
    people: [one.technician, one.owner, technician ?? null],
  }));
  return { gone: gone.map(({ id }) => id), held, open: found.length - over.length };
}

export const requestsPlace: Place = {
  place: 'requests',
  tables: ['requests', 'request_steps', 'approval_links'],
  async plan(db, asked) {
    const { gone, held, open } = await find(db, asked);
    return {
      erased: gone.length,
      kept: open + held,
      why: because(
        held,
        'Requests for access that are over, with their steps.',
        open > 0 && 'Access that may still work must first be ended and seen ended.',
      ),
    };
  },
  async forget(trx, asked) {
    const { gone } = await find(trx, asked);
    for (let at = 0; at < gone.length; at += AT_ONCE) {
      const ids = gone.slice(at, at + AT_ONCE);
      await trx.deleteFrom('approval_links').where('request', 'in', ids).execute();
      await trx.deleteFrom('request_steps').where('request', 'in', ids).execute();
      await trx.deleteFrom('requests').where('id', 'in', ids).execute();
    }
  },
};

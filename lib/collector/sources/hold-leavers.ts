/**
 * A source that lets too many go at once may be broken or in wrong hands. Their sign-in ends all the same (they are inactive), but their movements are held: nothing
 * further may happen from them before a lead or an administrator decides.
 */
import type { Writing } from '../database.ts';
import { ITSELF } from '../own-events.ts';
import { sayWith } from './say-with.ts';

const WITHIN_MS = 3_600_000;
const MOST = 3;
const MOST_SHARE = 0.05;

/** After each leaver of `source`. One alone is never a mass, however small the source. While any are held, so are those that follow. After `lockRecord`. */
export async function holdLeavers(trx: Writing, source: string, at: string): Promise<void> {
  const isSource = await trx
    .selectFrom('objects')
    .select('id')
    .where('kind', '=', 'sources')
    .where('id', '=', source)
    .executeTakeFirst();
  if (!isSource) return;
  const held = await leavers(trx, source, 'held').limit(1).executeTakeFirst();
  const since = new Date(Date.parse(at) - WITHIN_MS).toISOString();
  const open = await leavers(trx, source, 'open').where('at', '>', since).execute();
  if (!held && !(await tooMany(trx, source, open.length))) return;
  await trx
    .updateTable('movements')
    .set({ state: 'held' })
    .where('source', '=', source)
    .where('kind', '=', 'left')
    .where('state', '=', 'open')
    .where('at', '>', since)
    .execute();
  if (held) return;
  await sayWith(trx, {
    ...{ verb: 'leavers.held', outcome: 'refused', actor: ITSELF, object: { type: 'source', key: source } },
    detail: { source, leavers: open.length, hours: 1 },
  });
}

const leavers = (trx: Writing, source: string, state: 'open' | 'held') =>
  trx
    .selectFrom('movements')
    .select('id')
    .where('source', '=', source)
    .where('kind', '=', 'left')
    .where('state', '=', state);

async function tooMany(trx: Writing, source: string, count: number): Promise<boolean> {
  if (count > MOST || count < 2) return count > MOST;
  const { people } = await trx
    .selectFrom('source_people as p')
    .innerJoin('objects as o', (join) => join.onRef('o.id', '=', 'p.technician').on('o.kind', '=', 'technicians'))
    .select((e) => e.fn.countAll<number>().as('people'))
    .where('p.source', '=', source)
    .where('o.state', '=', 'active')
    .executeTakeFirstOrThrow();
  return count > (Number(people) + count) * MOST_SHARE;
}

/** The head of the board, the badge, the trend, and readings held back. */
import type { z } from 'zod';
import { SEVERITIES } from '../../drift/severity.ts';
import type { driftSummarySchema, suspectsAnswerSchema, trendAnswerSchema } from '../../wire/drift.schema.ts';
import type { Caller } from '../caller.ts';
import type { Database } from '../database.ts';
import { bucketOf } from './item-buckets.ts';
import { countMine } from './pulse.ts';
import { placeOf } from './show-items.ts';
import { clientsSeen, listed } from './visible.ts';

type Summary = Omit<z.input<typeof driftSummarySchema>, 'asOf' | 'behind'>;

const noCounts = () => ({ critical: 0, high: 0, medium: 0, low: 0 });

export async function summarise(db: Database, caller: Caller, client?: string): Promise<Summary> {
  const seen = clientsSeen(caller, client);
  let all = db
    .selectFrom('drift_findings')
    .select(['rank', 'state'])
    .select((e) => [e.fn.countAll().as('places'), e.fn.count('item').distinct().as('items')])
    .groupBy(['rank', 'state']);
  if (seen) all = all.where('client', 'in', listed(seen));
  const summary: Summary = { items: noCounts(), places: noCounts(), held: 0, excepted: 0, mine: 0 };
  for (const { rank, state, places, items } of await all.execute()) {
    const severity = SEVERITIES[rank] ?? 'low';
    if (bucketOf(state) === 'open') {
      summary.places[severity] += Number(places);
      summary.items[severity] += Number(items);
    }
    if (state === 'held') summary.held += Number(places);
    if (state === 'excepted') summary.excepted += Number(places);
  }
  for (const { rank, items } of await itemsInBoth(db, seen)) {
    const severity = SEVERITIES[rank] ?? 'low';
    // What was decided between the two questions must not leave less than nothing.
    summary.items[severity] = Math.max(0, summary.items[severity] - Number(items));
  }
  summary.mine = await countMine(db, caller, client);
  return summary;
}

/** How many items, by rank, have both open and acknowledged places: counted by state they count twice. */
function itemsInBoth(
  db: Database,
  seen: string[] | null,
): Promise<{ rank: number; items: number | string | bigint }[]> {
  let both = db
    .selectFrom('drift_findings as f')
    .select('f.rank')
    .select((e) => e.fn.count('f.item').distinct().as('items'))
    .where('f.state', '=', 'acknowledged')
    .where((e) => {
      let open = e
        .selectFrom('drift_findings as o')
        .select('o.id')
        .whereRef('o.item', '=', 'f.item')
        .where('o.state', '=', 'open')
        // Not the bare column: SQLite would go through all open findings of the rank for each item.
        .where((o) => o(o('o.rank', '+', 0), '=', o.ref('f.rank')));
      if (seen) open = open.where('o.client', 'in', listed(seen));
      return e.exists(open);
    })
    .groupBy('f.rank');
  if (seen) both = both.where('f.client', 'in', listed(seen));
  return both.execute();
}

export async function readTrend(
  db: Database,
  caller: Caller,
  days: number,
  now: Date,
  client?: string,
): Promise<z.input<typeof trendAnswerSchema>> {
  const seen = clientsSeen(caller, client);
  const from = new Date(now.getTime() - (days - 1) * 86_400_000).toISOString().slice(0, 10);
  let all = db
    .selectFrom('drift_days')
    .select(['day', 'rank'])
    .select((e) => e.fn.sum('places').as('places'))
    .where('day', '>=', from)
    .groupBy(['day', 'rank'])
    .orderBy('day');
  // Each day that was counted stands there without a client, too.
  if (seen) all = all.where('client', 'in', listed(seen));
  const found = new Map<string, { day: string } & ReturnType<typeof noCounts>>();
  for (const { day, rank, places } of await all.execute()) {
    const known = found.get(day) ?? { day, ...noCounts() };
    known[SEVERITIES[rank] ?? 'low'] += Number(places);
    found.set(day, known);
  }
  return { days: [...found.values()] };
}

export async function listSuspects(db: Database, caller: Caller): Promise<z.input<typeof suspectsAnswerSchema>> {
  const seen = clientsSeen(caller);
  const suspects = await db
    .selectFrom('drift_suspects')
    .selectAll()
    .where('released_at', 'is', null)
    .orderBy('since')
    .execute();
  const shown = [];
  for (const { id, read, attribute, since, places, technicians, accounts } of suspects) {
    let examples = db.selectFrom('drift_findings').selectAll().where('suspect', '=', id).orderBy('id').limit(1);
    if (seen) examples = examples.where('client', 'in', listed(seen));
    const example = await examples.executeTakeFirst();
    const [profile = read, ...version] = read.split(' ');
    shown.push({
      ...{
        id,
        profile,
        version: version.join(' '),
        attribute,
        places: Number(places),
        technicians: Number(technicians),
        compared: Number(accounts),
        since,
      },
      example: example ? placeOf({ ...example, by: null, at: null, why: null, decided: null }) : null,
    });
  }
  return { suspects: shown };
}

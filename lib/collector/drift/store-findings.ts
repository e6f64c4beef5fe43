/** Findings take the place of those that were there, keep what people decided about them, and make up items and cells. */
import type { Tables, Writing } from '../database.ts';
import { boardChanged } from './cursors.ts';
import type { FindingRow } from './drift-tables.ts';
import type { StoredFinding } from './finding-rows.ts';
import type { Group } from './look-again.ts';

const AT_ONCE = 400;
const ROWS = 40;

/** States that are somebody's work. */
export const OPEN_STATES = ['open', 'acknowledged'];
export const bucketOf = (state: string): string => (OPEN_STATES.includes(state) ? 'open' : state);

/** `rows` are all that is wrong at the places, and all that consoles disagree on in the groups. */
export async function keepFindings(
  trx: Writing,
  { places, groups }: { places: readonly string[]; groups: readonly Group[] },
  rows: readonly (FindingRow & { about: string })[],
): Promise<void> {
  const before = await trx
    .selectFrom('drift_findings')
    .select(SHOWN)
    .where('place', 'in', places)
    .where('origin', '=', 'place')
    .execute();
  const between: typeof before = [];
  for (const { technician, client, attribute } of groups)
    between.push(
      ...(await trx
        .selectFrom('drift_findings')
        .select(SHOWN)
        .where('technician', '=', technician)
        .where('client', '=', client)
        .where('attribute', '=', attribute)
        .where('origin', '=', 'between')
        .execute()),
    );
  const gone = [...before, ...between];
  await inChunks(
    gone.map(({ id }) => id),
    (ids) => trx.deleteFrom('drift_findings').where('id', 'in', ids).execute(),
  );
  const unique = [...new Map(rows.map((row) => [row.id, row])).values()];
  const settled = await withDecisions(trx, unique);
  // One that is found a second time, by another place, takes the newer word.
  await inChunks(
    settled.map(({ id }) => id),
    (ids) => trx.deleteFrom('drift_findings').where('id', 'in', ids).execute(),
  );
  for (let at = 0; at < settled.length; at += ROWS)
    await trx
      .insertInto('drift_findings')
      .values(settled.slice(at, at + ROWS))
      .execute();
  if (differ(gone, settled)) await boardChanged(trx);
  await refreshItems(
    trx,
    [...gone, ...settled].map(({ item }) => item),
  );
  await refreshCells(trx, [...places, ...gone.map(({ place }) => place), ...settled.map(({ place }) => place)]);
}

const SHOWN = ['id', 'item', 'place', 'rank', 'since', 'state', 'assigned', 'body'] as const;
type ShownRow = Pick<FindingRow, (typeof SHOWN)[number]>;

/** Whether somebody who looks at them would see another thing; seeing the same again is none. */
function differ(before: readonly ShownRow[], after: readonly ShownRow[]): boolean {
  const said = ({ id, rank, since, state, assigned, body }: ShownRow) => {
    const { expected, shown, kinds, contested } = JSON.parse(body) as StoredFinding;
    return JSON.stringify([id, Number(rank), since, state, assigned, expected, shown, kinds, contested]);
  };
  const was = new Set(before.map(said));
  return before.length !== after.length || after.some((row) => !was.has(said(row)));
}

/** What people decided holds as long as it is about the same; what a suspected profile read is held back. */
async function withDecisions(trx: Writing, rows: readonly (FindingRow & { about: string })[]): Promise<FindingRow[]> {
  const decisions = new Map<string, Tables['drift_decisions']>();
  await inChunks(
    rows.map(({ id }) => id),
    async (ids) => {
      for (const one of await trx.selectFrom('drift_decisions').selectAll().where('finding', 'in', ids).execute())
        decisions.set(one.finding, one);
    },
  );
  const suspects = await trx
    .selectFrom('drift_suspects')
    .select(['id', 'read', 'attribute'])
    .where('released_at', 'is', null)
    .execute();
  const held = new Map(suspects.map(({ id, read, attribute }) => [`${read} ${attribute}`, id]));
  return rows.map(({ about, ...row }) => {
    if (row.state === 'excepted') return row;
    const decision = decisions.get(row.id);
    if (decision && decision.about === about) return { ...row, state: decision.state, assigned: decision.assigned };
    const suspect = held.get(`${row.read} ${row.attribute}`);
    return suspect ? { ...row, state: 'held', suspect } : row;
  });
}

/** Items are counted anew from their findings, each bucket apart. */
export async function refreshItems(trx: Writing, items: readonly string[]): Promise<void> {
  await inChunks([...new Set(items)], async (ids) => {
    const found = await trx
      .selectFrom('drift_findings')
      .select(['item', 'state', 'technician'])
      .select((e) => [e.fn.min('rank').as('rank'), e.fn.min('since').as('since'), e.fn.countAll().as('places')])
      .where('item', 'in', ids)
      .groupBy(['item', 'state', 'technician'])
      .execute();
    await trx.deleteFrom('drift_items').where('id', 'in', ids).execute();
    const rows = new Map<string, Tables['drift_items']>();
    for (const { item, state, technician, rank, since, places } of found) {
      const bucket = bucketOf(state);
      const known = rows.get(`${item} ${bucket}`);
      rows.set(`${item} ${bucket}`, {
        ...{ id: item, bucket, technician },
        rank: Math.min(Number(rank), known?.rank ?? 9),
        since: known && known.since < since ? known.since : since,
        places: Number(places) + (known?.places ?? 0),
      });
    }
    const all = [...rows.values()];
    for (let at = 0; at < all.length; at += 100)
      await trx
        .insertInto('drift_items')
        .values(all.slice(at, at + 100))
        .execute();
  });
}

/** The worst that is open at each place, and how much. */
export async function refreshCells(trx: Writing, places: readonly string[]): Promise<void> {
  await inChunks([...new Set(places)], async (ids) => {
    const found = await trx
      .selectFrom('drift_findings')
      .select('place')
      .select((e) => [e.fn.min('rank').as('rank'), e.fn.countAll().as('count')])
      .where('place', 'in', ids)
      .where('state', 'in', OPEN_STATES)
      .groupBy('place')
      .execute();
    await trx
      .updateTable('drift_cells')
      .set({ worst: 4, findings: 0 })
      .where('place', 'in', ids)
      .where('findings', '>', 0)
      .execute();
    for (const { place, rank, count } of found)
      await trx
        .updateTable('drift_cells')
        .set({ worst: Number(rank), findings: Number(count) })
        .where('place', '=', place)
        .execute();
  });
}

async function inChunks(all: readonly string[], work: (some: string[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < all.length; at += AT_ONCE) await work(all.slice(at, at + AT_ONCE));
}

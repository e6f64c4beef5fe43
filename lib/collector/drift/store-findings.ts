/** Findings take the place of those that were there, keep what people decided about them, and make up items. */
import { askedOften } from '../asked-often.ts';
import type { Tables, Writing } from '../database.ts';
import { insertNamed } from '../insert-rows.ts';
import type { FindingRow } from './drift-tables.ts';
import type { StoredFinding } from './finding-rows.ts';
import { inChunks } from './in-chunks.ts';
import { bucketOf } from './item-buckets.ts';
import type { Group } from './look-again.ts';

const COLUMNS = [
  ...(['id', 'item', 'place', 'origin', 'technician', 'client', 'console', 'attribute', 'kind'] as const),
  ...(['kinds', 'rank', 'since', 'state', 'assigned', 'suspect', 'read', 'account', 'recorded', 'body'] as const),
];

/**
 * `rows` are all that is wrong at the places, and all that consoles disagree on in the groups. What is there already, word for word, is left. Gives the places whose findings
 * changed, and whether somebody who looks at the board sees another thing.
 */
export async function keepFindings(
  trx: Writing,
  { places, groups }: { places: readonly string[]; groups: readonly Group[] },
  rows: readonly (FindingRow & { about: string })[],
): Promise<{ changed: string[]; seen: boolean }> {
  const before = await foundBefore(trx, places, groups);
  const unique = [...new Map(rows.map((row) => [row.id, row])).values()];
  const settled = await withDecisions(trx, unique);
  const known = new Set(before.map(asText));
  const kept = new Set(settled.map(asText).filter((one) => known.has(one)));
  const gone = before.filter((row) => !kept.has(asText(row)));
  const come = settled.filter((row) => !kept.has(asText(row)));
  // One that is found a second time, by another place, takes the newer word.
  await inChunks(
    [...gone, ...come].map(({ id }) => id),
    (ids) => trx.deleteFrom('drift_findings').where('id', 'in', ids).execute(),
  );
  await insertNamed(trx, 'drift_findings', COLUMNS, come);
  await refreshItems(
    trx,
    [...gone, ...come].map(({ item }) => item),
  );
  return { changed: [...gone, ...come].map(({ place }) => place), seen: differ(gone, come) };
}

const asText = (row: FindingRow): string => JSON.stringify(COLUMNS.map((column) => row[column]));

async function foundBefore(trx: Writing, places: readonly string[], groups: readonly Group[]): Promise<FindingRow[]> {
  const found: FindingRow[] = [];
  await inChunks(places, async (some) => {
    const rows = await trx.selectFrom('drift_findings').selectAll().where('place', 'in', some).execute();
    found.push(...rows.filter(({ origin }) => origin === 'place'));
  });
  for (const { technician, client, attribute } of groups)
    found.push(...(await foundBetween(trx, technician, client, attribute, 'between')));
  return found;
}

const foundBetween = askedOften((db, technician: string, client: string, attribute: string, origin: string) =>
  db
    .selectFrom('drift_findings')
    .selectAll()
    .where('technician', '=', technician)
    .where('client', '=', client)
    .where('attribute', '=', attribute)
    .where('origin', '=', origin),
);

type ShownRow = Pick<FindingRow, 'id' | 'rank' | 'since' | 'state' | 'assigned' | 'body'>;

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

const ITEM_COLUMNS = ['id', 'bucket', 'technician', 'rank', 'since', 'places'] as const;

/** Items are counted anew from their findings, each bucket apart. */
export async function refreshItems(trx: Writing, items: readonly string[]): Promise<void> {
  await inChunks(items, async (ids) => {
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
    await insertNamed(trx, 'drift_items', ITEM_COLUMNS, [...rows.values()]);
  });
}

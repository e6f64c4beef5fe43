/** Items and places as they are shown. */
import { sql } from 'kysely';
import { SEVERITIES } from '../../drift/severity.ts';
import type { Technician } from '../../record/record.schema.ts';
import type { DriftItem, DriftPlace, DriftState } from '../../wire/drift.schema.ts';
import type { Database, Tables } from '../database.ts';
import type { StoredFinding } from './finding-rows.ts';
import { narrowed, type Query } from './narrow-findings.ts';

/** What an item is made of: its worst places, and counts over all that may be seen. */
export interface Shown {
  technician: string | null;
  attribute: string;
  places: DriftPlace[];
  count: number;
  clients: number;
  rank: number;
  since: string;
}

interface Asked {
  seen: string[] | null;
  /** null: in whatever state */
  states: readonly string[] | null;
  query: Query;
  /** places of each item */
  most: number;
}

export async function placesOf(db: Database, items: readonly string[], asked: Asked): Promise<Map<string, Shown>> {
  if (items.length === 0) return new Map();
  const all = () => narrowed(db.selectFrom('drift_findings as f').where('f.item', 'in', [...items]) as never, asked);
  const counts = await all()
    .select(['f.item', 'f.attribute', 'f.technician'])
    .select((e) => [
      e.fn.countAll().as('count'),
      e.fn.count('f.client').distinct().as('clients'),
      e.fn.min('f.rank').as('rank'),
      e.fn.min('f.since').as('since'),
    ])
    .groupBy(['f.item', 'f.attribute', 'f.technician'])
    .execute();
  const ranked = all()
    .select(['f.id', 'f.item', 'f.rank', 'f.since', 'f.state', 'f.assigned', 'f.body'])
    .select(sql<number>`row_number() over (partition by f.item order by f.rank, f.since, f.id)`.as('nth'));
  const rows = await db
    .selectFrom(ranked.as('r'))
    .leftJoin('drift_decisions as d', 'd.finding', 'r.id')
    .select(['r.item', 'r.state', 'r.assigned', 'r.body', 'd.by', 'd.at', 'd.why', 'd.state as decided'])
    .where('r.nth', '<=', asked.most)
    .orderBy('r.item')
    .orderBy('r.nth')
    .execute();
  const found = new Map<string, Shown>();
  for (const { item, attribute, technician, count, clients, rank, since } of counts) {
    const known = found.get(item);
    found.set(item, {
      technician,
      attribute,
      places: [],
      count: Number(count) + (known?.count ?? 0),
      clients: Math.max(Number(clients), known?.clients ?? 0),
      rank: Math.min(Number(rank), known?.rank ?? 9),
      since: known && known.since < since ? known.since : since,
    });
  }
  for (const row of rows) found.get(row.item)?.places.push(placeOf(row));
  return found;
}

export type Row = Pick<Tables['drift_findings'], 'state' | 'assigned' | 'body'> & {
  by: string | null;
  at: string | null;
  why: string | null;
  decided: string | null;
};

/** A decision that no longer holds is not shown. */
export function placeOf({ state, assigned, body, by, at, why, decided }: Row): DriftPlace {
  const stored = JSON.parse(body) as StoredFinding;
  return {
    ...stored,
    state: state as DriftState,
    decided: by && at && decided === state ? { by, at, why, assigned } : null,
  };
}

export type People = Map<string, { id: string; name: string; active: boolean }>;

/** Somebody the record does not know any more. */
export const nameless = (id: string) => ({ id, name: id, active: false });

export async function peopleNamed(db: Database, ids: readonly string[]): Promise<People> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('objects')
    .select('body')
    .where('kind', '=', 'technicians')
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(
    rows.map(({ body }) => {
      const { id, displayName, active } = JSON.parse(body) as Technician;
      return [id, { id, name: displayName, active }];
    }),
  );
}

export function itemOf(id: string, shown: Shown, people: People): DriftItem {
  const { technician, attribute, places, count, clients, rank, since } = shown;
  const values = new Set(places.map(({ expected }) => expected));
  const right = places.flatMap(({ lastRight }) => lastRight ?? []).sort();
  return {
    id,
    technician: technician === null ? null : (people.get(technician) ?? nameless(technician)),
    attribute,
    kinds: [...new Set(places.flatMap(({ kinds }) => kinds))],
    severity: SEVERITIES[rank] ?? 'low',
    expected: values.size === 1 ? ([...values][0] ?? null) : null,
    since,
    lastRight: right.at(-1) ?? null,
    count,
    clients,
    places,
  };
}

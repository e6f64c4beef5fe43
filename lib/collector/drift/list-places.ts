/** Places one by one, worst first: what is exported, and what many are chosen from. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { PlacesQuery, placesAnswerSchema } from '../../wire/drift.schema.ts';
import type { Caller } from '../caller.ts';
import type { Database } from '../database.ts';
import { OPEN_STATES } from './item-buckets.ts';
import { markOf, readMark } from './list-items.ts';
import { narrowed } from './narrow-findings.ts';
import { nameless, peopleNamed, placeOf, type Row } from './show-items.ts';
import { clientsSeen } from './visible.ts';

type Answer = z.input<typeof placesAnswerSchema>;

export async function listPlaces(db: Database, caller: Caller, given: PlacesQuery): Promise<Answer> {
  const query = given.assigned === 'me' ? { ...given, assigned: caller.technician } : given;
  let all = narrowed(db.selectFrom('drift_findings as f') as never, {
    ...{ seen: clientsSeen(caller, query.client), query },
    states: query.state ? [query.state] : OPEN_STATES,
  })
    .select(['f.id', 'f.item', 'f.technician', 'f.attribute', 'f.rank', 'f.since', 'f.state', 'f.assigned', 'f.body'])
    .orderBy('f.rank')
    .orderBy('f.since')
    .orderBy('f.id')
    .limit(query.limit + 1);
  if (query.after !== undefined) {
    const [rank, since, id] = readMark(query.after);
    all = all.where(sql<boolean>`(f.rank, f.since, f.id) > (${rank}, ${since}, ${id})`);
  }
  const found = await db
    .selectFrom(all.as('f'))
    .leftJoin('drift_decisions as d', 'd.finding', 'f.id')
    .select(['f.id', 'f.item', 'f.technician', 'f.attribute', 'f.rank', 'f.since', 'f.state', 'f.assigned', 'f.body'])
    .select(['d.by', 'd.at', 'd.why', 'd.state as decided'])
    .orderBy('f.rank')
    .orderBy('f.since')
    .orderBy('f.id')
    .execute();
  const rows = found.slice(0, query.limit) as (Row & {
    id: string;
    item: string;
    technician: string | null;
    attribute: string;
    rank: number;
    since: string;
  })[];
  const people = await peopleNamed(
    db,
    rows.flatMap(({ technician }) => technician ?? []),
  );
  const last = rows.at(-1);
  return {
    places: rows.map((row) => ({
      ...{ item: row.item, attribute: row.attribute, place: placeOf(row) },
      technician: row.technician === null ? null : (people.get(row.technician) ?? nameless(row.technician)),
    })),
    next: found.length > query.limit && last ? markOf(last) : null,
  };
}

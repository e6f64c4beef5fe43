/** The board's list: what is wrong, one item a cause, worst first, within what the reader may see. */
import { sql } from 'kysely';
import { z } from 'zod';
import { type DriftItem, type DriftQuery, MOST_PLACES, PLACES_LISTED } from '../../wire/drift.schema.ts';
import type { Caller } from '../caller.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { bucketOf, OPEN_STATES } from './item-buckets.ts';
import { narrowed } from './narrow-findings.ts';
import { itemOf, peopleNamed, placesOf, type Shown } from './show-items.ts';
import { clientsSeen } from './visible.ts';

const markSchema = z.tuple([z.number(), z.string(), z.string()]);

export async function listItems(
  db: Database,
  caller: Caller,
  given: DriftQuery,
): Promise<{ items: DriftItem[]; next: string | null }> {
  const states = given.state ? [given.state] : OPEN_STATES;
  const query = given.assigned === 'me' ? { ...given, assigned: caller.technician } : given;
  const found = await page(db, caller, query, states).execute();
  const rows = found.slice(0, query.limit);
  const seen = clientsSeen(caller, query.client);
  const places = await placesOf(
    db,
    rows.map(({ id }) => id),
    { seen, states, query, most: PLACES_LISTED },
  );
  const people = await peopleNamed(
    db,
    rows.flatMap(({ technician }) => technician ?? []),
  );
  const items = rows.flatMap(({ id }) => {
    const shown = places.get(id);
    return shown ? [itemOf(id, shown, people)] : [];
  });
  const last = rows.at(-1);
  return { items, next: found.length > query.limit && last ? markOf(last) : null };
}

/** One item with its places. Throws `Refused` 404: one of other clients is not there. */
export async function readItem(
  db: Database,
  caller: Caller,
  id: string,
  state?: DriftQuery['state'],
): Promise<DriftItem> {
  const shown = await shownItem(db, caller, id, state);
  if (!shown) throw new Refused('drift.unknown');
  return shown;
}

/** … or null where the reader sees none of it. */
export async function shownItem(
  db: Database,
  caller: Caller,
  id: string,
  state?: DriftQuery['state'],
): Promise<DriftItem | null> {
  const places = await placesOf(db, [id], {
    seen: clientsSeen(caller),
    states: state ? [state] : null,
    query: {},
    most: MOST_PLACES,
  });
  const shown: Shown | undefined = places.get(id);
  if (!shown) return null;
  return itemOf(id, shown, await peopleNamed(db, shown.technician ? [shown.technician] : []));
}

function page(db: Database, caller: Caller, query: DriftQuery, states: readonly string[]) {
  const bucket = bucketOf(states[0] as string);
  let items = db
    .selectFrom('drift_items as i')
    .select(['i.id', 'i.rank', 'i.since', 'i.technician'])
    .where('i.bucket', '=', bucket)
    .orderBy('i.rank')
    .orderBy('i.since')
    .orderBy('i.id')
    .limit(query.limit + 1);
  if (query.technician) items = items.where('i.technician', '=', query.technician);
  const given = { ...query, technician: undefined };
  const seen = clientsSeen(caller, query.client);
  if (seen || given.console || given.severity || given.kind || given.assigned || given.nobody || query.state)
    items = items.where((e) =>
      e.exists(
        narrowed(e.selectFrom('drift_findings as f').select('f.id').whereRef('f.item', '=', 'i.id') as never, {
          seen,
          states,
          query: given,
        }) as never,
      ),
    );
  if (query.after !== undefined) {
    const [rank, since, id] = readMark(query.after);
    items = items.where(sql<boolean>`(i.rank, i.since, i.id) > (${rank}, ${since}, ${id})`);
  }
  return items;
}

export const markOf = ({ rank, since, id }: { rank: number; since: string; id: string }): string =>
  Buffer.from(JSON.stringify([Number(rank), since, id])).toString('base64url');

export function readMark(after: string): z.infer<typeof markSchema> {
  const parsed = markSchema.safeParse(jsonOf(Buffer.from(after, 'base64url').toString('utf8')));
  if (!parsed.success || JSON.stringify(parsed.data).includes('\\u0000')) throw new Refused('search.after');
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

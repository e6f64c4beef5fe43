/** Lists (RFC 7644 §3.4.2): what a filter names by id, name or external id is looked up; only what no index answers is read through, in pieces. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '../database.ts';
import type { Filter } from './filter.ts';
import type { ResourceType } from './group-schema.ts';
import type { ListQuery } from './list-query.ts';
import { matches } from './matches.ts';
import type { Resource } from './place.ts';
import { project, sortBy, wants } from './project.ts';

/** One kind of resource, as lists need it. `T` is what is stored. */
export interface Listed<T> {
  type: ResourceType;
  /** what is costly to tell and only told where it is asked for */
  costly: string;
  /** ids that could fit an `eq` on this attribute, or undefined where no index answers */
  lookUp: (db: Database, attribute: string, value: string) => Promise<string[]> | undefined;
  byIds: (db: Database, ids: string[]) => Promise<T[]>;
  count: (db: Database) => Promise<number>;
  /** in order of their ids */
  page: (db: Database, from: { after: string } | { offset: number }, limit: number) => Promise<T[]>;
  idOf: (one: T) => string;
  show: (db: Database, some: T[], costly: boolean) => Promise<Resource[]>;
}

export interface Page {
  total: number;
  resources: Resource[];
}

const PIECE = 400;

export async function listResources<T>(db: Database, listed: Listed<T>, query: ListQuery): Promise<Page> {
  const page = await (query.filter || query.sort ? found(db, listed, query) : plain(db, listed, query));
  return { ...page, resources: page.resources.map((one) => project(listed.type, one, query.projection)) };
}

async function plain<T>(db: Database, listed: Listed<T>, { startIndex, count, projection }: ListQuery): Promise<Page> {
  const total = await listed.count(db);
  const some = count > 0 && startIndex <= total ? await listed.page(db, { offset: startIndex - 1 }, count) : [];
  const resources: Resource[] = [];
  for (const piece of inPieces(some))
    resources.push(...(await listed.show(db, piece, wants(projection, listed.costly))));
  return { total, resources };
}

async function found<T>(db: Database, listed: Listed<T>, query: ListQuery): Promise<Page> {
  const { filter, sort, startIndex, count, projection } = query;
  const costly = names(filter, listed.costly) || sort?.place.attribute.name === listed.costly;
  const fitting: Resource[] = [];
  for await (const piece of candidates(db, listed, filter))
    for (const one of await listed.show(db, piece, costly)) if (!filter || matches(one, filter)) fitting.push(one);
  const sorted = sort ? sortBy(fitting, sort.place, sort.descending) : fitting;
  const chosen = sorted.slice(startIndex - 1, startIndex - 1 + count);
  const whole = costly || !wants(projection, listed.costly) ? chosen : await again(db, listed, chosen);
  return { total: fitting.length, resources: whole };
}

/** The chosen ones with everything. */
async function again<T>(db: Database, listed: Listed<T>, chosen: Resource[]): Promise<Resource[]> {
  const whole: Resource[] = [];
  for (const piece of inPieces(chosen)) {
    const stored = await listed.byIds(
      db,
      piece.map(({ id }) => String(id)),
    );
    const shown = new Map((await listed.show(db, stored, true)).map((one) => [one.id, one]));
    whole.push(...piece.map((one) => shown.get(one.id) ?? one));
  }
  return whole;
}

async function* candidates<T>(db: Database, listed: Listed<T>, filter: Filter | undefined): AsyncGenerator<T[]> {
  for (const [name, value] of filter ? equals(filter) : []) {
    const ids = await listed.lookUp(db, name, value);
    if (ids) return yield await listed.byIds(db, ids);
  }
  let after = '';
  for (;;) {
    const piece = await listed.page(db, { after }, PIECE);
    if (piece.length > 0) yield piece;
    if (piece.length < PIECE) return;
    after = listed.idOf(piece.at(-1) as T);
    // The embedded database never gives other requests a turn by itself.
    await nextTurn();
  }
}

/** What must be equal for the filter to fit: its `eq`, and those joined to it by `and`. */
function equals(filter: Filter): [string, string][] {
  if (filter.is === 'and') return [...equals(filter.left), ...equals(filter.right)];
  if (filter.is !== 'compare' || filter.by !== 'eq' || typeof filter.value !== 'string') return [];
  const { place } = filter;
  return place && !place.extension && !place.sub ? [[place.attribute.name, filter.value]] : [];
}

function names(filter: Filter | undefined, attribute: string): boolean {
  if (!filter) return false;
  switch (filter.is) {
    case 'and':
    case 'or':
      return names(filter.left, attribute) || names(filter.right, attribute);
    case 'not':
      return names(filter.filter, attribute);
    default:
      return filter.place?.attribute.name === attribute;
  }
}

function inPieces<T>(list: T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / PIECE) }, (_, n) => list.slice(n * PIECE, (n + 1) * PIECE));
}

/** Searching and paging the record where it lies: however large it is, a page costs a page. */
import { type ExpressionBuilder, sql } from 'kysely';
import { fold } from '../../record/ascii.ts';
import { type SearchQuery, STATES } from '../../wire/admin.schema.ts';
import type { Caller } from '../caller.ts';
import type { Database, Tables } from '../database.ts';
import { Refused } from '../errors.ts';
import type { Kind, Kinds } from '../kinds.ts';
import { oversees, seesEveryClient } from '../roles.ts';
import { pageMark, readMark } from './page-mark.ts';
import { checkSees, isOfClients, seen } from './sees.ts';

type Where = ExpressionBuilder<Tables & { o: Tables['objects'] }, 'o'>;

/** Most words of a query that count. */
const WORDS = 8;

/** One page of what fits the query, and how much fits on all of them. Throws `Refused` 400, 403. */
export async function searchObjects<K extends Kind>(
  db: Database,
  caller: Caller,
  kind: K,
  query: SearchQuery,
  now: Date,
): Promise<{ items: Kinds[K][]; next: string | null; total: number }> {
  const found = matching(db, caller, kind, query);
  const [total, rows] = await Promise.all([
    found.select((e) => e.fn.countAll().as('count')).executeTakeFirstOrThrow(),
    paged(found, query),
  ]);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.flatMap(({ body }) => seen(caller, kind, JSON.parse(body) as Kinds[K], now) ?? []),
    next: rows.length > query.limit && last ? pageMark(query.sort, last) : null,
    total: Number(total.count),
  };
}

function matching(db: Database, caller: Caller, kind: Kind, query: SearchQuery) {
  let found = db.selectFrom('objects as o').where('o.kind', '=', kind);
  for (const pattern of patterns(query.q)) found = found.where((e) => inTexts(e, caller, kind, pattern));
  const state = stateOf(kind, query.state);
  if (state) found = found.where('o.state', '=', state);
  for (const to of ['client', 'technician', 'console'] as const) {
    const id = query[to];
    if (id) found = found.where((e) => hasToDoWith(e, kind, `${to}s`, id));
  }
  return limited(kind, caller) ? found.where((e) => visible(e, caller, kind)) : found;
}

/** Each word as a pattern, in the spelling it was typed in and, where that differs, without accents. */
function patterns(q: string): string[][] {
  const words = q.split(/\s+/u).filter(Boolean).slice(0, WORDS);
  return words.map((word) => [...new Set([fold(word), fold(word, 'long')])].map(like));
}

const like = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

/** Of a template, who sees a part of it is found by its name only: its grants elsewhere may not be felt for. */
function inTexts(e: Where, caller: Caller, kind: Kind, spellings: string[]) {
  const column = kind === 'templates' && !seesEveryClient(caller) ? 'o.title' : 'o.search';
  return e.or(spellings.map((pattern) => sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`));
}

function stateOf(kind: Kind, state: string | undefined): string | undefined {
  if (state === undefined) return undefined;
  const states: readonly string[] = (STATES as Partial<Record<Kind, readonly string[]>>)[kind] ?? [];
  if (!states.includes(state))
    throw new Refused('search.state', { kind, state: state.slice(0, 32), states: states.join(', ') || 'none' });
  return state;
}

/** It names the other, or is it; people and clients are brought together by accounts. */
function hasToDoWith(e: Where, kind: Kind, toKind: 'clients' | 'technicians' | 'consoles', id: string) {
  if (kind === toKind) return e('o.id', '=', id);
  if (kind !== 'technicians' && kind !== 'clients') return named(e, kind, toKind, [id]);
  return e(
    'o.id',
    'in',
    e
      .selectFrom('object_refs as to')
      .innerJoin('object_refs as from', (join) =>
        join.onRef('from.id', '=', 'to.id').on('from.kind', '=', 'accounts').on('from.to_kind', '=', kind),
      )
      .select('from.to_id')
      .where('to.kind', '=', 'accounts')
      .where('to.to_kind', '=', toKind)
      .where('to.to_id', '=', id),
  );
}

const named = (e: Where, kind: Kind, toKind: Kind, ids: string[]) =>
  e(
    'o.id',
    'in',
    e
      .selectFrom('object_refs as r')
      .select('r.id')
      .where('r.kind', '=', kind)
      .where('r.to_kind', '=', toKind)
      .where('r.to_id', 'in', ids),
  );

/** Everybody sees the MSP's own people and what functions there are; the rest goes by the clients they serve. */
function limited(kind: Kind, caller: Caller): boolean {
  checkSees(caller, kind);
  if (kind === 'technicians') return !oversees(caller.roles);
  return kind !== 'templates' && isOfClients(kind) && !seesEveryClient(caller);
}

function visible(e: Where, { serves }: Caller, kind: Kind) {
  if (kind === 'technicians') return e('o.state', '=', 'active');
  if (kind === 'clients') return e('o.id', 'in', [...serves, '']);
  const served = named(e, kind, 'clients', [...serves, '']);
  if (kind !== 'consoles') return served;
  // One that names no client serves them all, in the MSP's own name.
  const ours = e.not(
    e.exists(
      e
        .selectFrom('object_refs as r')
        .select('r.id')
        .where('r.kind', '=', 'consoles')
        .whereRef('r.id', '=', 'o.id')
        .where('r.to_kind', '=', 'clients'),
    ),
  );
  return e.or([served, ours]);
}

async function paged(found: ReturnType<typeof matching>, { sort, after, limit }: SearchQuery) {
  const key = sort === '-changed' ? 'o.serial' : 'o.title';
  const [way, beyond] = sort === 'title' ? (['asc', '>'] as const) : (['desc', '<'] as const);
  let page = found
    .select(['o.id', 'o.title', 'o.serial', 'o.body'])
    .orderBy(key, way)
    .orderBy('o.id', way)
    .limit(limit + 1);
  if (after !== undefined) {
    const mark = readMark(sort, after);
    page = page.where((e) =>
      e.or([e(key, beyond, mark.key as never), e.and([e(key, '=', mark.key as never), e('o.id', beyond, mark.id)])]),
    );
  }
  return page.execute();
}

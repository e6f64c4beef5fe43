/** The lists of entries that names have (evidence-tables.ts): what stands in them, how much, and how far back a budget lasts. */
import type { ExpressionBuilder } from 'kysely';
import type { Database, Tables } from '../database.ts';

export interface Wanted {
  /** lists to look into (scope.ts) */
  lists: readonly number[];
  /** names that must stand in an entry: one of each group */
  groups: readonly (readonly number[])[];
  /** entries from, inclusive, and below */
  from: number;
  before: number;
  /** collector's clock in milliseconds, `to` exclusive */
  time: { from: number; to: number } | null;
  /** about as many entries are looked at, of each name that is asked for */
  budget?: number;
}

export type Budgeted = Wanted & { budget: number };

/** `terms` null: everything in the lists. `count`: entries, or the budget where there are more than were counted. */
export interface Group {
  terms: readonly number[] | null;
  count: number;
}

/** lists whose ends are found one by one */
const SEVERAL = 16;
/** how much further back is looked at once */
const FURTHER = 64;

/** How many entries, at most `most`. One that stands under several of the names counts for each. */
export async function countIn(
  db: Database,
  lists: readonly number[],
  terms: readonly number[] | null,
  { from, before, most }: { from: number; before: number; most: number },
): Promise<number> {
  const some = db
    .selectFrom('evidence_postings as p')
    .select('p.idx')
    .where((e) => standsIn(e, lists, terms))
    .where('p.idx', '>=', from)
    .where('p.idx', '<', before)
    .limit(most);
  const { n } = await db
    .selectFrom(some.as('some'))
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

type Postings = ExpressionBuilder<Tables & { p: Tables['evidence_postings'] }, 'p'>;

/** In a list's own name stands everything that is in it. Thousands of lists are asked for as quickly as one: they are looked up, not written out. */
export function standsIn(e: Postings, lists: readonly number[], terms: readonly number[] | null) {
  const [list, ...more] = lists;
  if (terms) return e.and([e('p.scope', 'in', lists), e('p.term', 'in', terms)]);
  if (list !== undefined && more.length === 0) return e.and([e('p.scope', '=', list), e('p.term', '=', list)]);
  const names = e.selectFrom('evidence_terms as l').where('l.id', 'in', lists);
  return e(
    e.refTuple('p.scope', 'p.term'),
    'in',
    names.select(['l.id as scope', 'l.id as term']).$asTuple('scope', 'term'),
  );
}

/** How far back the budget lasts for what stands under these names. */
export async function backTo(db: Database, wanted: Budgeted, { terms, count }: Group): Promise<number> {
  const { lists, from, before, budget } = wanted;
  if (count < budget) return from;
  const pairs = lists.flatMap((list) => (terms ?? [list]).map((term) => ({ list, term })));
  if (pairs.length > SEVERAL) return backToTogether(db, wanted, terms);
  const each = Math.max(1, Math.floor(budget / pairs.length));
  const ends = pairs.map(async ({ list, term }) => {
    const end = await db
      .selectFrom('evidence_postings')
      .select('idx')
      .where('scope', '=', list)
      .where('term', '=', term)
      .where('idx', '>=', from)
      .where('idx', '<', before)
      .orderBy('idx', 'desc')
      .limit(1)
      .offset(each - 1)
      .executeTakeFirst();
    return end ? Number(end.idx) : from;
  });
  return Math.max(...(await Promise.all(ends)));
}

/** The same for many lists at once, by counting ever longer stretches. */
async function backToTogether(db: Database, wanted: Budgeted, terms: Group['terms']): Promise<number> {
  const { lists, from, before, budget } = wanted;
  let back = before;
  for (let stretch = budget; back > from; ) {
    const next = Math.max(from, before - stretch);
    const count = await countIn(db, lists, terms, { from: next, before, most: budget + 1 });
    if (count > budget && back < before) return back;
    back = next;
    if (count > budget / 2) return back;
    stretch = Math.ceil(stretch * Math.min(FURTHER, Math.max(2, budget / 2 / Math.max(1, count))));
  }
  return from;
}

/**
 * Which entries fit, newest first. The names that stand in the fewest entries lead, and what is theirs is looked at for the others. However large the log, one request looks at about `BUDGET` entries: what it
 * found until then it gives, and says how far back it looked.
 */
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

export interface Found {
  indexes: number[];
  /** everything from here on was looked at; `from` when all of it was */
  down: number;
}

const BUDGET = 20_000;
/** as far as a name's lists are counted to see which leads */
const COUNTED = 4000;
/** lists of one group that are looked up entry by entry, not gathered first */
const FEW = 4;
/** lists whose ends are found one by one */
const SEVERAL = 16;
/** how much further back is looked at once */
const FURTHER = 64;

/** At most `most` indexes. Empty groups fit nothing. */
export async function findIndexes(db: Database, given: Wanted, most: number): Promise<Found> {
  const wanted = { ...given, budget: given.budget ?? BUDGET };
  const { lists, groups, from, before, budget } = wanted;
  const nothing = { indexes: [], down: from };
  if (lists.length === 0 || groups.some((group) => group.length === 0) || before <= from) return nothing;
  const ranked = await rankedGroups(db, wanted);
  if (!ranked) return nothing;
  const [leader, ...others] = ranked as [Group, ...Group[]];
  const gathered = others.filter(({ terms }) => (terms?.length ?? 1) * lists.length * leader.count > FEW * budget);
  const ends = await Promise.all([leader, ...gathered].map((group) => backTo(db, wanted, group)));
  const down = Math.max(...ends);
  const indexes = await fitting(db, { ...wanted, from: down }, { leader, others, gathered, most });
  return { indexes, down: indexes.length === most ? (indexes.at(-1) as number) : down };
}

type Budgeted = Wanted & { budget: number };

/** `terms` null: everything in the lists. `count`: entries, or the budget where there are more than were counted. */
interface Group {
  terms: readonly number[] | null;
  count: number;
}

/** The fewest entries first, and of as many the fewest names; null when one group has none. */
async function rankedGroups(db: Database, wanted: Budgeted): Promise<Group[] | null> {
  const { lists, groups, from, before, budget } = wanted;
  const [only, ...more] = groups;
  // One group leads uncounted.
  if (more.length === 0) return [{ terms: only ?? null, count: budget }];
  const most = Math.min(COUNTED, budget);
  const counted: Group[] = [];
  for (const terms of groups) {
    const count = await countIn(db, lists, terms, { from, before, most });
    if (count === 0) return null;
    counted.push({ terms, count: count < most ? count : budget });
  }
  return counted.sort((a, b) => a.count - b.count || (a.terms?.length ?? 0) - (b.terms?.length ?? 0));
}

async function countIn(
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
async function backTo(db: Database, wanted: Budgeted, { terms, count }: Group): Promise<number> {
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

interface Asked {
  leader: Group;
  others: readonly Group[];
  gathered: readonly Group[];
  most: number;
}

async function fitting(db: Database, wanted: Budgeted, { leader, others, gathered, most }: Asked): Promise<number[]> {
  const { lists, from, before, time } = wanted;
  let found = db
    .selectFrom('evidence_postings as p')
    .select('p.idx')
    .where((e) => standsIn(e, lists, leader.terms))
    .where('p.idx', '>=', from)
    .where('p.idx', '<', before);
  // One entry may stand under several of the names.
  if ((leader.terms?.length ?? 0) > 1) found = found.distinct();
  for (const group of others) {
    const terms = group.terms as readonly number[];
    found = gathered.includes(group)
      ? found.where((e) =>
          e(
            'p.idx',
            'in',
            e
              .selectFrom('evidence_postings as g')
              .select('g.idx')
              .where('g.scope', 'in', lists)
              .where('g.term', 'in', terms)
              .where('g.idx', '>=', from)
              .where('g.idx', '<', before),
          ),
        )
      : found.where((e) =>
          e.exists(
            e
              .selectFrom('evidence_postings as o')
              .select('o.idx')
              .whereRef('o.scope', '=', 'p.scope')
              .where('o.term', 'in', terms)
              .whereRef('o.idx', '=', 'p.idx'),
          ),
        );
  }
  if (time)
    found = found.where((e) =>
      e.exists(
        e
          .selectFrom('evidence_rows as r')
          .select('r.idx')
          .whereRef('r.idx', '=', 'p.idx')
          .where('r.at', '>=', time.from)
          .where('r.at', '<', time.to),
      ),
    );
  const rows = await found.orderBy('p.idx', 'desc').limit(most).execute();
  return rows.map(({ idx }) => Number(idx));
}

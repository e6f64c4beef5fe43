/**
 * Which entries fit, newest first. The names that stand in the fewest entries lead, and what is theirs is looked at for the others. However large the log, one request looks at about `BUDGET` entries: what it
 * found until then it gives, and says how far back it looked.
 */
import type { Database } from '../database.ts';
import { type Budgeted, backTo, countIn, type Group, standsIn, type Wanted } from './lists.ts';

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
  const indexes = await indexesWithin(db, { ...wanted, from: down }, { leader, others, gathered, most });
  return { indexes, down: indexes.length === most ? (indexes.at(-1) as number) : down };
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

interface Asked {
  leader: Group;
  others: readonly Group[];
  gathered: readonly Group[];
  most: number;
}

async function indexesWithin(
  db: Database,
  wanted: Budgeted,
  { leader, others, gathered, most }: Asked,
): Promise<number[]> {
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

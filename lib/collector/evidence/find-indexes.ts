/**
 * Which entries fit, newest first. One name leads and its lists are walked; the others are looked up for each entry. However large the log, one request walks no more than
 * `BUDGET` entries: what it found until then it gives, and says how far back it looked.
 */
import type { Database } from '../database.ts';

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
}

export interface Found {
  indexes: number[];
  /** everything from here on was looked at; `from` when all of it was */
  down: number;
}

const BUDGET = 20_000;
const LEAST = 200;
/** as far as a name's lists are counted to see which leads */
const COUNTED = 4000;

/** At most `most` indexes. Empty groups fit nothing. */
export async function findIndexes(db: Database, wanted: Wanted, most: number): Promise<Found> {
  const { lists, groups, from } = wanted;
  const nothing = { indexes: [], down: from };
  if (lists.length === 0 || groups.some((group) => group.length === 0) || wanted.before <= from) return nothing;
  const leader = await leading(db, wanted);
  if (!leader) return nothing;
  const others = groups.filter((group) => group !== leader);
  const walks = lists.flatMap((list) =>
    leader === ALL ? [{ list, term: list }] : leader.map((term) => ({ list, term })),
  );
  const window = Math.max(LEAST, Math.floor(BUDGET / walks.length));
  const found = await Promise.all(walks.map((walk) => walkList(db, wanted, { ...walk, others, window, most })));
  const down = Math.max(from, ...found.map((one) => one.down));
  const indexes = [...new Set(found.flatMap((one) => one.indexes))].filter((index) => index >= down);
  return { indexes: indexes.sort((a, b) => b - a).slice(0, most), down };
}

/** stands for the list of everything in a scope */
const ALL: readonly number[] = [];

/** The group with the fewest entries; null when one has none. */
async function leading(db: Database, { lists, groups, from, before }: Wanted): Promise<readonly number[] | null> {
  const [only, ...more] = groups;
  if (!only) return ALL;
  if (more.length === 0) return only;
  let least: { group: readonly number[]; count: number } | null = null;
  for (const group of groups) {
    const some = db
      .selectFrom('evidence_postings')
      .select('idx')
      .where('scope', 'in', lists)
      .where('term', 'in', group)
      .where('idx', '>=', from)
      .where('idx', '<', before)
      .limit(COUNTED);
    const { n } = await db
      .selectFrom(some.as('some'))
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    const count = Number(n);
    if (count === 0) return null;
    if (!least || count < least.count) least = { group, count };
  }
  return least?.group ?? null;
}

interface Walk {
  list: number;
  term: number;
  others: readonly (readonly number[])[];
  window: number;
  most: number;
}

async function walkList(db: Database, wanted: Wanted, { list, term, others, window, most }: Walk): Promise<Found> {
  const { from, before, time } = wanted;
  const piece = db
    .selectFrom('evidence_postings')
    .select('idx')
    .where('scope', '=', list)
    .where('term', '=', term)
    .where('idx', '>=', from)
    .where('idx', '<', before)
    .orderBy('idx', 'desc');
  let fitting = db.selectFrom(piece.limit(window).as('w')).select('w.idx');
  for (const group of others)
    fitting = fitting.where((e) =>
      e.exists(
        e
          .selectFrom('evidence_postings as p')
          .select('p.idx')
          .where('p.scope', '=', list)
          .where('p.term', 'in', group)
          .whereRef('p.idx', '=', 'w.idx'),
      ),
    );
  if (time)
    fitting = fitting.where((e) =>
      e.exists(
        e
          .selectFrom('evidence_rows as r')
          .select('r.idx')
          .whereRef('r.idx', '=', 'w.idx')
          .where('r.at', '>=', time.from)
          .where('r.at', '<', time.to),
      ),
    );
  const rows = await fitting.orderBy('w.idx', 'desc').limit(most).execute();
  const indexes = rows.map(({ idx }) => Number(idx));
  if (indexes.length === most) return { indexes, down: indexes.at(-1) as number };
  const end = await piece
    .limit(1)
    .offset(window - 1)
    .executeTakeFirst();
  return { indexes, down: end ? Number(end.idx) : from };
}

/** The entries of a part of the log, oldest first, from the lists searches use. */
import type { Database } from '../database.ts';
import { standsIn } from './lists.ts';
import { unchangedRowsOf } from './read-rows.ts';
import type { Scope } from './scope.ts';
import { wantedBy } from './search.ts';

export interface Part {
  client: string | null;
  /** collector's clock, RFC 3339; `to` exclusive */
  from: string | null;
  to: string | null;
}

const PAGE = 500;

/** Indexes below `size`, from `after` (exclusive) on, page by page. What an entry is of must have been followed up to `size` (keep-following.ts). */
export async function* partIndexes(
  db: Database,
  scope: Scope,
  part: Part,
  size: number,
  after = -1,
): AsyncGenerator<number[]> {
  const { client, from, to } = part;
  const filter = { ...(client ? { client } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}) };
  const wanted = await wantedBy(db, scope, filter, size);
  for (let last = Math.max(after, wanted.from - 1); wanted.lists.length > 0; ) {
    let found = db
      .selectFrom('evidence_postings as p')
      .innerJoin('evidence_rows as r', 'r.idx', 'p.idx')
      .select(['p.idx', 'r.at'])
      .where((e) => standsIn(e, wanted.lists, null))
      .where('p.idx', '>', last)
      .where('p.idx', '<', wanted.before);
    found = found.orderBy('p.idx').limit(PAGE);
    const rows = await found.execute();
    if (rows.length === 0) return;
    last = Number(rows.at(-1)?.idx);
    const { time } = wanted;
    const page = rows.filter(({ at }) => !time || (Number(at) >= time.from && Number(at) < time.to));
    if (page.length > 0) yield page.map(({ idx }) => Number(idx));
  }
}

/** The same, with what lies in the tables of each. */
export async function* partRows(db: Database, scope: Scope, part: Part, size: number, after?: number) {
  for await (const indexes of partIndexes(db, scope, part, size, after)) yield* await unchangedRowsOf(db, indexes);
}

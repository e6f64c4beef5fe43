/** Events that name somebody in what they say: others asked for their evidence, or their device was stopped. */
import type { Database } from '../../database.ts';
import { eventOf, readRowsOf } from '../read-rows.ts';
import { findTerms } from '../term-ids.ts';
import { ASKING, asksFor } from './about.ts';
import { type Asked, namesIn } from './asked.ts';

const PAGE = 500;

/** In the order of the log, of its first `size` entries. Nothing where no person is erased. */
export async function* readsNaming(db: Database, asked: Asked, size: number) {
  const { technician, client } = asked.request;
  if (technician === undefined) return;
  const verbs = await findTerms(db, 'verb', ASKING);
  for (let last = -1; verbs.length > 0; ) {
    const rows = await db
      .selectFrom('evidence_postings')
      .select('idx')
      .where('scope', '=', 0)
      .where('term', 'in', verbs)
      .where('idx', '>', last)
      .where('idx', '<', size)
      .orderBy('idx')
      .limit(PAGE)
      .execute();
    if (rows.length === 0) return;
    last = Number(rows.at(-1)?.idx);
    const found = await readRowsOf(
      db,
      rows.map(({ idx }) => Number(idx)),
    );
    for (const row of found) {
      const body = eventOf(row);
      if (body && asksFor(body, namesIn(asked)) && (client === undefined || body.detail?.client === client)) yield row;
    }
  }
}

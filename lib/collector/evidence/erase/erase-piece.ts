/** Some bodies of an erasure: salt, body, and the names they are found by. */
import type { Writing } from '../../database.ts';
import { eventOf, type ReadRow, readRowsOf } from '../read-rows.ts';
import { findTerms } from '../term-ids.ts';
import { termsOf } from '../terms-of.ts';

const PIECE = 200;

/** Erases the next ones. Gives how many; 0 when all are gone. The bodies go last: a piece that broke off is found again. */
export async function erasePiece(trx: Writing, erasure: string): Promise<number> {
  const due = await trx
    .selectFrom('erased_bodies as x')
    .innerJoin('event_bodies as b', 'b.idx', 'x.idx')
    .select('x.idx')
    .where('x.erasure', '=', erasure)
    .orderBy('x.idx')
    .limit(PIECE)
    .execute();
  const indexes = due.map(({ idx }) => Number(idx));
  if (indexes.length === 0) return 0;
  const touched = new Set<number>();
  for (const row of await readRowsOf(trx, indexes)) for (const term of await unlist(trx, row)) touched.add(term);
  await forgetTerms(trx, [...touched]);
  await trx.deleteFrom('event_bodies').where('idx', 'in', indexes).execute();
  return indexes.length;
}

/** Takes an entry out of every list but those of everything: of the log, and of its client. Gives the names it stood under. */
async function unlist(trx: Writing, row: ReadRow): Promise<number[]> {
  const body = eventOf(row);
  if (!body) return [];
  const { scope, terms } = termsOf(body);
  const [own = 0] = await findTerms(trx, scope.kind, [scope.value]);
  const ids = (await Promise.all(terms.map(({ kind, value }) => findTerms(trx, kind, [value])))).flat();
  const personal = scope.kind === 'own';
  await trx
    .deleteFrom('evidence_postings')
    .where('scope', 'in', [0, own])
    .where('term', 'in', personal ? [...ids, own] : ids)
    .where('idx', '=', row.idx)
    .execute();
  if (personal) await trx.updateTable('evidence_rows').set({ scope: 0 }).where('idx', '=', row.idx).execute();
  return personal ? [...ids, own] : ids;
}

/** Names nothing is found by any more go; processes that remember them are told to look again. */
async function forgetTerms(trx: Writing, terms: number[]): Promise<void> {
  for (const term of terms) {
    const used = await trx
      .selectFrom('evidence_postings')
      .select('idx')
      .where('scope', 'in', [0, term])
      .where('term', '=', term)
      .limit(1)
      .executeTakeFirst();
    if (!used) await trx.deleteFrom('evidence_terms').where('id', '=', term).execute();
  }
  await trx
    .insertInto('evidence_cursor')
    .values({ name: 'forgotten', next: 1 })
    .onConflict((conflict) => conflict.column('name').doUpdateSet((e) => ({ next: e('evidence_cursor.next', '+', 1) })))
    .execute();
}

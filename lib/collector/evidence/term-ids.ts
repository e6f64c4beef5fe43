/** Names as numbers: a list of ten million entries then takes a tenth of the room. */
import type { Database, Writing } from '../database.ts';
import { insertRows } from '../insert-rows.ts';
import { type Term, type TermKind, tailOf, termKey } from './terms-of.ts';

/** names kept in memory */
const KEPT = 200_000;
/** as many as one question names */
const ASKED = 400;

export type TermIds = Map<string, number>;

/** The numbers of all of `terms`, made where they are new. `kept` holds those used last; it is of committed names only when `trx` commits. Serialised by the caller. */
export async function settleTerms(trx: Writing, terms: Term[], kept: TermIds): Promise<TermIds> {
  const wanted = new Map(terms.map((term) => [termKey(term), term]));
  const found: TermIds = new Map();
  for (const key of wanted.keys()) {
    const id = kept.get(key);
    if (id !== undefined) found.set(key, id);
  }
  const missing = [...wanted].filter(([key]) => !found.has(key)).map(([, term]) => term);
  for (const [key, id] of await knownTerms(trx, missing)) found.set(key, id);
  const fresh = missing.filter((term) => !found.has(termKey(term)));
  if (fresh.length === 0) return found;
  const { last } = await trx
    .selectFrom('evidence_terms')
    .select((e) => e.fn.max('id').as('last'))
    .executeTakeFirstOrThrow();
  const rows = fresh.map((term, at): [number, string, string, string] => {
    const id = Number(last ?? 0) + 1 + at;
    found.set(termKey(term), id);
    return [id, term.kind, term.value, tailOf(term)];
  });
  await insertRows(trx, 'evidence_terms', ['id', 'kind', 'value', 'tail'], rows);
  return found;
}

/** Remembers names whose transaction is through. */
export function keepTerms(kept: TermIds, settled: TermIds): void {
  if (kept.size + settled.size > KEPT) kept.clear();
  for (const [key, id] of settled) kept.set(key, id);
}

async function knownTerms(db: Database, terms: Term[]): Promise<TermIds> {
  const found: TermIds = new Map();
  for (let at = 0; at < terms.length; at += ASKED) {
    const values = terms.slice(at, at + ASKED).map(({ value }) => value);
    const rows = await db
      .selectFrom('evidence_terms')
      .select(['id', 'kind', 'value'])
      .where('value', 'in', values)
      .where('kind', 'in', [...new Set(terms.map(({ kind }) => kind))])
      .execute();
    for (const { id, kind, value } of rows) found.set(termKey({ kind: kind as TermKind, value }), id);
  }
  return found;
}

/** The numbers of one kind of name: exactly `value`, or for tickets also the number alone. */
export async function findTerms(db: Database, kind: TermKind, values: readonly string[]): Promise<number[]> {
  const found: number[] = [];
  for (let at = 0; at < values.length; at += ASKED) {
    const some = values.slice(at, at + ASKED);
    const rows = await db
      .selectFrom('evidence_terms')
      .select('id')
      .where('kind', '=', kind)
      .where('value', 'in', some)
      .execute();
    found.push(...rows.map(({ id }) => id));
  }
  if (found.length > 0 || kind !== 'ticket') return found;
  const rows = await db
    .selectFrom('evidence_terms')
    .select('id')
    .where('kind', '=', kind)
    .where(
      'tail',
      'in',
      values.map((value) => value.toLowerCase()),
    )
    .limit(ASKED)
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Numbers of names that begin with the text, case aside, and stand in one of the scopes: at most `most`, first by the alphabet, so that a whole name comes before longer ones. `all`: whether there are no more.
 */
export async function termsThatBegin(
  db: Database,
  kinds: readonly TermKind[],
  text: string,
  scopes: readonly number[],
  most: number,
): Promise<{ ids: number[]; all: boolean }> {
  const begin = text.toLowerCase();
  const each = kinds.map((kind) =>
    db
      .selectFrom('evidence_terms as t')
      .select(['t.id', 't.tail'])
      .where('t.kind', '=', kind)
      .where('t.tail', '>=', begin)
      .where('t.tail', '<', `${begin}\u{10ffff}`)
      .where((e) =>
        e.exists(
          e
            .selectFrom('evidence_postings as p')
            .select('p.idx')
            .where('p.scope', 'in', scopes)
            .whereRef('p.term', '=', 't.id'),
        ),
      )
      .orderBy('t.tail')
      .limit(most + 1)
      .execute(),
  );
  const rows = (await Promise.all(each)).flat().sort((a, b) => (a.tail < b.tail ? -1 : a.tail > b.tail ? 1 : 0));
  return { ids: rows.slice(0, most).map(({ id }) => id), all: rows.length <= most };
}

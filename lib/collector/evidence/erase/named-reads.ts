/** Events in which others asked for somebody’s evidence: the question names them. */
import type { EventBody } from '../../../evidence/event.schema.ts';
import type { ErasureRequest } from '../../../wire/evidence-erase.schema.ts';
import type { Database } from '../../database.ts';
import { eventOf, readRowsOf } from '../read-rows.ts';
import { findTerms } from '../term-ids.ts';
import { namesOfPerson } from './person-names.ts';

const PAGE = 500;
const ASKING: EventBody['verb'][] = ['evidence.read', 'access.refused'];

/** In the order of the log, of its first `size` entries. Nothing where no person is erased. */
export async function* readsNaming(db: Database, { technician, client }: ErasureRequest, size: number) {
  if (technician === undefined) return;
  const names = await namesOfPerson(db, technician);
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
      if (body && asksFor(body, names) && (client === undefined || body.detail?.client === client)) yield row;
    }
  }
}

/** Whether what was asked for names somebody, whole or within a longer text. */
export function asksFor({ verb, detail }: EventBody, names: readonly string[]): boolean {
  if (!ASKING.includes(verb)) return false;
  return Object.values(detail ?? {}).some((value) => {
    const text = String(value).toLowerCase();
    return names.some((name) => text === name || wordsHold(text, name));
  });
}

/** Not within another name: `mkruse` is not in `mkruse2`. */
function wordsHold(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + name.length] ?? ' '];
    if (!/[\p{L}\p{N}_-]/u.test(before) && !/[\p{L}\p{N}_-]/u.test(after)) return true;
  }
  return false;
}

/** What we logged on a console within a period: forms saved and actions done there. */
import type { EventBody } from '../../../evidence/event.schema.ts';
import { classOfOurs } from '../../../evidence/match-log/deed-class.ts';
import type { Deed } from '../../../evidence/match-log/log-line.ts';
import type { Database } from '../../database.ts';
import { Refused } from '../../errors.ts';
import { eventOf, type ReadRow, unchangedRowsOf } from '../read-rows.ts';
import { findTerms } from '../term-ids.ts';

const DEEDS: EventBody['verb'][] = ['form.submitted', 'action.performed'];
/** Refused and given up, a deed never reached the console. */
const NEVER_DONE: EventBody['outcome'][] = ['refused', 'cancelled', 'intended'];
const MOST = 100_000;
const PAGE = 400;
const DAY_MS = 86_400_000;

/** `client` null: of every client. Among the first `size` entries, all of which were followed. Throws `Refused` 413 for more than can be compared at once, 500 where one was changed: its deed would pass for one made elsewhere. */
export async function ourDeeds(
  db: Database,
  { console, client, from, to }: { console: string; client: string | null; from: number; to: number },
  size: number,
): Promise<Deed[]> {
  const lists = client === null ? [0] : await findTerms(db, 'client', [client]);
  const [named, verbs] = [await findTerms(db, 'console', [console]), await findTerms(db, 'verb', DEEDS)];
  const found: Deed[] = [];
  if (lists.length === 0 || named.length === 0 || verbs.length === 0) return found;
  for (let last = -1; ; ) {
    const rows = await db
      .selectFrom('evidence_postings as p')
      .innerJoin('evidence_rows as r', 'r.idx', 'p.idx')
      .select('p.idx')
      .where('p.scope', 'in', lists)
      .where('p.term', 'in', named)
      .where('p.idx', '>', last)
      .where('p.idx', '<', size)
      // What was done offline came later; what came before the period was not done in it, unless a clock was wrong.
      .where('r.at', '>=', from - DAY_MS)
      .where((e) =>
        e.exists(
          e
            .selectFrom('evidence_postings as v')
            .select('v.idx')
            .where('v.scope', 'in', lists)
            .where('v.term', 'in', verbs)
            .whereRef('v.idx', '=', 'p.idx'),
        ),
      )
      .orderBy('p.idx')
      .limit(PAGE)
      .execute();
    if (rows.length === 0) return found;
    const indexes = rows.map(({ idx }) => Number(idx));
    last = indexes.at(-1) as number;
    for (const row of await unchangedRowsOf(db, indexes)) {
      const deed = deedOf(row);
      if (deed && deed.at >= from && deed.at < to) found.push(deed);
    }
    if (found.length > MOST) throw new Refused('match.deeds', { most: MOST });
  }
}

function deedOf(row: ReadRow): Deed | null {
  const body = eventOf(row);
  if (!body || row.salt === null || NEVER_DONE.includes(body.outcome)) return null;
  const { console, object, detail, outcome, verb } = body;
  return {
    index: row.idx,
    // How wrong the device's clock was is seen from when it says it sent the batch.
    at: Date.parse(body.at) + Date.parse(row.received_at) - Date.parse(row.sent_at),
    actor: console?.signedInAs ?? '',
    target: object?.type === 'account' ? object.key : '',
    does: classOfOurs(verb === 'form.submitted' ? undefined : String(detail?.does ?? '')),
    result: outcome === 'success' ? 'success' : outcome === 'failed' ? 'failure' : 'unknown',
    salt: row.salt,
  };
}

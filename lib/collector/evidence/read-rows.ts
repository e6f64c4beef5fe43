/** Entries with their bodies and what their batches say, by index. */
import type { EventBody } from '../../evidence/event.schema.ts';
import { BODY_COLUMNS, checkUnchanged, isTakenOut, opened } from '../bodies/open-body.ts';
import type { Database } from '../database.ts';

/** as many as one question names */
const ASKED = 400;

/** In the order of the log; what is not there is left out. `changed`: also a body that was taken out, and not by an erasure. */
export async function readRowsOf(db: Database, indexes: readonly number[]) {
  const rows = [];
  for (let at = 0; at < indexes.length; at += ASKED) {
    const some = await db
      .selectFrom('log_entries as e')
      .innerJoin('batches as s', 's.id', 'e.batch')
      .leftJoin('event_bodies as b', 'b.idx', 'e.idx')
      .leftJoin('erased_bodies as x', 'x.idx', 'e.idx')
      .select(['e.idx', 'e.device', 'e.seq', 'e.prev', 'e.body_refused', 'e.batch', 'x.erasure'])
      .select(['s.received_at', 's.sent_at', 's.checkpoint'])
      .select(BODY_COLUMNS)
      .where('e.idx', 'in', indexes.slice(at, at + ASKED))
      .orderBy('e.idx')
      .execute();
    rows.push(
      ...opened(db, some).map(({ erasure, ...row }) => ({
        ...row,
        changed: row.changed || isTakenOut({ ...row, erasure }),
        idx: Number(row.idx),
        seq: Number(row.seq),
        batch: Number(row.batch),
      })),
    );
  }
  return rows;
}

/** The same, to be handed to others. Throws `Refused` 500 where a body was changed. */
export async function unchangedRowsOf(db: Database, indexes: readonly number[]): Promise<ReadRow[]> {
  const rows = await readRowsOf(db, indexes);
  for (const { idx, changed } of rows) checkUnchanged(idx, changed);
  return rows;
}

export type ReadRow = Awaited<ReturnType<typeof readRowsOf>>[number];

/** The event, or null where the body was erased or refused. */
export const eventOf = ({ body, body_refused }: ReadRow): EventBody | null =>
  body !== null && body_refused === null ? (JSON.parse(body) as EventBody) : null;

/** Why there is none to show. Changed comes first: nobody may take it for one that was erased, or refused and left as it was. */
export function whyNone(row: ReadRow): 'erased' | 'refused' | 'changed' | null {
  if (row.changed) return 'changed';
  if (row.body_refused !== null) return 'refused';
  return row.body === null ? 'erased' : null;
}

/** Bodies as the log holds them, in the clear: in the database they are sealed. */
import { BODY_COLUMNS, opened } from '../../lib/collector/bodies/open-body.ts';
import type { Database } from '../../lib/collector/database.ts';

/** In the order of the log, those that can be opened; of one device, or whose column `verb` is like this. */
export async function clearBodies(
  db: Database,
  { device, verb }: { device?: string; verb?: string } = {},
): Promise<{ idx: number; salt: string; body: string }[]> {
  let rows = db
    .selectFrom('event_bodies as b')
    .innerJoin('log_entries as e', 'e.idx', 'b.idx')
    .select('b.idx')
    .select(BODY_COLUMNS)
    .orderBy('b.idx');
  if (device) rows = rows.where('e.device', '=', device);
  if (verb) rows = rows.where('b.verb', 'like', verb);
  return opened(db, await rows.execute()).flatMap(({ idx, salt, body }) =>
    salt === null || body === null ? [] : [{ idx: Number(idx), salt, body }],
  );
}

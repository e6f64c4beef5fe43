import { openApart } from '../../lib/collector/apart/sealed-apart.ts';
import type { Database } from '../../lib/collector/database.ts';

/** What is kept apart from the log, opened. */
export async function keptApart(db: Database) {
  const rows = await db.selectFrom('quarantine').selectAll().orderBy('id').execute();
  return rows.map((row) => ({ device: row.device, reason: row.reason, text: openApart(db, row) }));
}

import type { Database } from '../database.ts';
import type { Known } from './known-keys.ts';
import type { Tree } from './tree.ts';
import { wrong } from './wrong.ts';

/** The one row every append starts from. */
export async function checkHead(db: Database, known: Known, tree: Tree): Promise<void> {
  const rows = await db.selectFrom('log_head').selectAll().execute();
  const [head] = rows;
  const place = `id ${head?.id ?? 1}`;
  if (rows.length !== 1 || head?.id !== 1) return wrong('log_head', place, 'There is not exactly one head, number 1.');
  if (Number(head.size) !== tree.size() || head.root !== tree.root())
    wrong('log_head', place, `The log has ${tree.size()} entries and another root than the head says.`);
  if (head.epoch !== known.epochs.at(-1)?.epoch)
    wrong('log_head', place, 'The head is of another epoch than the last.');
}

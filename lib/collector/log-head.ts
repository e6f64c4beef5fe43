/** The log as it stands: size, root and the signed checkpoint that says so. */
import { checkpointBody, originOf } from '../evidence/checkpoint.ts';
import { formatNote, noteSignatureLine } from '../evidence/note.ts';
import type { Database } from './database.ts';
import type { LogKey } from './log-key.ts';

export interface LogHead {
  epoch: number;
  size: number;
  /** hex */
  root: string;
  /** the checkpoint, a C2SP signed note */
  note: string;
}

/** The newest commit's head. */
export async function readHead(db: Database): Promise<LogHead> {
  const row = await db
    .selectFrom('log_head as h')
    .innerJoin('checkpoints as c', (join) => join.onRef('c.epoch', '=', 'h.epoch').onRef('c.size', '=', 'h.size'))
    .select(['h.epoch', 'h.size', 'h.root', 'c.note'])
    .executeTakeFirstOrThrow();
  return { epoch: row.epoch, size: Number(row.size), root: row.root, note: row.note };
}

/** The checkpoint over a tree, signed. */
export function signCheckpoint(
  log: string,
  key: LogKey,
  tree: { epoch: number; size: number; root: Uint8Array },
): string {
  const origin = originOf(log, tree.epoch);
  const body = checkpointBody({ origin, size: tree.size, root: tree.root });
  return formatNote(body, [noteSignatureLine(origin, key.publicKey, key.sign(Buffer.from(body, 'utf8')))]);
}

/** A restored backup goes on as a new epoch, signed, in the open: whoever saw more knows that it was lost, and devices send it again. */
import { hexToBytes } from '@noble/hashes/utils.js';
import { originOf } from '../evidence/checkpoint.ts';
import { epochBody } from '../evidence/epoch.ts';
import { formatNote, noteSignatureLine } from '../evidence/note.ts';
import type { Database } from './database.ts';
import { currentKey, type LogBook } from './log-book.ts';
import { signCheckpoint } from './log-head.ts';
import { lockHead } from './open-log.ts';
import { COMMAND_LINE } from './own-events.ts';
import { sequence } from './sequence.ts';

/** Opens the epoch after `last`, the newest anybody knows of (at least the log's own). */
export async function openEpoch(
  db: Database,
  book: LogBook,
  at: string,
  last = 0,
): Promise<{ epoch: number; fromSize: number }> {
  return db.transaction().execute(async (trx) => {
    const head = await lockHead(trx);
    const key = await currentKey(trx, book);
    const epoch = Math.max(head.epoch, last) + 1;
    const { size, root } = head;
    const origin = originOf(book.log, epoch);
    const body = epochBody({ origin, fromSize: size, fromRoot: hexToBytes(root), at });
    const note = formatNote(body, [noteSignatureLine(origin, key.publicKey, key.sign(Buffer.from(body, 'utf8')))]);
    await trx.insertInto('epochs').values({ epoch, from_size: size, root, note }).execute();
    const checkpoint = signCheckpoint(book.log, key, { epoch, size, root: hexToBytes(root) });
    await trx.insertInto('checkpoints').values({ epoch, size, note: checkpoint }).execute();
    await trx.updateTable('log_head').set({ epoch }).execute();
    const event = {
      ...({ verb: 'log.epoch', outcome: 'success', actor: COMMAND_LINE } as const),
      ...{ object: { type: 'log', key: origin }, detail: { fromSize: size } },
    };
    await sequence(trx, book, [], [event], at);
    return { epoch, fromSize: size };
  });
}

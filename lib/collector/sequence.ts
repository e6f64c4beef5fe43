/**
 * Giving batches their place in the log: lock the head, place, store, grow the tree, sign the checkpoint, move the head, all in one transaction. It reads and
 * writes nothing but that transaction, so that an engine may run it again.
 */
import { bytesToHex } from '@noble/hashes/utils.js';
import { bytesOfHex } from '../evidence/hash.ts';
import { OWN_DEVICE } from '../evidence/receipt.ts';
import type { Arrival } from './arrival.ts';
import type { Writing } from './database.ts';
import type { LogBook } from './log-book.ts';
import { currentKey } from './log-book.ts';
import { type LogHead, readHead, signCheckpoint } from './log-head.ts';
import { notice } from './notice.ts';
import { type LockedHead, lockHead, openLog } from './open-log.ts';
import { type OwnEvent, sealOwn } from './own-events.ts';
import { type OpenLog, placeBatch, type Result, type Tail } from './place-batch.ts';
import { stopClones } from './stop-clones.ts';
import { storeBatches, storeTails } from './store-batches.ts';
import { growEdge, rootOfEdge, type TreeEdge } from './tree-edge.ts';
import { readEdge, storeTiles } from './tree-tiles.ts';

/** as for everybody (lib/wire/api.schema.ts) */
const MOST_IN_BATCH = 500;

export interface Sequenced {
  /** the log after this transaction */
  head: LogHead;
  /** of each arrival, in order */
  results: Result[][];
  /** to be kept in the book once the commit is through (`keepEdge`) */
  edge: TreeEdge;
}

/** Places what arrived, and the collector's own events after it. `at` is the collector's clock, RFC 3339. */
export async function sequence(
  trx: Writing,
  book: LogBook,
  arrivals: Arrival[],
  own: OwnEvent[],
  at: string,
): Promise<Sequenced> {
  const before = await lockHead(trx);
  const log = await openLog(trx, before, arrivals);
  const results = arrivals.map((arrival) => placeBatch(log, arrival));
  const stopped = await stopClones(trx, log, at);
  const key = await currentKey(trx, book);
  const said = [...stopped, ...own];
  for (let from = 0; from < said.length; from += MOST_IN_BATCH)
    placeBatch(
      log,
      sealOwn(book.log, key, log.tails.get(OWN_DEVICE) as Tail, said.slice(from, from + MOST_IN_BATCH), at),
    );
  await notice(trx, at, ...log.notices);
  await storeTails(trx, log);
  const edge = await readEdge(trx, book, before);
  if (log.added.length === 0) return { head: await readHead(trx), results, edge };

  await storeBatches(trx, book.log, key, log.added, log.size);
  const grown = growEdge(edge, newLeaves(log));
  await storeTiles(trx, grown.grown);
  const head = await moveHead(trx, book, key, before, grown.edge);
  return { head, results, edge: grown.edge };
}

/** Remembers the tree's edge, so that the next group need not read it. Only after the commit. */
export function keepEdge(book: LogBook, { head, edge }: Sequenced): void {
  book.edge = { root: head.root, edge };
}

const newLeaves = (log: OpenLog): Uint8Array[] =>
  log.added.flatMap(({ events }) => events.map(({ leafHash }) => bytesOfHex(leafHash)));

async function moveHead(
  trx: Writing,
  book: LogBook,
  key: Awaited<ReturnType<typeof currentKey>>,
  { epoch }: LockedHead,
  edge: TreeEdge,
): Promise<LogHead> {
  const { size } = edge;
  const root = rootOfEdge(edge);
  const note = signCheckpoint(book.log, key, { epoch, size, root });
  await trx.insertInto('checkpoints').values({ epoch, size, note }).execute();
  await trx
    .updateTable('log_head')
    .set({ size, root: bytesToHex(root) })
    .execute();
  return { epoch, size, root: bytesToHex(root), note };
}

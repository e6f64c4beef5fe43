/**
 * Derives everything the database says about the log again: chains, signatures, receipts, hashes, bodies, list columns, tree, tiles, checkpoints, cosignatures, keys,
 * epochs, heads and devices. Streaming, in flat memory. What it cannot see is a log rewritten as a whole and signed again with the real key, or set back
 * to an earlier state of itself: only a checkpoint kept elsewhere shows that (`outside`).
 */

import { OWN_DEVICE } from '../../evidence/receipt.ts';
import type { Database } from '../database.ts';
import { checkDevices, readChains } from './chains.ts';
import { checkHead } from './check-head.ts';
import { checkCosignatures } from './cosigned.ts';
import { checkErasures } from './erasures.ts';
import { readKnown } from './known-keys.ts';
import { checkOrphans } from './orphans.ts';
import { compareOutside, readOutside } from './outside.ts';
import { regrow } from './tree.ts';
import { walk } from './walk.ts';
import { Wrong } from './wrong.ts';

export type FsckVerdict =
  | { ok: true; size: number; epoch: number; root: string; batches: number; checkpoints: number; cosignatures: number }
  | { ok: false; table: string; row: string; sentence: string };

/** `outside` is a checkpoint (signed note) kept elsewhere: the log must still hold what it says. Read within one transaction, it may run beside a server. `restoring`: of a backup, whose bodies’ keys may have been destroyed since. */
export async function fsck(
  db: Database,
  log: string,
  outside?: string,
  { restoring = false } = {},
): Promise<FsckVerdict> {
  try {
    return { ok: true, ...(await checkAll(db, log, outside, restoring)) };
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    return { ok: false, table: error.table, row: error.row, sentence: error.message };
  }
}

async function checkAll(db: Database, log: string, outside: string | undefined, restoring: boolean) {
  const known = await readKnown(db, log, restoring);
  const claimed = outside === undefined ? null : await readOutside(known, outside);
  const tree = regrow(db, known, claimed ? [claimed.size] : []);
  const chains = await readChains(db);
  const batches = await walk(db, known, tree, chains);
  const { checkpoints } = await tree.end();
  await checkHead(db, known, tree);
  await checkOrphans(db);
  await checkErasures(db, chains.get(OWN_DEVICE)?.said ?? new Set());
  const cosignatures = await checkCosignatures(db, log, chains);
  await checkDevices(db, chains, known);
  if (claimed) compareOutside(known, tree, claimed);
  const epoch = known.epochs.at(-1)?.epoch ?? 1;
  return { size: tree.size(), epoch, root: tree.root(), batches, checkpoints, cosignatures };
}

/** Batch by batch, entry by entry, in the order of the log. */
import { OWN_DEVICE } from '../../evidence/receipt.ts';
import type { Database } from '../database.ts';
import { type Chain, hear } from './chains.ts';
import { checkBatchRow, type OpenBatch } from './check-batch-row.ts';
import { checkEntry } from './check-entry.ts';
import type { Known } from './known-keys.ts';
import { type BatchRow, batchRows, type EntryRow, entryRows } from './rows.ts';
import type { Tree } from './tree.ts';
import { wrong } from './wrong.ts';

/** Throws `Wrong`. Gives how many batches there are. */
export async function walk(db: Database, known: Known, tree: Tree, chains: Map<string, Chain>): Promise<number> {
  const [entries, batches] = [entryRows(db), batchRows(db)];
  let count = 0;
  let open: OpenBatch | null = null;
  /** size of the log after the commit group that is going by */
  let groupEnd = 0;
  await tree.check(known.epochAt(0));
  for (let entry = await entries.next(); entry; entry = await entries.next()) {
    const index = tree.size();
    if (Number(entry.idx) !== index)
      wrong('log_entries', `idx ${index}`, `Entry ${index} is missing; the next one is ${entry.idx}.`);
    open ??= begin(await batches.next(), index);
    const chain = take(known, open, entry, chains);
    tree.add(entry.leaf_hash);
    if (chain.seq !== Number(open.row.last_seq)) continue;
    checkBatchRow(known, chain, open);
    groupEnd = groupEndOf(open.row, index + 1 - open.count, index + 1, groupEnd);
    if (groupEnd === index + 1) await tree.check(known.epochAt(Number(open.row.id)));
    open = null;
    count++;
  }
  if (open) missing(tree.size(), `up to number ${open.row.last_seq} of ${open.row.device}`);
  if (groupEnd > tree.size()) missing(tree.size(), `up to ${groupEnd - 1}`);
  const beyond = await batches.next();
  if (beyond) wrong('batches', `id ${beyond.id}`, 'The entries of this batch are missing.');
  return count;
}

const missing = (index: number, which: string) =>
  wrong('log_entries', `idx ${index}`, `The entries from here ${which} are missing.`);

function begin(row: BatchRow | undefined, index: number): OpenBatch {
  if (!row || Number(row.id) !== index)
    return wrong('batches', `id ${row?.id ?? index}`, `A batch that begins with entry ${index} is due here.`);
  return { row, count: 0, refused: [] };
}

function take(known: Known, open: OpenBatch, entry: EntryRow, chains: Map<string, Chain>): Chain {
  const { idx, device } = entry;
  const chain = chains.get(device);
  if (!chain) return wrong('devices', device, `Entry ${idx} is of this device, which is not there.`);
  if (device !== open.row.device)
    wrong('batches', `id ${open.row.id}`, `Entry ${idx} is of ${device}, its batch of ${open.row.device}.`);
  if (Number(entry.batch) !== Number(open.row.id))
    wrong('log_entries', `idx ${idx}`, 'It names another batch than the one it came with.');
  const body = checkEntry(known, entry, chain);
  if (body && device === OWN_DEVICE) hear(chains, body);
  if (entry.body_refused !== null) open.refused.push([Number(idx), entry.body_refused]);
  open.count++;
  return chain;
}

/** Batches of one group name the same checkpoint, the first that covers them. */
function groupEndOf(row: BatchRow, from: number, to: number, before: number): number {
  const said = Number(row.checkpoint);
  const fits = from < before ? said === before : said >= to;
  if (!fits) wrong('batches', `id ${row.id}`, 'It names another checkpoint than the first that covers it.');
  return said;
}

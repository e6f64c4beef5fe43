/** One entry: in its place in the log and its device's chain, the body the one its leaf was made for, the leaf in the tree. */
import { hexToBytes } from '@noble/hashes/utils.js';
import { fromBase64url } from '../base64.ts';
import { batchBytes } from '../batch.ts';
import { hmacSha256 } from '../hash.ts';
import { toHex } from '../hex.ts';
import { entryHash } from '../leaf.ts';
import { foldSubtrees, growFrontier } from '../merkle.ts';
import { sameBytes } from '../same-bytes.ts';
import { checkActor } from './actor-start.ts';
import { type DeviceChain, extendChain, recentFrom } from './device-chain.ts';
import { type Due, type EntryLine, readEntryLine } from './entry-line.ts';
import { checkLater } from './later.ts';
import type { Reading } from './pack-reading.ts';
import { refuse } from './refuse.ts';

/** Takes the line as the next entry of the batch being read, which there must be. Gives a promise when signatures must be waited for. */
export function takeEntry(reading: Reading, line: Uint8Array): Promise<void> | undefined {
  const batch = reading.batch as NonNullable<Reading['batch']>;
  const chain = reading.devices.get(batch.said.device) as DeviceChain;
  const log = reading.log?.header.log as string;
  const due = { index: reading.size, log, device: chain.id, seq: chain.seq + 1, prev: chain.prev };
  const entry = readEntryLine(line, due);
  checkPlace(entry, due);
  checkBody(reading, entry, chain, batch.refused.get(entry.index));
  const hash = entryHash(entry.leaf);
  growFrontier(reading.frontier, reading.size, hash);
  reading.size += 1;
  extendChain(chain, toHex(hash));
  checkRoot(reading);
  return reading.size === batch.said.first + batch.said.count ? endBatch(reading, chain) : undefined;
}

function checkPlace({ index, log, device, seq, prev }: EntryLine, due: Due): void {
  if (index !== due.index) refuse('pack.index', `Entry ${index} stands where entry ${due.index} is due.`);
  if (log !== due.log) refuse('pack.chain', `Entry ${index} was made for another log, ${log}.`);
  if (device !== due.device) refuse('pack.chain', `Entry ${index} is of ${device}, its batch of ${due.device}.`);
  if (seq !== due.seq) {
    refuse('pack.chain', `Entry ${index} is number ${seq} of ${device}, where number ${due.seq} is due.`);
  }
  if (prev !== due.prev) {
    refuse('pack.chain', `Entry ${index} does not follow number ${seq - 1} of ${device}: one of the two was changed.`);
  }
}

function checkBody(reading: Reading, entry: EntryLine, { id, start }: DeviceChain, refused: string | undefined): void {
  const { index, salt, body, mac, readable } = entry;
  if (refused !== undefined) reading.counts.refused += 1;
  if (salt === null || body === null) {
    if (refused === undefined) reading.counts.erased += 1;
    return;
  }
  if (toHex(hmacSha256(hexToBytes(salt), body)) !== mac) {
    refuse('pack.body', `The body of entry ${index} is not the one its leaf was made for.`);
  }
  if (!readable && refused === undefined) {
    refuse(
      'pack.body',
      `The body of entry ${index} is no event of version 1, and the log did not say so when it took it.`,
    );
  }
  if (refused === undefined) checkActor(start, index, id, body);
  reading.counts.bodies += 1;
}

/** Where a note speaks of the tree of this size, its root must be that tree's. */
export function checkRoot(reading: Reading): void {
  const { size, frontier, log, wantedRoots } = reading;
  const said = log?.roots.get(size);
  if (!said && !wantedRoots.has(size)) return;
  const root = foldSubtrees(frontier);
  wantedRoots.set(size, root);
  if (said && !sameBytes(root, said)) {
    refuse('pack.root', `The first ${size} entries do not have the root that a note of the log names.`);
  }
}

function endBatch(reading: Reading, chain: DeviceChain): Promise<void> | undefined {
  const { batch } = reading;
  if (!batch) return undefined;
  reading.batch = null;
  const { said, line } = batch;
  const hashes = recentFrom(chain, said.firstSeq);
  const signature = fromBase64url(said.signature);
  if (chain.seq !== said.lastSeq || !hashes || !signature) {
    return refuse(
      'pack.signature',
      `The batch says it holds numbers ${said.firstSeq} to ${said.lastSeq} of ${chain.id}. It does not.`,
    );
  }
  const bytes = batchBytes(hashes);
  const verifies = chain.verifies ? [chain.verifies] : (reading.log?.signersAt(said.first) ?? []).map(reading.keyOf);
  const holds = Promise.all(verifies.map((one) => one(bytes, signature))).then((all) => all.includes(true));
  const sentence = `The signature of ${chain.id} does not belong to the batch that begins with entry ${said.first}.`;
  return checkLater(reading.later, holds, { line, index: said.first, code: 'pack.signature', sentence });
}

import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { z } from 'zod';
import { leafHash } from '../evidence/leaf.ts';
import { rootFromRange } from '../evidence/range-proof.ts';
import type { batchAnswerSchema } from '../wire/api.schema.ts';
import type { OutboxRow, SeenCheckpoint } from './database.ts';
import { proofHashes, Unproven } from './log-checkpoint.ts';

type Answer = z.infer<typeof batchAnswerSchema>;

export interface Place {
  row: OutboxRow;
  index: number;
  /** why the collector took the leaf without the body */
  bodyRefused?: string;
}

/**
 * The place of each event in the log of `checkpoint`, proven: the leaf hashes are made anew from what is stored here, and lead, with the proofs, to the signed root.
 * Throws `Unproven`.
 */
export function provenPlaces(rows: OutboxRow[], answer: Answer, checkpoint: SeenCheckpoint): Place[] {
  const results = new Map(answer.results.map((result) => [result.seq, result]));
  const places = rows.map((row): Place => {
    const result = results.get(row.seq);
    if (!result || 'error' in result)
      throw new Unproven('answer.incomplete', `The collector did not say what became of event ${row.seq}.`);
    if (result.leafHash !== leafHash(row.leaf))
      throw new Unproven('answer.leaf', `The collector answered event ${row.seq} with the hash of another event.`);
    return { row, index: result.index, ...(result.bodyRefused ? { bodyRefused: result.bodyRefused } : {}) };
  });
  const hashes = new Map(places.map(({ row, index }) => [index, row.leafHash]));
  if (hashes.size !== places.length)
    throw new Unproven('answer.place', 'The collector gave several events one place in the log.');
  const proven = new Set(answer.proofs.flatMap((proof) => provenIndexes(proof, hashes, checkpoint)));
  const without = places.find(({ index }) => !proven.has(index));
  if (without) throw new Unproven('answer.proof', `The place of event ${without.row.seq} in the log is not proven.`);
  return places;
}

function provenIndexes(
  { first, count, hashes }: Answer['proofs'][number],
  ours: Map<number, string>,
  checkpoint: SeenCheckpoint,
): number[] {
  // Never more than was sent: a count from outside must not decide how much is looked at.
  if (count < 1 || count > ours.size) throw unfounded();
  const indexes = Array.from({ length: count }, (_, at) => first + at);
  const leafHashes = indexes.map((index) => ours.get(index));
  const proof = proofHashes(hashes);
  if (!proof || leafHashes.includes(undefined)) throw unfounded();
  const verdict = rootFromRange({
    begin: first,
    leafHashes: leafHashes.map((hash) => hexToBytes(hash as string)),
    size: checkpoint.size,
    proof,
  });
  if (!verdict.ok || bytesToHex(verdict.root) !== checkpoint.root) throw unfounded();
  return indexes;
}

const unfounded = () =>
  new Unproven('answer.proof', 'The collector’s proof does not lead from the events sent to the checkpoint it signed.');

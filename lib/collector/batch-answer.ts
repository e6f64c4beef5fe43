/** What a device gets for a batch: where its events are, and what it needs to check that for itself. */
import type { z } from 'zod';
import { toBase64 } from '../evidence/base64.ts';
import { besideRanges, consistencyRanges } from '../evidence/merkle.ts';
import type { batchAnswerSchema, rangeProofSchema } from '../wire/api.schema.ts';
import type { Appended } from './appender.ts';
import type { LogHead } from './log-head.ts';
import type { Result } from './place-batch.ts';
import type { TreeNodes } from './tree-nodes.ts';

type RangeProof = z.input<typeof rangeProofSchema>;

/** `seen` is the newest checkpoint the device verified. */
export async function batchAnswer(
  nodes: TreeNodes,
  { head, results }: Appended,
  seen: { epoch: number; size: number },
): Promise<z.input<typeof batchAnswerSchema>> {
  const proofs: RangeProof[] = [];
  for (const { first, count } of runsOf(results)) {
    const hashes = await nodes.roots(besideRanges(first, first + count, head.size));
    proofs.push({ first, count, hashes: hashes.map(toBase64) });
  }
  const consistency = await consistencyProof(nodes, head, seen);
  return { results: results.map(shown), epoch: head.epoch, checkpoint: head.note, proofs, consistency };
}

/** The proof that the log extends what was seen; empty when that is of another epoch, or newer than the log is (then the checkpoint says it all). */
export async function consistencyProof(
  nodes: TreeNodes,
  head: LogHead,
  seen: { epoch: number; size: number },
): Promise<string[]> {
  if (seen.epoch !== head.epoch || seen.size > head.size) return [];
  return (await nodes.roots(consistencyRanges(seen.size, head.size))).map(toBase64);
}

/** Consecutive places are proven together. */
function runsOf(results: Result[]): { first: number; count: number }[] {
  const runs: { first: number; count: number }[] = [];
  for (const result of results) {
    if ('error' in result) continue;
    const run = runs.at(-1);
    if (run && run.first + run.count === result.index) run.count++;
    else runs.push({ first: result.index, count: 1 });
  }
  return runs;
}

const shown = (result: Result) =>
  'error' in result ? { seq: result.seq, error: { code: result.error.code, sentence: result.error.message } } : result;

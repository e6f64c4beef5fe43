/** One entry of the log, proven by this device: nothing the collector says of it is believed that is not recomputed here. */
import { hexToBytes } from '@noble/hashes/utils.js';
import type { z } from 'zod';
import { bodyMac, leafHash } from '../../evidence/leaf.ts';
import { verifyInclusion } from '../../evidence/proofs.ts';
import { evidenceEventAnswerSchema } from '../../wire/evidence.schema.ts';
import type { ProofAnswer } from '../../wire/own.ts';
import type { Identity, SeenCheckpoint } from '../database.ts';
import { Refused } from '../errors.ts';
import { openFollowing } from '../log-check.ts';
import { proofHashes, Unproven } from '../log-checkpoint.ts';
import { compareCheckpoint } from '../log-compare.ts';
import { logOf } from '../log-row.ts';
import { askCollector } from '../own/ask-collector.ts';

type Shown = z.infer<typeof evidenceEventAnswerSchema>;
type Wrong = NonNullable<ProofAnswer['wrong']>;

/**
 * Recomputes the entry's leaf from what is shown, its place under the log's newest checkpoint, and that this checkpoint is signed by a key this device follows and is of the history it saw.
 * Throws `Refused` where the collector cannot be asked or does not show the entry.
 */
export async function proveEvent(identity: Identity, index: number): Promise<ProofAnswer> {
  const shown = await askCollector(identity, `/v1/evidence/events/${index}`, { schema: evidenceEventAnswerSchema });
  const hash = leafHash(shown.leaf);
  const body: ProofAnswer['body'] = shown.event.why ?? 'holds';
  const about = { event: shown.event, leaf: shown.leaf, leafHash: hash, body };
  const opened = await openNote(identity, shown.checkpoint);
  if ('code' in opened) return { ...about, state: 'wrong', at: { epoch: 0, size: 0, root: '' }, wrong: opened };
  const at = { epoch: opened.epoch, size: opened.size, root: opened.root };
  const wrong = wrongEntry(identity, index, shown, hash);
  if (wrong) return { ...about, state: 'wrong', at, wrong };
  if (index >= opened.size) return { ...about, state: 'waits', at };
  const misplaced = wrongPlace(index, shown, hash, opened) ?? (await otherHistory(identity, opened));
  return misplaced ? { ...about, state: 'wrong', at, wrong: misplaced } : { ...about, state: 'verified', at };
}

async function openNote(identity: Identity, note: string): Promise<SeenCheckpoint | Wrong> {
  try {
    return await openFollowing(identity, await logOf(identity), note);
  } catch (error) {
    if (!(error instanceof Unproven)) throw error;
    return { code: error.code, sentence: error.message };
  }
}

/** The leaf is of this log and the event shown, and the body is the one it was made for. */
function wrongEntry(identity: Identity, index: number, { event, leaf, salt }: Shown, hash: string): Wrong | null {
  if (leaf.log !== identity.log || event.index !== index || leaf.device !== event.device || leaf.seq !== event.seq)
    return { code: 'proof.other', sentence: 'The collector showed the leaf of another entry.' };
  if (event.proof.leafHash !== hash)
    return { code: 'proof.leaf', sentence: 'The leaf shown does not have the hash the list named: one was changed.' };
  if (!event.body) return null;
  if (salt === null || bodyMac(salt, event.body) !== leaf.body)
    return { code: 'proof.body', sentence: 'The body shown is not the one this entry was made for: it was changed.' };
  return null;
}

function wrongPlace(index: number, { proof }: Shown, hash: string, { size, root }: SeenCheckpoint): Wrong | null {
  const hashes = proofHashes(proof);
  if (!hashes) return { code: 'proof.hash', sentence: 'The proof of its place is no list of hashes.' };
  const given = { index, size, leafHash: hexToBytes(hash), root: hexToBytes(root), proof: hashes };
  const verdict = verifyInclusion(given);
  return verdict.ok
    ? null
    : { code: verdict.code, sentence: `This entry is not in the log the checkpoint signs. ${verdict.sentence}` };
}

/** Most events are looked at under the checkpoint that was compared a moment ago. */
async function otherHistory(identity: Identity, { epoch, size, root, note }: SeenCheckpoint): Promise<Wrong | null> {
  const { seen } = await logOf(identity);
  if (seen?.epoch === epoch && seen.size === size && seen.root === root) return null;
  const compared = await compareCheckpoint(identity, note);
  if (compared.agrees === null) throw new Refused('checkpoint.epoch', compared.sentence);
  return compared.agrees ? null : { code: 'log.fork', sentence: compared.sentence };
}

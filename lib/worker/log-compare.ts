/** A checkpoint somebody else was shown, against what this device sees: two histories for two people come out here (attack 47). */

import { consistencyAnswerSchema } from '../wire/api.schema.ts';
import type { CompareAnswer } from '../wire/own.ts';
import { CollectorRefusal, callCollector, Unreachable } from './call-collector.ts';
import type { ForkKind, Identity, LogRow, SeenCheckpoint } from './database.ts';
import { Refused } from './errors.ts';
import { checkLog } from './log-check.ts';
import { contradiction, openCheckpoint, Unproven } from './log-checkpoint.ts';
import { Forked, storeFork } from './log-fork.ts';

/**
 * Whether the pasted checkpoint is of the history this device sees: both must be contained in what the log shows now. A contradiction is stored as a fork; it is a proof
 * whoever signed it, since both carry the log's signature. Throws `Refused`: `checkpoint.*` when it is none of this log's, `collector.*` when the log cannot be asked.
 */
export async function compareCheckpoint(identity: Identity, text: string): Promise<CompareAnswer> {
  const now = await askLog(() => checkLog(identity));
  const pasted = await openCheckpoint(identity, now, withNewline(text)).catch((error) => {
    if (error instanceof Unproven)
      throw new Refused('checkpoint.unknown', `${error.message} Paste the whole checkpoint, signature lines included.`);
    throw error;
  });
  const ours = now.seen;
  if (!ours) throw new Refused('checkpoint.early', 'This device has seen nothing of the log yet. Send an event first.');
  if (pasted.epoch !== ours.epoch) return { agrees: null, sentence: otherEpoch(pasted, now) };
  if (pasted.size === ours.size) {
    const kind = contradiction(ours, pasted, []);
    return kind ? twoHistories(identity, { seen: ours, offered: pasted, proof: [], kind }) : agrees(pasted, ours);
  }
  // What the log shows now was just found to contain ours: whatever contains the pasted one too is one history with both.
  const { proof, newest } = await askLog(async () => {
    const path = `/v1/log/consistency?epoch=${pasted.epoch}&from=${pasted.size}`;
    const reply = await callCollector(identity, path, { schema: consistencyAnswerSchema });
    const answer = reply.value as NonNullable<typeof reply.value>;
    return { proof: answer.consistency, newest: await openCheckpoint(identity, now, answer.checkpoint) };
  });
  const kind = contradiction(pasted, newest, proof);
  if (kind) return twoHistories(identity, { seen: pasted, offered: newest, proof, kind });
  // It may have grown between the two questions; then it is asked for ours again, and throws when it does not contain it any more.
  if (newest.root !== ours.root) await askLog(() => checkLog(identity));
  return agrees(pasted, ours);
}

function agrees(pasted: SeenCheckpoint, ours: SeenCheckpoint): CompareAnswer {
  return { agrees: true, sentence: `Both are of one history: ${pasted.size} entries there, ${ours.size} here.` };
}

async function twoHistories(
  identity: Identity,
  found: { seen: SeenCheckpoint; offered: SeenCheckpoint; proof: string[]; kind: ForkKind },
): Promise<CompareAnswer> {
  const fork = await storeFork(identity, { ...found, from: 'pasted' });
  return {
    agrees: false,
    fork: fork.id,
    sentence:
      'The log signed two histories: the pasted checkpoint is not part of the one this device sees. Save the proof and tell your administrator.',
  };
}

function otherEpoch(pasted: SeenCheckpoint, { seen, epochs }: LogRow): string {
  const began = epochs.find(({ epoch }) => epoch === pasted.epoch + 1);
  if (pasted.epoch < (seen?.epoch ?? 1) && began)
    return pasted.size <= began.fromSize
      ? `This checkpoint is from before the backup of the log was restored, and the backup reached beyond it (${began.fromSize} entries). Compare newer ones to be sure.`
      : `This checkpoint is from before the backup of the log was restored: of its ${pasted.size} entries the log kept ${began.fromSize}.`;
  return 'This checkpoint is of another epoch of the log than this device sees. Compare newer ones.';
}

/** The log's own troubles, as sentences for the person who asked. */
async function askLog<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Unreachable) throw new Refused('collector.unreachable', error.message);
    if (error instanceof CollectorRefusal) throw new Refused(error.code, error.message);
    if (error instanceof Unproven) throw new Refused(error.code, error.message);
    if (error instanceof Forked)
      throw new Refused('log.fork', 'The log contradicts what this device saw before. That proof is listed below.');
    throw error;
  }
}

/** A note ends in a newline, which a paste easily loses; Windows adds carriage returns. */
function withNewline(text: string): string {
  return `${text.replaceAll('\r\n', '\n').trim()}\n`;
}

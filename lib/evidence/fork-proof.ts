/**
 * A fork as a file: two signed checkpoints of one log that contradict each other. Whoever has the log's key can check it without this device and without the
 * collector: `{unswivel: "fork", v: 1, log, keys, seen, offered, proof, at, device}`.
 */
import { z } from 'zod';
import { fromBase64 } from './base64.ts';
import { type Checkpoint, verifyCheckpoint } from './checkpoint.ts';
import { ED25519, parseVkey } from './note.ts';
import { verifyConsistency } from './proofs.ts';
import { sameBytes } from './same-bytes.ts';
import { type Fault, fault } from './verdict.ts';

export const forkProofSchema = z.strictObject({
  unswivel: z.literal('fork'),
  v: z.literal(1),
  log: z.string().min(1).max(256),
  /** verifier keys of the log as the device knew them; who checks compares them with those known from elsewhere */
  keys: z.array(z.string().max(512)).min(1).max(64),
  /** C2SP checkpoints: the one verified before, and the one that contradicts it */
  seen: z.string().max(16_384),
  offered: z.string().max(16_384),
  /** the consistency proof the log offered, base64 hashes; often none */
  proof: z.array(z.string().max(64)).max(128),
  at: z.string().max(64),
  device: z.string().max(128),
});
export type ForkProof = z.infer<typeof forkProofSchema>;

/**
 * `two-roots`: nobody can explain it away, the log signed two histories. `shorter`: the log signed that it had become shorter; that it was in this order is the device's
 * word. `not-shown`: the log grew and did not prove that it kept what it had; asked again, an honest log can.
 */
export type ForkVerdict =
  | { ok: true; kind: 'two-roots' | 'shorter' | 'not-shown'; seen: Checkpoint; offered: Checkpoint; sentence: string }
  | Fault<'fork.malformed' | 'fork.key' | 'fork.signature' | 'fork.none'>;

/** What a fork file proves. `known` = verifier keys of the log from elsewhere; without them the file's own are taken, and the sentence says so. */
export async function verifyForkProof(text: string, known?: readonly string[]): Promise<ForkVerdict> {
  const read = forkProofSchema.safeParse(jsonOf(text));
  if (!read.success) return fault('fork.malformed', 'This is no fork file of version 1.');
  const { log, keys, proof } = read.data;
  const words = known ?? keys;
  const publicKeys = words.map(parseVkey).flatMap((key) => (key?.type === ED25519 ? [key.publicKey] : []));
  if (publicKeys.length === 0) return fault('fork.key', 'There is no key to check the two checkpoints with.');
  const [seen, offered] = await Promise.all(
    [read.data.seen, read.data.offered].map((note) => verifyCheckpoint(note, { log, keys: publicKeys })),
  );
  if (!seen?.ok || !offered?.ok) {
    const bad = seen?.ok ? offered : seen;
    return fault(
      'fork.signature',
      `One of the two checkpoints is not signed by the log. ${bad && !bad.ok ? bad.sentence : ''}`,
    );
  }
  const whose = known ? '' : ` The key is the one in the file: compare it with the log’s.`;
  const said = { seen: seen.checkpoint, offered: offered.checkpoint };
  const [from, to] = [said.seen, said.offered];
  if (seen.epoch > offered.epoch || (seen.epoch === offered.epoch && to.size < from.size))
    return {
      ok: true,
      kind: 'shorter',
      ...said,
      sentence: `The log signed ${from.origin} with ${from.size} entries and, to this device later, ${to.origin} with ${to.size}.${whose}`,
    };
  if (seen.epoch !== offered.epoch)
    return fault('fork.none', 'The later checkpoint is of a later epoch: its note, not this file, says what was kept.');
  if (from.size === to.size && !sameBytes(from.root, to.root))
    return {
      ok: true,
      kind: 'two-roots',
      ...said,
      sentence: `The log signed two different histories of ${from.size} entries.${whose}`,
    };
  const hashes = proof.map(fromBase64);
  const extended =
    hashes.every((hash) => hash !== null) &&
    verifyConsistency({
      from: from.size,
      to: to.size,
      fromRoot: from.root,
      toRoot: to.root,
      proof: hashes as Uint8Array[],
    }).ok;
  if (extended) return fault('fork.none', 'The later checkpoint extends the earlier one: this is no fork.');
  return {
    ok: true,
    kind: 'not-shown',
    ...said,
    sentence: `The log signed ${from.size} and then ${to.size} entries, and what it offered does not show that the ${to.size} contain the ${from.size}.${whose}`,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

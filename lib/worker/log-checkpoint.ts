/** What a checkpoint from the collector is worth to this device: who signed it, and whether it extends the one seen before. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { fromBase64 } from '../evidence/base64.ts';
import { parseCheckpoint, parseOrigin, verifyCheckpoint } from '../evidence/checkpoint.ts';
import { keysFor } from '../evidence/key-rotation.ts';
import { EMPTY_ROOT } from '../evidence/merkle.ts';
import { verifyConsistency } from '../evidence/proofs.ts';
import type { ForkKind, Identity, LogRow, SeenCheckpoint } from './database.ts';
import { logKeys } from './log-row.ts';

/** What the collector answered does not verify. Nothing is marked as delivered, and it is asked again. */
export class Unproven extends Error {
  override name = 'Unproven';
  readonly code: string;
  constructor(code: string, sentence: string) {
    super(sentence);
    this.code = code;
  }
}

/** A checkpoint of this enrolment's log under a key this device follows. Throws `Unproven`; its code is `note.unsigned` when the key is not known here. */
export async function openCheckpoint(identity: Identity, row: LogRow, note: string): Promise<SeenCheckpoint> {
  const read = parseCheckpoint(note);
  if (!read.ok) throw new Unproven(read.code, `The log’s checkpoint cannot be read. ${read.sentence}`);
  const epoch = parseOrigin(read.checkpoint.origin)?.epoch ?? 0;
  const keys = keysFor(logKeys(row), epoch, read.checkpoint.size);
  const verdict = await verifyCheckpoint(note, { log: identity.log, keys });
  if (!verdict.ok) throw new Unproven(verdict.code, `The log’s checkpoint does not verify. ${verdict.sentence}`);
  const { size, root } = verdict.checkpoint;
  return { epoch: verdict.epoch, size, root: bytesToHex(root), note };
}

/** How `offered` contradicts `seen`, or null when `proof` (base64 hashes) shows that it extends it. Both are of one epoch, or the offered one of an earlier. */
export function contradiction(
  seen: SeenCheckpoint | null,
  offered: SeenCheckpoint,
  proof: readonly string[],
): ForkKind | null {
  const from = seen ?? { epoch: offered.epoch, size: 0, root: bytesToHex(EMPTY_ROOT) };
  if (offered.epoch < from.epoch || offered.size < from.size) return 'rollback';
  if (offered.size === from.size) return offered.root === from.root ? null : 'other-root';
  const hashes = proofHashes(proof);
  const verdict =
    hashes &&
    verifyConsistency({
      from: from.size,
      to: offered.size,
      fromRoot: hexToBytes(from.root),
      toRoot: hexToBytes(offered.root),
      proof: hashes,
    });
  return verdict?.ok ? null : 'not-extended';
}

/** The hashes of a proof; null when one is not base64. */
export function proofHashes(proof: readonly string[]): Uint8Array[] | null {
  const hashes = proof.map(fromBase64);
  return hashes.every((hash) => hash !== null) ? (hashes as Uint8Array[]) : null;
}

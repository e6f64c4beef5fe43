/**
 * Checkpoints (c2sp.org/tlog-checkpoint): the log's signed statement of its size and root. Origin and name of the signing key are `<log id>/<epoch>`,
 * so that a log that went on from a restored backup is never taken for the one before. No extension lines.
 */
import { fromBase64, toBase64 } from './base64.ts';
import { ED25519, keyIdOf, type NoteFault, parseNote, type SignedNote, verifyNote } from './note.ts';
import { type Fault, fault } from './verdict.ts';

export interface Checkpoint {
  origin: string;
  size: number;
  root: Uint8Array;
}

export type CheckpointFault = NoteFault | 'checkpoint.malformed' | 'checkpoint.other-log';

/** `<log id>/<epoch>`; epochs count from 1. */
export function originOf(log: string, epoch: number): string {
  return `${log}/${epoch}`;
}

/** The parts of an origin; null when it has no epoch. */
export function parseOrigin(origin: string): { log: string; epoch: number } | null {
  const [, log, digits] = /^(.+)\/([1-9]\d{0,15})$/.exec(origin) ?? [];
  const epoch = Number(digits);
  return log && Number.isSafeInteger(epoch) ? { log, epoch } : null;
}

/** The text to sign: three lines, origin, size, base64 root. */
export function checkpointBody({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Reads a checkpoint without asking who signed it. */
export function parseCheckpoint(
  text: string,
): { ok: true; checkpoint: Checkpoint; note: SignedNote } | Fault<CheckpointFault> {
  const parsed = parseNote(text);
  if (!parsed.ok) return parsed;
  const [, origin, digits, base64] = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([^\n]{44})\n$/.exec(parsed.note.body) ?? [];
  const size = Number(digits);
  const root = base64 === undefined ? null : fromBase64(base64);
  if (!origin || !root || root.length !== 32 || !Number.isSafeInteger(size)) {
    return fault('checkpoint.malformed', 'A checkpoint is three lines: origin, size and root. These are not.');
  }
  return { ok: true, checkpoint: { origin, size, root }, note: parsed.note };
}

/**
 * A checkpoint of this log signed by one of `keys` (raw Ed25519, 32 bytes). Keys are given without names: the name is the origin, so the same key signs
 * every epoch under another name. Which keys may sign what is key-rotation.ts, `keysFor`.
 */
export async function verifyCheckpoint(
  text: string,
  { log, keys }: { log: string; keys: readonly Uint8Array[] },
): Promise<{ ok: true; checkpoint: Checkpoint; epoch: number } | Fault<CheckpointFault>> {
  const parsed = parseCheckpoint(text);
  if (!parsed.ok) return parsed;
  const { origin } = parsed.checkpoint;
  const of = parseOrigin(origin);
  if (of?.log !== log) return fault('checkpoint.other-log', `This checkpoint is of ${origin}, not of ${log}.`);
  const vkeys = keys.map((publicKey) => logVkey(origin, publicKey));
  const verdict = await verifyNote(parsed.note, vkeys);
  return verdict.ok ? { ok: true, checkpoint: parsed.checkpoint, epoch: of.epoch } : verdict;
}

/** A log key as it signs under this origin. */
export function logVkey(origin: string, publicKey: Uint8Array) {
  return { name: origin, type: ED25519, keyId: keyIdOf(origin, ED25519, publicKey), publicKey };
}

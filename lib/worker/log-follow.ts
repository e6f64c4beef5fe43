/** Following a log whose key changed or that went on, as a new epoch, from a restored backup. Each step must be signed by a key followed so far. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { verifyEpochNote } from '../evidence/epoch.ts';
import { followRotations, type LogKey } from '../evidence/key-rotation.ts';
import { vkeyOf } from '../evidence/note.ts';
import { logSchema } from '../wire/api.schema.ts';
import { callCollector } from './call-collector.ts';
import type { EpochRow, Identity, LogRow } from './database.ts';
import { Unproven } from './log-checkpoint.ts';
import { changeLog, logKeys, logOf } from './log-row.ts';

/** A signed epoch this device has not gone into yet. `fromRoot` is hex. */
export interface NewEpoch extends Pick<EpochRow, 'epoch' | 'fromSize' | 'note' | 'at'> {
  fromRoot: string;
}

/**
 * Reads the log's keys and epochs, stores the keys that follow from ours, and gives the epochs after the one this device is in, with the newest checkpoint (not
 * verified yet). Throws `Unproven` when keys or an epoch cannot be followed, `Unreachable`, `CollectorRefusal`.
 */
export async function followLog(identity: Identity): Promise<{ row: LogRow; epochs: NewEpoch[]; checkpoint: string }> {
  const reply = await callCollector(identity, '/v1/log', { schema: logSchema });
  const said = reply.value as NonNullable<typeof reply.value>;
  const known = await logOf(identity);
  const last = known.keys.at(-1);
  const verdict = await followRotations({ log: identity.log, keys: said.keys, pinned: last?.vkey });
  if (!verdict.ok)
    throw new Unproven(
      verdict.code,
      `The log’s signing key changed in a way this device cannot follow. ${verdict.sentence}`,
    );
  const later = verdict.keys.slice(1).map(({ vkey: { name, type, publicKey }, epoch, size }) => ({
    vkey: vkeyOf(name, type, publicKey),
    epoch,
    size,
  }));
  const row =
    later.length > 0 ? await changeLog(identity, (held) => ({ ...held, keys: [...known.keys, ...later] })) : known;
  return { row, epochs: await newEpochs(identity, row, said.epochs), checkpoint: said.checkpoint };
}

async function newEpochs(
  identity: Identity,
  row: LogRow,
  epochs: { epoch: number; note: string | null }[],
): Promise<NewEpoch[]> {
  const found: NewEpoch[] = [];
  const current = row.seen?.epoch ?? 1;
  for (const { epoch, note } of epochs) {
    if (epoch <= current || !row.seen) continue;
    const keys = signersOf(logKeys(row), epoch);
    const verdict = note === null ? null : await verifyEpochNote(note, { log: identity.log, keys });
    if (note === null || !verdict?.ok || verdict.epoch !== epoch)
      throw new Unproven(
        'epoch.unproven',
        `The log says that it went on as epoch ${epoch} without a note its key signed.`,
      );
    const { fromSize, fromRoot, at } = verdict.from;
    found.push({ epoch, fromSize, note, at, fromRoot: bytesToHex(fromRoot) });
  }
  return found;
}

/** The keys in force somewhere in an epoch: a note of a new epoch does not say at which size it was signed. */
function signersOf(keys: LogKey[], epoch: number): Uint8Array[] {
  const inForce = keys.filter((key, at) => key.epoch <= epoch && !((keys[at + 1]?.epoch ?? epoch) < epoch));
  return inForce.map((key) => key.vkey.publicKey);
}

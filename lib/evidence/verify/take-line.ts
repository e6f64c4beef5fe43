/** Every other kind of line, in the order a pack has them. */
import { fromBase64url } from '../base64.ts';
import { checkpointBody, verifyCheckpoint } from '../checkpoint.ts';
import { foldSubtrees } from '../merkle.ts';
import { batchSchema, checkpointSchema, deviceSchema, endSchema, headerSchema } from '../pack.schema.ts';
import { packBytes } from '../pack.ts';
import { OWN_DEVICE, receiptBytes } from '../receipt.ts';
import { sameBytes } from '../same-bytes.ts';
import { actorStart } from './actor-start.ts';
import { checkCosignatures } from './check-cosignatures.ts';
import { newChain } from './device-chain.ts';
import { knownLog } from './known-log.ts';
import { checkLater } from './later.ts';
import type { Reading } from './pack-reading.ts';
import { fitting, readJson } from './read-line.ts';
import { outOfPlace, refuse } from './refuse.ts';
import { checkRoot } from './take-entry.ts';

/** Takes a line that is no entry. `digest` is the hex SHA-256 of all bytes before it; asked for by the last line only. */
export function takeLine(reading: Reading, line: Uint8Array, digest: () => string): Promise<void> | undefined {
  if (reading.stage === 'over') return refuse('pack.end', 'There is something after the last line.');
  const value = readJson(line);
  const kind = (value as { t?: unknown } | null)?.t;
  if (reading.stage === 'header') return takeHeader(reading, value);
  if (reading.batch) return refuse('pack.order', 'A batch ends before all of its entries came.');
  if (kind === 'device' && reading.stage === 'devices') return takeDevice(reading, value);
  if (kind === 'batch' && reading.stage !== 'end') return takeBatch(reading, value);
  if (kind === 'checkpoint' && reading.stage !== 'end') return takeCheckpoint(reading, value);
  if (kind === 'end' && reading.stage === 'end') return takeEnd(reading, value, digest());
  return outOfPlace(kind);
}

async function takeHeader(reading: Reading, value: unknown): Promise<void> {
  if ((value as { unswivel?: unknown } | null)?.unswivel !== 'evidence-pack') {
    refuse('pack.line', 'This is no evidence pack: its first line does not say so.');
  }
  const { v } = value as { v?: unknown };
  if (v !== 1)
    refuse('pack.version', `This pack is of version ${JSON.stringify(v)}, and this program reads versions 1 and 2.`);
  reading.log = await knownLog(fitting(value, headerSchema, 'header'), reading.pinned);
  reading.devices.set(OWN_DEVICE, newChain(OWN_DEVICE, null));
  reading.stage = 'devices';
  checkRoot(reading);
}

function takeDevice(reading: Reading, value: unknown): undefined {
  const { id, publicKey, technician } = fitting(value, deviceSchema, 'device');
  const key = fromBase64url(publicKey);
  if (reading.devices.has(id)) refuse('pack.device', `Device ${id} is named twice.`);
  if (key?.length !== 32) return refuse('pack.device', `The key of device ${id} is no key.`);
  reading.publicKeys.set(id, key);
  reading.devices.set(id, newChain(id, reading.keyOf(key), actorStart(id, technician)));
}

function takeBatch(reading: Reading, value: unknown): Promise<void> | undefined {
  reading.stage = 'batches';
  const { t, receipt, ...said } = fitting(value, batchSchema, 'batch');
  const { log } = reading;
  reading.index = reading.size;
  if (said.first !== reading.size)
    refuse('pack.index', `A batch begins at entry ${said.first} where ${reading.size} is due.`);
  const chain = reading.devices.get(said.device);
  if (!chain) refuse('pack.device', `The key of device ${said.device} is not in this pack.`);
  if (said.firstSeq > said.lastSeq - said.count + 1)
    refuse('pack.signature', 'The batch is signed for fewer entries than it has.');
  const signature = fromBase64url(receipt);
  if (!log || !signature) return refuse('pack.receipt', 'The receipt of this batch is no signature.');
  reading.batch = { said: { ...said, receipt }, line: reading.line, refused: new Map(said.refused) };
  const bytes = receiptBytes({ log: log.header.log, ...said });
  const keys = log.signersAt(said.first).map(reading.keyOf);
  const holds = Promise.all(keys.map((verifies) => verifies(bytes, signature))).then((all) => all.includes(true));
  const sentence = `What the log said of the batch that begins with entry ${said.first} (times, standing, refusals) was changed, or said by another key.`;
  return checkLater(reading.later, holds, { line: reading.line, index: said.first, code: 'pack.receipt', sentence });
}

async function takeCheckpoint(reading: Reading, value: unknown): Promise<void> {
  const { note, cosignatures } = fitting(value, checkpointSchema, 'checkpoint');
  const { log } = reading;
  if (!log) return;
  const { header } = log;
  if (reading.size !== header.size) {
    refuse('pack.index', `The pack ends after ${reading.size} entries, and the header promises ${header.size}.`);
  }
  const verdict = await verifyCheckpoint(note, { log: header.log, keys: log.signersAt(header.size) });
  if (!verdict.ok) return refuse('pack.checkpoint', verdict.sentence);
  const { checkpoint, epoch } = verdict;
  if (epoch !== header.epoch || checkpoint.size !== header.size) {
    refuse('pack.checkpoint', `The checkpoint is of epoch ${epoch} and size ${checkpoint.size}, not of this pack.`);
  }
  const root = foldSubtrees(reading.frontier);
  if (!sameBytes(checkpoint.root, root)) {
    refuse(
      'pack.root',
      'The entries do not have the root the log signed: entries were changed, and all that covers them with them.',
    );
  }
  const given = { log: header.log, publicKeys: reading.publicKeys };
  reading.counts.cosigned = await checkCosignatures(given, checkpointBody(checkpoint), cosignatures);
  reading.signedRoot = { size: header.size, root };
  reading.stage = 'end';
}

async function takeEnd(reading: Reading, value: unknown, digest: string): Promise<void> {
  const { sha256, signature } = fitting(value, endSchema, 'end');
  if (sha256 !== digest)
    refuse('pack.digest', 'The bytes of the file do not have the SHA-256 its last line names: some were changed.');
  const bytes = fromBase64url(signature);
  const { log } = reading;
  const keys = log?.signersAt(log.header.size) ?? [];
  const holds = bytes ? await Promise.all(keys.map((key) => reading.keyOf(key)(packBytes(sha256), bytes))) : [];
  if (!holds.includes(true))
    refuse('pack.signature', 'The last line is not signed by the log: the pack was made by somebody else.');
  reading.stage = 'over';
}

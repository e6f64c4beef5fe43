/** Every kind of line but entries, in the order the pack of a part has them (pack/part.schema.ts). */
import { hexToBytes } from '@noble/hashes/utils.js';
import { fromBase64, fromBase64url } from '../../base64.ts';
import { batchBytes } from '../../batch.ts';
import { canonical } from '../../canonical.ts';
import { checkpointBody, verifyCheckpoint } from '../../checkpoint.ts';
import { sha256OfText } from '../../hash.ts';
import { objectSchema, type PartBatch, partBatchSchema, partHeaderSchema } from '../../pack/part.schema.ts';
import { checkpointSchema, deviceSchema, endSchema } from '../../pack.schema.ts';
import { packBytes } from '../../pack.ts';
import { rootFromRange } from '../../range-proof.ts';
import { OWN_DEVICE, receiptBytes } from '../../receipt.ts';
import { sameBytes } from '../../same-bytes.ts';
import { actorStart } from '../actor-start.ts';
import { checkCosignatures } from '../check-cosignatures.ts';
import { knownLog } from '../known-log.ts';
import { checkLater } from '../later.ts';
import { fitting } from '../read-line.ts';
import { outOfPlace, refuse } from '../refuse.ts';
import { checkPeriod, checkWhole } from './of-part.ts';
import type { PartReading } from './part-reading.ts';

/** Takes a line that is no entry. `digest` is the hex SHA-256 of all bytes before it. */
export function takePartLine(reading: PartReading, value: unknown, digest: () => string): Promise<void> | undefined {
  const kind = (value as { t?: unknown } | null)?.t;
  if (reading.stage === 'over') return refuse('pack.end', 'There is something after the last line.');
  if (reading.stage === 'header') return takeHeader(reading, value);
  if (reading.batch)
    return refuse('pack.index', `Entry ${reading.batch.due[0]} is missing: the batch line says that it follows.`);
  if (kind === 'device' && reading.stage === 'devices') return takeDevice(reading, value);
  if (kind === 'checkpoint' && reading.stage === 'devices') return takeCheckpoint(reading, value);
  if (kind === 'object' && reading.stage === 'objects') return takeObject(reading, value);
  if (kind === 'batch' && (reading.stage === 'objects' || reading.stage === 'batches'))
    return takeBatch(reading, value);
  if (kind === 'end' && (reading.stage === 'objects' || reading.stage === 'batches'))
    return takeEnd(reading, value, digest());
  return outOfPlace(kind);
}

async function takeHeader(reading: PartReading, value: unknown): Promise<void> {
  const header = fitting(value, partHeaderSchema, 'header');
  reading.header = header;
  reading.log = await knownLog({ ...header, v: 1 }, reading.pinned);
  reading.stage = 'devices';
}

function takeDevice(reading: PartReading, value: unknown): undefined {
  const { id, publicKey, technician } = fitting(value, deviceSchema, 'device');
  const key = fromBase64url(publicKey);
  if (reading.publicKeys.has(id)) refuse('pack.device', `Device ${id} is named twice.`);
  if (key?.length !== 32) return refuse('pack.device', `The key of device ${id} is no key.`);
  reading.publicKeys.set(id, key);
  reading.starts.set(id, actorStart(id, technician));
}

async function takeCheckpoint(reading: PartReading, value: unknown): Promise<void> {
  const { note, cosignatures } = fitting(value, checkpointSchema, 'checkpoint');
  const { header, log } = reading;
  if (!header || !log) return;
  const verdict = await verifyCheckpoint(note, { log: header.log, keys: log.signersAt(header.size) });
  if (!verdict.ok) return refuse('pack.checkpoint', verdict.sentence);
  const { checkpoint, epoch } = verdict;
  if (epoch !== header.epoch || checkpoint.size !== header.size)
    refuse('pack.checkpoint', `The checkpoint is of epoch ${epoch} and size ${checkpoint.size}, not of this pack.`);
  const given = { log: header.log, publicKeys: reading.publicKeys };
  reading.counts.cosigned = await checkCosignatures(given, checkpointBody(checkpoint), cosignatures);
  reading.root = checkpoint.root;
  reading.stage = 'objects';
}

function takeObject(reading: PartReading, value: unknown): undefined {
  const { kind, id, version, body, sha256 } = fitting(value, objectSchema, 'object');
  const name = `${kind} ${id} ${version}`;
  if (reading.objects.has(name)) refuse('pack.object', `Version ${version} of ${id} (${kind}) is there twice.`);
  if ((body === null) !== (sha256 === null) || (body !== null && sha256OfText(canonical(body)) !== sha256))
    refuse('pack.object', `Version ${version} of ${id} (${kind}) was changed: it does not have the hash beside it.`);
  if (body !== null && (body.id !== id || body.version !== version))
    refuse('pack.object', `What is said to be version ${version} of ${id} (${kind}) is another object.`);
  if (kind === 'profiles' && (typeof body?.checked !== 'string' || !Array.isArray(body.pages)))
    refuse('pack.object', `What is said to be the console profile ${id} is none.`);
  reading.objects.set(name, body);
  reading.counts.objects += 1;
  const called = body?.displayName ?? body?.name ?? body?.label;
  if (typeof called === 'string') reading.names.set(`${kind} ${id}`, called);
}

function takeBatch(reading: PartReading, value: unknown): Promise<void> | undefined {
  reading.stage = 'batches';
  const { t: _, ...said } = fitting(value, partBatchSchema, 'batch');
  const { header, log } = reading;
  reading.index = said.first;
  if (!header || !log) return;
  if (said.first < reading.next)
    refuse('pack.index', `The batch of entry ${said.first} stands behind one that comes after it, or is there twice.`);
  if (said.device !== OWN_DEVICE && !reading.publicKeys.has(said.device))
    refuse('pack.device', `The key of device ${said.device} is not in this pack.`);
  checkShown(said);
  checkPeriod(header, said);
  checkProof(reading, said, header.size);
  const refused = new Map(said.refused);
  reading.batch = { said, due: [...said.shown], refused };
  reading.next = said.first + said.count;
  reading.batches += 1;
  return checkSignatures(reading, said);
}

function checkShown({ first, count, leaves, firstSeq, lastSeq, shown }: PartBatch): void {
  if (leaves.length !== lastSeq - firstSeq + 1 || leaves.length < count)
    refuse('pack.signature', 'The batch names another number of leaves than it says it was signed for.');
  const rising = shown.every((index, at) => index >= first && index < first + count && index > (shown[at - 1] ?? -1));
  if (!rising) refuse('pack.index', `The batch of entry ${first} names entries that are not its own, or not in order.`);
}

function checkProof({ root }: PartReading, { first, count, leaves, proof }: PartBatch, size: number): void {
  const hashes = leaves.slice(-count).map(hexToBytes);
  const beside = proof.map((hash) => fromBase64(hash) ?? new Uint8Array());
  const found = rootFromRange({ begin: first, leafHashes: hashes, size, proof: beside });
  if (!found.ok) refuse('pack.proof', `The proof of the batch of entry ${first} is none: ${found.sentence}`);
  if (!root || !found.ok || !sameBytes(found.root, root))
    refuse(
      'pack.proof',
      `The entries ${first} to ${first + count - 1} are not in the log the checkpoint signs: a leaf or the proof was changed.`,
    );
}

function checkSignatures(reading: PartReading, said: PartBatch): Promise<void> | undefined {
  const { log, later, line } = reading;
  if (!log) return;
  const { leaves, shown: _, proof: __, receipt, ...batch } = said;
  const logKeys = log.signersAt(said.first).map(reading.keyOf);
  const own = reading.publicKeys.get(said.device);
  const signers = said.device === OWN_DEVICE ? logKeys : own ? [reading.keyOf(own)] : [];
  const any = async (keys: typeof logKeys, bytes: Uint8Array<ArrayBuffer>, text: string) => {
    const signature = fromBase64url(text);
    return signature !== null && (await Promise.all(keys.map((verifies) => verifies(bytes, signature)))).includes(true);
  };
  const place = { line, index: said.first };
  const signed = any(signers, batchBytes(leaves), said.signature);
  const received = any(logKeys, receiptBytes({ log: log.header.log, ...batch }), receipt);
  const one = checkLater(later, signed, {
    ...{ ...place, code: 'pack.signature' },
    sentence: `The signature of ${said.device} does not belong to the batch that begins with entry ${said.first}.`,
  });
  const other = checkLater(later, received, {
    ...{ ...place, code: 'pack.receipt' },
    sentence: `What the log said of the batch that begins with entry ${said.first} (times, standing, refusals) was changed, or said by another key.`,
  });
  return one && other ? Promise.all([one, other]).then(() => undefined) : (one ?? other);
}

async function takeEnd(reading: PartReading, value: unknown, digest: string): Promise<void> {
  const { header, log, batches, entries, counts } = reading;
  const { sha256, signature } = fitting(value, endSchema, 'end');
  if (!header || !log) return;
  if (batches !== header.batches || entries !== header.entries || counts.objects !== header.objects)
    refuse(
      'pack.end',
      `The pack holds ${entries} entries in ${batches} batches and ${counts.objects} objects; its first line promises ${header.entries}, ${header.batches} and ${header.objects}.`,
    );
  checkWhole(header);
  if (sha256 !== digest)
    refuse('pack.digest', 'The bytes of the file do not have the SHA-256 its last line names: some were changed.');
  const bytes = fromBase64url(signature);
  const keys = log.signersAt(header.size);
  const holds = bytes ? await Promise.all(keys.map((key) => reading.keyOf(key)(packBytes(sha256), bytes))) : [];
  if (!holds.includes(true))
    refuse('pack.signature', 'The last line is not signed by the log: the pack was made by somebody else.');
  reading.stage = 'over';
}

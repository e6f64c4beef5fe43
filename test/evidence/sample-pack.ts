/** A log's rows as the collector has them, made on the fly, so that a pack of any length can be written: signed batches in turn from several devices. */
import { createHmac, hash } from 'node:crypto';
import { batchBytes } from '../../lib/evidence/batch.ts';
import { canonical } from '../../lib/evidence/canonical.ts';
import { checkpointBody } from '../../lib/evidence/checkpoint.ts';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import { entryHash, type Leaf, leafBytes, NO_LEAF } from '../../lib/evidence/leaf.ts';
import { foldSubtrees, growFrontier } from '../../lib/evidence/merkle.ts';
import type { PackBatch, PackHeader } from '../../lib/evidence/pack.schema.ts';
import type { PackEntry, PackRows } from '../../lib/evidence/pack.ts';
import { OWN_DEVICE, receiptBytes } from '../../lib/evidence/receipt.ts';
import { cosigned, logVkeyWord, signedCheckpoint, type TestKey, testKey } from './keys.ts';
import { sampleEvent } from './sample-events.ts';

export const LOG = 'unswivel-0011223344556677';
const AT = '2026-11-22T04:00:00.000Z';

export interface Sample {
  events: number;
  devices?: number;
  batch?: number;
  key?: TestKey;
  /** what becomes of entry `index`: kept as it is, its body erased, or its body refused with this reason */
  fate?(index: number): 'kept' | 'erased' | string;
  /** parts of the header other than usual */
  header?: Partial<PackHeader>;
  /** the keys that sign as the log, by the index a batch begins with */
  keyAt?(index: number): TestKey;
  /** the body to be written in place of the sample event */
  bodyOf?(event: EventBody, index: number): object;
  /** how many events before its new ones each batch sends again */
  again?: number;
  /** whether the log writes evidence of its own in turn with the devices */
  own?: boolean;
  /** the log's reason for every body of `bodyOf` that is no longer the sample event; the body stays */
  refusal?: string | undefined;
}

interface Chain {
  id: string;
  key: TestKey;
  seq: number;
  prev: string;
  hashes: string[];
}

/** `devices` take turns, each with a batch of `batch` events. Every device cosigns the checkpoint at the end. */
export function sampleRows(sample: Sample): PackRows {
  const { events, devices: count = 5, key = testKey(1), keyAt = () => key } = sample;
  const chains = Array.from({ length: count }, (_, n): Chain => {
    return { id: `dev-${n}`, key: testKey(100 + n), seq: 0, prev: NO_LEAF, hashes: [] };
  });
  const own = sample.own ? [{ id: OWN_DEVICE, key, seq: 0, prev: NO_LEAF, hashes: [] }] : [];
  const hashes: Uint8Array[] = [];
  const header = {
    ...{ log: LOG, epoch: 1, size: events, at: AT, by: 't-compliance' },
    keys: [{ vkey: logVkeyWord(LOG, key), rotation: null }],
    epochs: [{ epoch: 1, fromSize: 0, note: null }],
    ...sample.header,
  };
  const rows: PackRows = {
    header,
    devices: chains.map(({ id, key: own }) => ({
      id,
      technician: `t-${id}`,
      publicKey: Buffer.from(own.publicKey).toString('base64url'),
    })),
    batches: batches(sample, [...chains, ...own], hashes, keyAt),
    get checkpoint() {
      const at = { log: LOG, epoch: header.epoch, size: events, root: foldSubtrees(hashes) };
      const body = checkpointBody({ origin: `${LOG}/${header.epoch}`, size: events, root: at.root });
      const cosignatures = chains.map((chain) => ({
        device: chain.id,
        line: cosigned({ log: LOG, device: chain.id, body, time: 1_763_700_000, key: chain.key }),
      }));
      return { note: signedCheckpoint({ ...at, key: keyAt(events) }), cosignatures };
    },
    sign: (bytes) => keyAt(events).sign(bytes),
  };
  return rows;
}

async function* batches(sample: Sample, chains: Chain[], hashes: Uint8Array[], keyAt: (index: number) => TestKey) {
  for (let first = 0, turn = 0; first < sample.events; turn++) {
    const chain = chains[turn % chains.length] as Chain;
    const count = Math.min(sample.batch ?? 20, sample.events - first);
    const entries = Array.from({ length: count }, (_, at): PackEntry => {
      const { entry, leafHash } = nextEntry(chain, first + at, sample);
      growFrontier(hashes, first + at, leafHash);
      return entry;
    });
    const refused = entries.flatMap(({ index }): [number, string][] => {
      const fate = sample.fate?.(index) ?? 'kept';
      if (sample.refusal && isOther(sample, index, chain.id)) return [[index, sample.refusal]];
      return fate === 'kept' || fate === 'erased' ? [] : [[index, fate]];
    });
    const again = Math.min(sample.again ?? 0, chain.seq - count);
    yield { batch: signedBatch(chain, { first, count, again, refused }, keyAt(first)), entries };
    first += count;
  }
}

function nextEntry(chain: Chain, index: number, sample: Sample): { entry: PackEntry; leafHash: Uint8Array } {
  const event = sampleEvent(index, chain.id);
  const text = sample.bodyOf ? canonical(sample.bodyOf(event, index)) : JSON.stringify(event);
  const salt = hash('sha256', `salt ${index}`);
  const mac = createHmac('sha256', Buffer.from(salt, 'hex')).update(text).digest('hex');
  chain.seq += 1;
  const leaf: Leaf = { v: 1, log: LOG, device: chain.id, seq: chain.seq, prev: chain.prev, body: mac };
  const leafHash = entryHash(leafBytes(leaf));
  chain.prev = Buffer.from(leafHash).toString('hex');
  // no batch is longer than 500: what is older is never sent again
  chain.hashes = [...chain.hashes.slice(-499), chain.prev];
  const erased = (sample.fate?.(index) ?? 'kept') !== 'kept';
  return { entry: { index, leaf, salt: erased ? null : salt, body: erased ? null : text }, leafHash };
}

function isOther({ bodyOf }: Sample, index: number, device: string): boolean {
  const event = sampleEvent(index, device);
  return bodyOf !== undefined && canonical(bodyOf(event, index)) !== canonical(event);
}

function signedBatch(
  chain: Chain,
  { again, ...placed }: { first: number; count: number; again: number; refused: [number, string][] },
  key: TestKey,
): PackBatch {
  const length = again + placed.count;
  const signer = chain.id === OWN_DEVICE ? key : chain.key;
  const said = {
    ...{ device: chain.id, firstSeq: chain.seq - length + 1, lastSeq: chain.seq, held: chain.seq },
    ...{ sentAt: AT, receivedAt: AT, standing: 'active' },
    ...placed,
    signature: Buffer.from(signer.sign(batchBytes(chain.hashes.slice(-length)))).toString('base64url'),
  };
  const receipt = key.sign(receiptBytes({ log: LOG, ...said }));
  return { ...said, receipt: Buffer.from(receipt).toString('base64url') };
}

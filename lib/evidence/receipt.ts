/**
 * The log's word for a batch it took: signed by the log key, so that the times, the sender's standing and the refusals of bodies, which no leaf covers, cannot be
 * edited unseen. `collector` is the log's own device; its batches are signed by the log key itself.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from './canonical.ts';

/** The device the log writes its own evidence as. Its device key is the log key of that place in the log. */
export const OWN_DEVICE = 'collector';

export interface ReceivedBatch {
  log: string;
  /** index of its first new entry, and how many entered */
  first: number;
  count: number;
  device: string;
  /** the device's numbers the signature covers; the last `count` of them are the new entries */
  firstSeq: number;
  lastSeq: number;
  /** the last number the device said its chain has */
  held: number;
  /** base64url, over `batchBytes` */
  signature: string;
  /** device clock */
  sentAt: string;
  /** collector clock */
  receivedAt: string;
  standing: string;
  /** index and reason of each entry whose body was refused, by index */
  refused: [index: number, why: string][];
}

/** Bytes the log key signs (Ed25519, base64url): UTF-8 of `unswivel-receipt:v1:` and the RFC 8785 form of the batch. */
export function receiptBytes(batch: ReceivedBatch): Uint8Array<ArrayBuffer> {
  const { log, first, count, device, firstSeq, lastSeq, held, signature, sentAt, receivedAt, standing, refused } =
    batch;
  const said = { log, first, count, device, firstSeq, lastSeq, held, signature, sentAt, receivedAt, standing, refused };
  return new Uint8Array(utf8ToBytes(`unswivel-receipt:v1:${canonical(said)}`));
}

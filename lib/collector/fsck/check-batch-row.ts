/** A batch: what the device signed, and what the log said when it took it. */
import { toBase64url } from '../../evidence/base64.ts';
import { batchBytes } from '../../evidence/batch.ts';
import { OWN_DEVICE, receiptBytes } from '../../evidence/receipt.ts';
import { recentFrom } from '../../evidence/verify/device-chain.ts';
import type { Chain } from './chains.ts';
import type { Known } from './known-keys.ts';
import type { BatchRow } from './rows.ts';
import { isSigned } from './signatures.ts';
import { wrong } from './wrong.ts';

export interface OpenBatch {
  row: BatchRow;
  count: number;
  refused: [number, string][];
}

/** Called when all of the batch's entries went by. */
export function checkBatchRow(known: Known, chain: Chain, batch: OpenBatch): void {
  const { row, count, refused } = batch;
  const first = Number(row.id);
  const no = (sentence: string) => wrong('batches', `id ${first}`, sentence);
  const [firstSeq, lastSeq, held] = [row.first_seq, row.last_seq, row.held].map(Number) as [number, number, number];
  const hashes = recentFrom(chain, firstSeq);
  const logKeys = known.signersAt(first).map(toBase64url);
  const { device, signature, sent_at: sentAt, received_at: receivedAt, standing, receipt } = row;
  const where = { log: known.log, first, count, device, firstSeq, lastSeq, held };
  const bytes = receiptBytes({ ...where, signature, sentAt, receivedAt, standing, refused });
  if (!logKeys.some((key) => isSigned(key, bytes, receipt)))
    no('What the log said of it (place, times, standing, refusals of its entries) was changed.');
  const deviceKeys = device === OWN_DEVICE ? logKeys : [chain.publicKey];
  if (!hashes || !deviceKeys.some((key) => isSigned(key, batchBytes(hashes), signature)))
    no(
      `The signature of ${device} does not belong to these entries. If its row in devices was not changed, the entries were.`,
    );
  chain.held = Math.max(chain.held, held, lastSeq);
}

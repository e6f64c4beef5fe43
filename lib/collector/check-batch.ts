/** What must hold for a whole batch before any of it is looked at: it is this device's, for this log, one unbroken piece of its chain, and signed. */
import type { z } from 'zod';
import { batchBytes } from '../evidence/batch.ts';
import { parsedLeafHash } from '../evidence/leaf.ts';
import type { batchSchema } from '../wire/api.schema.ts';
import type { Caller } from './caller.ts';
import { deviceKey, verifies } from './device-key.ts';
import { Refused } from './errors.ts';

export type Batch = z.infer<typeof batchSchema>;
export type Sent = Batch['events'][number];

/** The leaves' hashes, in order. Throws `Refused` 400 when the batch as a whole is not authentic. */
export function checkBatch(batch: Batch, device: Caller['device'], log: string): string[] {
  for (const { leaf } of batch.events) {
    if (leaf.device !== device.id) throw new Refused('batch.otherDevice');
    if (leaf.log !== log) throw new Refused('batch.otherLog');
  }
  const hashes = batch.events.map((event) => parsedLeafHash(event.leaf));
  for (const [i, { leaf }] of batch.events.entries()) {
    const before = batch.events[i - 1]?.leaf;
    if (before && (leaf.seq !== before.seq + 1 || leaf.prev !== hashes[i - 1])) throw new Refused('batch.order');
  }
  const key = deviceKey(device.publicKey);
  if (!key || !verifies(key, batchBytes(hashes), batch.signature)) throw new Refused('batch.signature');
  return hashes;
}

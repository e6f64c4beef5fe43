/** From a request's bytes to a batch that can be given its place. Reads and checks all that needs no database: it can run in another thread. */
import { batchSchema } from '../wire/api.schema.ts';
import { type Arrival, arrivalOf } from './arrival.ts';
import type { Caller } from './caller.ts';
import { checkBatch } from './check-batch.ts';
import { decodeUtf8, parseBy, parseJson } from './read-json.ts';

export interface BatchRequest {
  bytes: Uint8Array;
  caller: Caller;
  log: string;
  /** collector clock, RFC 3339 in UTC */
  receivedAt: string;
}

export interface BatchRead {
  arrival: Arrival;
  /** the newest checkpoint the device verified */
  seen: { epoch: number; size: number };
}

/** Throws `Refused` 400 when the batch as a whole cannot be taken. */
export function readBatch({ bytes, caller, log, receivedAt }: BatchRequest): BatchRead {
  const batch = parseBy(batchSchema, parseJson(decodeUtf8(bytes)));
  const hashes = checkBatch(batch, caller.device, log);
  return { arrival: arrivalOf(batch, hashes, caller, receivedAt), seen: batch.seen };
}

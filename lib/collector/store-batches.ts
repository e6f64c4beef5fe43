/** Writing placed batches down. */
import { type ReceivedBatch, receiptBytes } from '../evidence/receipt.ts';
import { monthOf } from './bodies/body-key.ts';
import { readTurn } from './bodies/key-rows.ts';
import { sealForStore } from './bodies/seal-events.ts';
import type { Writing } from './database.ts';
import { insertRows } from './insert-rows.ts';
import type { LogKey } from './log-key.ts';
import type { OpenLog, PlacedBatch } from './place-batch.ts';

const ENTRY = ['idx', 'device', 'seq', 'prev', 'body_mac', 'leaf_hash', 'event_id', 'batch', 'body_refused'] as const;
const BODY = [
  ...(['idx', 'salt', 'body', 'sealed', 'body_key', 'verb', 'technician', 'client'] as const),
  ...(['console', 'ticket_console', 'ticket_number'] as const),
];
const BATCH = [
  ...(['id', 'device', 'first_seq', 'last_seq', 'held', 'signature'] as const),
  ...(['sent_at', 'received_at', 'standing', 'checkpoint', 'receipt'] as const),
];

/** `size` is the log's after all of them. Throws `Refused` 503 where a body cannot be kept as it is sealed. */
export async function storeBatches(
  trx: Writing,
  log: string,
  key: LogKey,
  placed: PlacedBatch[],
  size: number,
): Promise<void> {
  await readTurn(trx);
  const batches: PlacedBatch[] = [];
  for (const batch of placed)
    batches.push({ ...batch, events: await sealForStore(trx, batch.events, monthOf(batch.arrival.receivedAt)) });
  const entries = batches.flatMap(({ first, arrival: { device }, events }) =>
    events.map((event, at) => {
      const { seq, prev, bodyMac, leafHash, eventId, refused } = event;
      return [first + at, device, seq, prev, bodyMac, leafHash, eventId, first, refused];
    }),
  );
  const bodies = batches.flatMap(({ first, events }) =>
    events.flatMap(({ sealed, columns: c }, at) => {
      if (!sealed) return [];
      const { verb, technician, client, console, ticket_console, ticket_number } = c;
      const kept = ['', '', sealed.bytes, sealed.key] as const;
      return [[first + at, ...kept, verb, technician, client, console, ticket_console, ticket_number]];
    }),
  );
  await insertRows(trx, 'log_entries', ENTRY, entries);
  await insertRows(trx, 'event_bodies', BODY, bodies);
  const received = batches.map((placed) => {
    const batch = receivedBatch(log, placed);
    const { first, device, firstSeq, lastSeq, held, signature, sentAt, receivedAt, standing } = batch;
    const receipt = key.sign(receiptBytes(batch)).toString('base64url');
    return [first, device, firstSeq, lastSeq, held, signature, sentAt, receivedAt, standing, size, receipt];
  });
  await insertRows(trx, 'batches', BATCH, received);
}

function receivedBatch(log: string, { first, arrival, events }: PlacedBatch): ReceivedBatch {
  const { device, held, signature, sentAt, receivedAt, standing } = arrival;
  return {
    ...{ log, first, count: events.length, device, held, signature, sentAt, receivedAt, standing },
    firstSeq: arrival.events[0]?.seq as number,
    lastSeq: arrival.events.at(-1)?.seq as number,
    refused: events.flatMap(({ refused }, at): [number, string][] => (refused === null ? [] : [[first + at, refused]])),
  };
}

/** The end of each device's chain, where a batch moved it. */
export async function storeTails(trx: Writing, { tails }: OpenLog): Promise<void> {
  for (const [device, { seq, leaf, held, moved }] of tails)
    if (moved)
      await trx
        .updateTable('devices')
        .set({ last_seq: seq, last_leaf: leaf, held_seq: held })
        .where('id', '=', device)
        .execute();
}

/** One authentic batch, read and checked, ready to be given its place. Plain data: it can wait in a queue, or in a table. */
import type { EventBody } from '../evidence/event.schema.ts';
import type { Caller } from './caller.ts';
import type { Batch } from './check-batch.ts';
import { checkEvent } from './check-body.ts';
import { mayActFor } from './roles.ts';

export interface Arrival {
  device: string;
  technician: string;
  standing: string;
  /** base64url, over all leaves sent */
  signature: string;
  held: number;
  /** device clock and collector clock, RFC 3339 in UTC */
  sentAt: string;
  receivedAt: string;
  /** consecutive in the device's chain */
  events: ArrivingEvent[];
}

export interface ArrivingEvent {
  seq: number;
  prev: string;
  bodyMac: string;
  leafHash: string;
  /** both null when the body is not kept, or sealed */
  salt: string | null;
  text: string | null;
  /** both, encrypted (bodies/body-key.ts), with the id of the key */
  sealed: { key: string; bytes: Uint8Array } | null;
  /** why only the leaf is taken (refusal.ts) */
  refused: string | null;
  eventId: string | null;
  columns: ListColumns;
  /** the client it names although its technician does not serve it */
  foreignClient?: string;
}

/** What lists are made from. */
export interface ListColumns {
  verb: string | null;
  technician: string | null;
  client: string | null;
  console: string | null;
  ticket_console: string | null;
  ticket_number: string | null;
}

/** `hashes` are the leaves' hashes in order, as `checkBatch` gave them. */
export function arrivalOf(batch: Batch, hashes: string[], caller: Caller, receivedAt: string): Arrival {
  const { signature, held, sentAt } = batch;
  const events = batch.events.map((sent, i): ArrivingEvent => {
    const { seq, prev, body: bodyMac } = sent.leaf;
    const { body, ...checked } = checkEvent(sent, caller);
    const client = body?.client?.id;
    const foreign = client && caller.standing === 'active' && !mayActFor(caller, client);
    return {
      ...{ seq, prev, bodyMac, leafHash: hashes[i] as string, ...checked },
      eventId: body?.id ?? null,
      sealed: null,
      columns: listColumns(body),
      ...(foreign ? { foreignClient: client } : {}),
    };
  });
  const { standing, technician } = caller;
  return { device: caller.device.id, technician, standing, signature, held, sentAt, receivedAt, events };
}

/** Of a body that was not taken, all are null. */
export const listColumns = (body: EventBody | null): ListColumns => ({
  verb: body?.verb ?? null,
  technician: body?.actor.technician ?? null,
  client: body?.client?.id ?? null,
  console: body?.console?.id ?? null,
  ticket_console: body?.ticket?.console ?? null,
  ticket_number: body?.ticket?.number ?? null,
});

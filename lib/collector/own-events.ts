/**
 * The log's own evidence: who read it, who was refused, what became of devices and keys. Written by the device `collector` on its own chain, whose key is the log
 * key, in the same transactions as everybody's.
 */
import { randomBytes } from 'node:crypto';
import { batchBytes } from '../evidence/batch.ts';
import { canonical } from '../evidence/canonical.ts';
import { nextEntry } from '../evidence/chain.ts';
import { type EventParts, makeEvent } from '../evidence/event.ts';
import { OWN_DEVICE } from '../evidence/receipt.ts';
import { type Arrival, type ArrivingEvent, listColumns } from './arrival.ts';
import type { Caller } from './caller.ts';
import type { LogKey } from './log-key.ts';
import type { Tail } from './place-batch.ts';

/** An event body without version, id and time. */
export type OwnEvent = EventParts;

/** Who an own event is about: somebody who asked, … */
export const actorOf = (caller: Caller): OwnEvent['actor'] => ({
  technician: caller.technician,
  version: caller.record?.version ?? 0,
  device: caller.device.id,
});
/** … whoever sits at the machine, or the collector by itself. */
export const COMMAND_LINE: OwnEvent['actor'] = { technician: 'command-line', version: 0, device: OWN_DEVICE };
export const ITSELF: OwnEvent['actor'] = { technician: 'collector', version: 0, device: OWN_DEVICE };

/** The next batch of the collector's own chain. `at` is RFC 3339. */
export function sealOwn(log: string, key: LogKey, tail: Tail, parts: OwnEvent[], at: string): Arrival {
  let head = { log, device: OWN_DEVICE, seq: tail.seq, prev: tail.leaf };
  const events = parts.map((part): ArrivingEvent => {
    const body = makeEvent(part, Date.parse(at));
    const salt = randomBytes(32).toString('hex');
    const { leaf, leafHash, head: next } = nextEntry(head, body, salt);
    head = next;
    return {
      ...{ seq: leaf.seq, prev: leaf.prev, bodyMac: leaf.body, leafHash },
      ...{ salt, text: canonical(body), sealed: null, refused: null, eventId: body.id },
      columns: listColumns(body),
    };
  });
  const signature = key.sign(batchBytes(events.map(({ leafHash }) => leafHash))).toString('base64url');
  const { technician } = ITSELF;
  return {
    device: OWN_DEVICE,
    technician,
    standing: 'active',
    signature,
    held: head.seq,
    sentAt: at,
    receivedAt: at,
    events,
  };
}

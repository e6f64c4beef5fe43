/** A chain in two versions: somebody copied the device or set it back. It is stopped, what it sent is kept apart, and the log says so itself. */

import { quarantineWhole } from './apart/quarantine.ts';
import type { Arrival } from './arrival.ts';
import { unsealed } from './bodies/seal-events.ts';
import type { Writing } from './database.ts';
import { ITSELF, type OwnEvent } from './own-events.ts';
import type { OpenLog } from './place-batch.ts';

const STOPPED_FROM = new Set(['active', 'revoked', 'ended']);

/** Stops the devices of `log.clones`; gives the events to be said about it. A device already stopped or closed stays so. */
export async function stopClones(trx: Writing, log: OpenLog, at: string): Promise<OwnEvent[]> {
  const said: OwnEvent[] = [];
  for (const arrival of log.clones) {
    const whole = { ...arrival, events: unsealed(trx, arrival.events) };
    await quarantineWhole(trx, at, arrival.device, whole);
    const tail = log.tails.get(arrival.device);
    if (!tail || !STOPPED_FROM.has(tail.state)) continue;
    tail.state = 'stopped';
    await trx.updateTable('devices').set({ state: 'stopped' }).where('id', '=', arrival.device).execute();
    said.push(stoppedEvent(arrival, tail.seq));
  }
  return said;
}

const stoppedEvent = ({ device, technician, events }: Arrival, lastSeq: number): OwnEvent => ({
  verb: 'device.stopped',
  outcome: 'success',
  actor: ITSELF,
  object: { type: 'device', key: device },
  code: 'event.clone',
  detail: { technician, firstSent: events[0]?.seq ?? 0, lastInLog: lastSeq },
});

import { browser } from 'wxt/browser';
import { CollectorRefusal, Unreachable } from './call-collector.ts';
import { database, type Identity } from './database.ts';
import { nextBatch, sendBatch } from './delivery-batch.ts';
import { countState, deliveryOf } from './delivery-state.ts';
import { queueBehind } from './queue-behind.ts';
import { retryDelay } from './retry-delay.ts';

/** The alarm that wakes a stopped worker to deliver; it also runs every minute as a net below everything else. */
export const DELIVERY_ALARM = 'deliver';
/** Session key written after each run, so that badge and panels, which know of delivery, are told without delivery knowing of them. */
export const DELIVERY_TURN = 'delivery.turn';
const KEPT_MS = 30 * 86_400_000;

/**
 * Sends what every enrolment of this browser profile holds, in order, until nothing waits or the collector is away. One run at a time per device.
 * `now` ignores a pause after failures: the person asked, or the network just came back.
 */
export async function deliverAll(how: { now: boolean } = { now: false }): Promise<void> {
  const identities = await database.identities.toArray();
  await Promise.all(
    identities.map((identity) => queueBehind(`deliver:${identity.id}`, () => deliver(identity, how.now))),
  );
}

async function deliver(identity: Identity, now: boolean): Promise<void> {
  const before = await deliveryOf(identity.id);
  if (!now && before.nextAt > Date.now()) return;
  try {
    let problem: string | undefined;
    for (;;) {
      const batch = await nextBatch(identity.id);
      if (batch.length === 0) break;
      const sent = await sendBatch(identity, batch);
      problem = sent.problem ?? problem;
      if (sent.settled === 0) throw new Unreachable('The collector answered without saying what became of the events.');
    }
    await database.deliveries.put({ identity: identity.id, failures: 0, nextAt: 0, ...(problem ? { problem } : {}) });
  } catch (error) {
    await pause(identity, before.failures, before.offline?.since, error);
  }
  await browser.storage.session.set({ [DELIVERY_TURN]: Date.now() });
}

/** Delivers after `ms`, if the worker lives that long; else the alarm does. */
export function deliverLater(ms: number): void {
  setTimeout(
    () => deliverAll().catch((error) => console.warn('Unswivel: delivery is tried again by alarm', error)),
    ms,
  );
}

/** Puts the next try off and says why. What is not the network or the collector's no is our own fault and shown as such. */
async function pause(identity: Identity, failures: number, since: number | undefined, error: unknown): Promise<void> {
  const refusal = error instanceof CollectorRefusal ? error : null;
  const wait = retryDelay(failures, refusal?.retryAfterMs ?? null);
  const nextAt = Date.now() + wait;
  const away = error instanceof Unreachable || (refusal !== null && (refusal.status === 429 || refusal.status >= 500));
  await database.deliveries.put({
    identity: identity.id,
    failures: failures + 1,
    nextAt,
    ...(away
      ? { offline: { since: since ?? Date.now(), why: (error as Error).message } }
      : { problem: problemOf(error) }),
  });
  // The timer serves while the worker lives; the alarm (30 s at the least) when it was stopped in between.
  if (wait < 30_000) deliverLater(wait + 50);
  await browser.alarms.create(DELIVERY_ALARM, { when: Math.max(nextAt, Date.now() + 30_000), periodInMinutes: 1 });
}

function problemOf(error: unknown): string {
  if (!(error instanceof CollectorRefusal)) {
    console.error('Unswivel: delivery failed', error);
    return 'Events wait on this device: delivery failed inside Unswivel and is tried again.';
  }
  if (error.status === 401)
    return 'The collector no longer accepts this device. Events wait here: enrol again with a new code.';
  if (error.status === 403) return `The collector refused this device: ${error.message}`;
  return `The collector refused the events: ${error.message}`;
}

/** Delivered events stay 30 days, so that a collector restored from a backup can be given them again. */
export async function pruneDelivered(nowMs: number = Date.now()): Promise<void> {
  await database.outbox
    .where('[state+deliveredAt]')
    .between(['delivered', 0], ['delivered', nowMs - KEPT_MS])
    .delete();
  await database.intents
    .where('at')
    .below(nowMs - KEPT_MS)
    .and((intent) => intent.state === 'closed')
    .delete();
}

/** Removes an enrolment that was signed out once its last event is delivered. Call after `deliverAll`. */
export async function forgetLeavers(endSession: (identity: Identity) => Promise<void>): Promise<void> {
  for (const identity of await database.identities.toArray()) {
    if (!identity.leaving || (await countState(identity.id, 'waiting')) > 0) continue;
    await endSession(identity);
    await database.transaction('rw', database.identities, database.deliveries, database.caches, async () => {
      await database.identities.delete(identity.id);
      await database.deliveries.delete(identity.id);
      await database.caches.delete(identity.id);
    });
  }
}

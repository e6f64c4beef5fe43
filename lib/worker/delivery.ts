import { browser } from 'wxt/browser';
import { CollectorRefusal, Unreachable } from './call-collector.ts';
import { database, type Identity, type OutboxRow } from './database.ts';
import { daysRun } from './days-run.ts';
import { MOST_EVENTS, nextBatch, refusedEvents, sendBatch, stopDevice, withhold } from './delivery-batch.ts';
import { deliveryOf, inState } from './delivery-state.ts';
import { checkLog, isCheckDue } from './log-check.ts';
import { Unproven } from './log-checkpoint.ts';
import { cosign } from './log-cosign.ts';
import { Forked } from './log-fork.ts';
import { logOf } from './log-row.ts';
import { queueBehind } from './queue-behind.ts';
import { retryDelay, stillPaused } from './retry-delay.ts';
import { dropCache } from './sealed-cache.ts';
import { storageTrouble } from './storage-trouble.ts';

/** The alarm that wakes a stopped worker to deliver; it also runs every minute as a net below everything else. */
export const DELIVERY_ALARM = 'deliver';
/** Session key written after each run, so that badge and panels, which know of delivery, are told without delivery knowing of them. */
export const DELIVERY_TURN = 'delivery.turn';
const DAY_MS = 86_400_000;
const KEPT_MS = 30 * DAY_MS;

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
  if (!now && stillPaused(before.nextAt)) return;
  try {
    await sendWaiting(identity, before.failures);
    await cosign(identity);
    await database.deliveries.put({ identity: identity.id, failures: 0, nextAt: 0 });
  } catch (error) {
    await pause(identity, before.failures, before.offline?.since, error);
  }
  await browser.storage.session.set({ [DELIVERY_TURN]: Date.now() });
}

/**
 * Sends until nothing waits. A log that is refused is asked first whether it is in order again, and one that got nothing once an hour. After failures it begins with less:
 * what is too much for a slow network is not tried the same way for ever.
 */
async function sendWaiting(identity: Identity, failures: number): Promise<void> {
  if ((await logOf(identity)).fork) await checkLog(identity);
  let most = Math.max(1, Math.floor(MOST_EVENTS / 2 ** failures));
  let sent = 0;
  for (;;) {
    const batch = await nextBatch(identity, most);
    if (batch.length === 0) break;
    try {
      await sendBatch(identity, batch);
      sent += batch.length;
      most = Math.min(MOST_EVENTS, most * 2);
    } catch (error) {
      if (!(error instanceof CollectorRefusal)) throw error;
      most = await mend(identity, batch, error);
    }
  }
  if (sent === 0 && (await isCheckDue(identity))) await checkLog(identity);
}

/** What can be done about a refused batch without a person; gives how many events to send next. Throws the refusal when nothing can. */
async function mend(identity: Identity, batch: OutboxRow[], refusal: CollectorRefusal): Promise<number> {
  const unreadable = refusal.status === 413 || (refusal.status === 400 && refusal.code.startsWith('request.'));
  if (unreadable && batch.length > 1) return Math.ceil(batch.length / 2);
  if (unreadable && (await withheldOne(batch[0], refusal.message))) return 1;
  if (refusal.status !== 409) throw refusal;

  const [first] = refusedEvents(refusal);
  const culprit = batch.find(({ seq }) => seq === first?.seq);
  if (refusal.code === 'event.conflict' && (await withheldOne(culprit, refusal.message))) return batch.length;
  if (refusal.code !== 'event.clone' && refusal.code !== 'event.gap') throw refusal;

  // A log that lost its end, or shows another history, looks like a copied device to itself: who is right is asked first.
  const before = (await logOf(identity)).seen?.epoch;
  const { seen } = await checkLog(identity);
  if (seen?.epoch !== before) return batch.length;
  if (refusal.code === 'event.gap') throw refusal;
  await stopDevice(identity, batch);
  return MOST_EVENTS;
}

async function withheldOne(row: OutboxRow | undefined, why: string): Promise<boolean> {
  if (!row || row.withheld) return false;
  await withhold(row, why);
  return true;
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
  const problem = away ? undefined : problemOf(error);
  await database.deliveries.put({
    identity: identity.id,
    failures: failures + 1,
    nextAt,
    ...(away ? { offline: { since: since ?? Date.now(), why: (error as Error).message } } : {}),
    ...(problem ? { problem } : {}),
  });
  // The timer serves while the worker lives; the alarm (30 s at the least) when it was stopped in between.
  if (wait < 30_000) deliverLater(wait + 50);
  // A delay, not a time: the worker's clock may be wrong.
  await browser.alarms.create(DELIVERY_ALARM, { delayInMinutes: Math.max(wait, 30_000) / 60_000, periodInMinutes: 1 });
}

/** A sentence for the person; undefined for what is shown otherwise (delivery-state.ts). */
function problemOf(error: unknown): string | undefined {
  if (error instanceof Forked) return undefined;
  if (error instanceof Unproven)
    return `Events wait on this device: what the collector answered does not verify. ${error.message} It is tried again; if it stays, tell your administrator.`;
  if (error instanceof CollectorRefusal) {
    if (error.status === 401)
      return 'The collector no longer knows this device. Events wait here: enrol again with a new code, and save what waits in the options under “Evidence log”.';
    if (error.status === 403) return `The collector refused this device: ${error.message}`;
    return `The collector refused the events: ${error.message}`;
  }
  console.error('Unswivel: delivery failed', error);
  return (
    storageTrouble(error)?.sentence ?? 'Events wait on this device: delivery failed inside Unswivel and is tried again.'
  );
}

/**
 * Delivered events stay 30 days by the clock and 30 days on which this device ran, so that a collector restored from a backup can be given them again. An event the log has without its content stays: its content is
 * nowhere else.
 */
export async function pruneDelivered(nowMs: number = Date.now(), keptMs: number = KEPT_MS): Promise<number> {
  const days = await daysRun(nowMs);
  const old = ({ deliveredOn = days }: OutboxRow) => (days - deliveredOn) * DAY_MS >= keptMs;
  const removed = await database.outbox
    .where('[state+deliveredAt]')
    .between(['delivered', 0], ['delivered', nowMs - keptMs])
    .and((row) => old(row) && !row.problem && !row.withheld)
    .delete();
  await database.intents
    .where('at')
    .below(nowMs - KEPT_MS)
    .and((intent) => intent.state === 'closed')
    .delete();
  return removed;
}

/**
 * Removes an enrolment that was signed out once its last event is delivered and every fill has its outcome. One with events the log refused stays, with its key. Call after `deliverAll`.
 */
export async function forgetLeavers(endSession: (identity: Identity) => Promise<void>): Promise<void> {
  for (const identity of await database.identities.toArray()) {
    if (!identity.leaving || !(await closeChain(identity))) continue;
    await endSession(identity);
    await database.transaction(
      'rw',
      [
        ...[database.identities, database.deliveries, database.logs],
        ...[database.caches, database.records, database.policies],
      ],
      async () => {
        await database.identities.delete(identity.id);
        await database.deliveries.delete(identity.id);
        await dropCache(identity.id);
        await database.logs.delete(identity.id);
      },
    );
  }
}

/** Its token and key go next: from here on nothing is recorded that could not be delivered any more. False while something is still to be told or delivered. */
async function closeChain({ id }: Identity): Promise<boolean> {
  const { identities, outbox, intents } = database;
  return database.transaction('rw', identities, outbox, intents, async () => {
    // Looked for from the beginning: its key goes with it.
    const held = await Promise.all([
      inState(id, 'waiting').limit(1).primaryKeys(),
      inState(id, 'refused').limit(1).primaryKeys(),
      intents.where('[identity+state]').equals([id, 'open']).limit(1).primaryKeys(),
    ]);
    if (held.flat().length > 0) return false;
    await identities.update(id, { leaving: 'closed' });
    return true;
  });
}

import { beforeEach, expect, test, vi } from 'vitest';
import { batchBytes } from '../../lib/evidence/batch.ts';
import { type Leaf, leafHash } from '../../lib/evidence/leaf.ts';
import { database, type Identity } from '../../lib/worker/database.ts';
import { deliverAll, pruneDelivered } from '../../lib/worker/delivery.ts';
import { deliveryOf, evidenceState } from '../../lib/worker/delivery-state.ts';
import { recordEvent } from '../../lib/worker/record-event.ts';
import { enrolledDevice } from './device.ts';
import { freshBrowser } from './fake-browser.ts';

type Sent = { events: { leaf: Leaf; salt: string; body: unknown }[]; signature: string };

/** A collector in memory that keeps each leaf once; faults are injected before or after it stored. */
function collector() {
  const log: string[] = [];
  const batches: Sent[] = [];
  const faults: ('lost-request' | 'lost-answer' | { status: number; after?: string })[] = [];
  const answer = async (_: unknown, init: { body: string }) => {
    const fault = faults.shift();
    if (fault === 'lost-request') throw new TypeError('network');
    if (typeof fault === 'object') {
      const error = { error: { code: 'x', status: fault.status, sentence: 'Not now.' } };
      return new Response(JSON.stringify(error), {
        status: fault.status,
        headers: fault.after ? { 'Retry-After': fault.after } : {},
      });
    }
    const sent = JSON.parse(init.body) as Sent;
    batches.push(sent);
    const results = sent.events.map(({ leaf }) => {
      const hash = leafHash(leaf);
      const at = log.indexOf(hash);
      if (at < 0) log.push(hash);
      return { seq: leaf.seq, index: log.indexOf(hash), leafHash: hash, ...(at < 0 ? {} : { duplicate: true }) };
    });
    if (fault === 'lost-answer') throw new TypeError('network');
    return new Response(JSON.stringify({ results }), { status: 200 });
  };
  vi.stubGlobal('fetch', vi.fn(answer));
  return { log, batches, faults };
}

async function store(identity: Identity, count: number): Promise<void> {
  for (let at = 0; at < count; at++)
    await recordEvent(identity, { verb: 'ticket.read', outcome: 'success', object: { type: 'ticket', key: `${at}` } });
}

beforeEach(freshBrowser);

test('sends 250 events in order, in signed batches of at most 100', async () => {
  const { log, batches } = collector();
  const identity = await enrolledDevice();
  await store(identity, 250);
  await deliverAll({ now: true });
  expect(batches.map((batch) => batch.events.length)).toEqual([100, 100, 50]);
  expect(log).toEqual((await database.outbox.toArray()).map((row) => row.leafHash));
  const [first] = batches;
  const bytes = Uint8Array.from(atob((first as Sent).signature.replaceAll('-', '+').replaceAll('_', '/')), (one) =>
    one.charCodeAt(0),
  );
  const signed = batchBytes((first as Sent).events.map(({ leaf }) => leafHash(leaf)));
  expect(await crypto.subtle.verify('Ed25519', identity.keys.publicKey, bytes, signed)).toBe(true);
  expect(await evidenceState(identity.id)).toEqual({ waiting: 0, sent: 250 });
});

test('an answer that was lost is asked again and nothing is there twice', async () => {
  const { log, faults } = collector();
  faults.push('lost-answer');
  const identity = await enrolledDevice();
  await store(identity, 3);
  await deliverAll({ now: true });
  expect(await evidenceState(identity.id)).toMatchObject({ waiting: 3, sent: 0 });
  await deliverAll({ now: true });
  expect(await evidenceState(identity.id)).toEqual({ waiting: 0, sent: 3 });
  expect(log).toHaveLength(3);
});

test('a busy collector is left alone for as long as it asked', async () => {
  const { faults, batches } = collector();
  faults.push({ status: 429, after: '120' });
  const identity = await enrolledDevice();
  await store(identity, 1);
  await deliverAll({ now: true });
  const { nextAt, failures, offline } = await deliveryOf(identity.id);
  expect(nextAt - Date.now()).toBeGreaterThan(118_000);
  expect({ failures, why: offline?.why }).toEqual({ failures: 1, why: 'Not now.' });
  await deliverAll();
  expect(batches).toHaveLength(0);
});

test('a collector that holds another event in its place stops that event and says so', async () => {
  collector();
  vi.stubGlobal(
    'fetch',
    async () =>
      new Response(JSON.stringify({ results: [{ seq: 1, index: 9, leafHash: 'f'.repeat(64) }] }), { status: 200 }),
  );
  const identity = await enrolledDevice();
  await store(identity, 1);
  await deliverAll({ now: true });
  expect(await evidenceState(identity.id)).toMatchObject({
    waiting: 0,
    sent: 0,
    problem: expect.stringContaining('copied'),
  });
});

test('a device whose token ended keeps its events and says what to do', async () => {
  const { faults } = collector();
  faults.push({ status: 401 });
  const identity = await enrolledDevice();
  await store(identity, 2);
  await deliverAll({ now: true });
  expect(await evidenceState(identity.id)).toMatchObject({
    waiting: 2,
    problem: expect.stringContaining('enrol again'),
  });
});

test('twenty calls at once send each event once', async () => {
  const { batches } = collector();
  const identity = await enrolledDevice();
  await store(identity, 30);
  await Promise.all(Array.from({ length: 20 }, () => deliverAll({ now: true })));
  expect(batches.flatMap((batch) => batch.events.map(({ leaf }) => leaf.seq))).toEqual(
    Array.from({ length: 30 }, (_, at) => at + 1),
  );
});

test('delivered events stay 30 days and waiting ones for ever', async () => {
  collector();
  const identity = await enrolledDevice();
  await store(identity, 2);
  await deliverAll({ now: true });
  await store(identity, 1);
  await pruneDelivered(Date.now() + 29 * 86_400_000);
  expect(await database.outbox.count()).toBe(3);
  await pruneDelivered(Date.now() + 31 * 86_400_000);
  expect((await database.outbox.toArray()).map((row) => [row.seq, row.state])).toEqual([[3, 'waiting']]);
});

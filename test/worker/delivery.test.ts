import { beforeEach, expect, test, vi } from 'vitest';
import { batchBytes } from '../../lib/evidence/batch.ts';
import { leafHash } from '../../lib/evidence/leaf.ts';
import { database, type Identity } from '../../lib/worker/database.ts';
import { deliverAll, pruneDelivered } from '../../lib/worker/delivery.ts';
import { deliveryOf, evidenceState } from '../../lib/worker/delivery-state.ts';
import { recordEvent } from '../../lib/worker/record-event.ts';
import { enrolledDevice } from './device.ts';
import { freshBrowser } from './fake-browser.ts';
import { type FakeLog, fakeLog, refusal, type Sent } from './fake-log.ts';

/** A device enrolled with a collector in memory. */
async function start(): Promise<{ log: FakeLog; identity: Identity }> {
  const log = await fakeLog();
  vi.stubGlobal('fetch', vi.fn(log.fetch));
  return { log, identity: await enrolledDevice('device-1', 'dana', log.vkey) };
}

async function store(identity: Identity, count: number): Promise<void> {
  for (let at = 0; at < count; at++)
    await recordEvent(identity, { verb: 'ticket.read', outcome: 'success', object: { type: 'ticket', key: `${at}` } });
}

const rows = () => database.outbox.toArray();

const DAY_MS = 86_400_000;

/** Each of the next days the device runs and cleans up. */
async function liveThrough(days: number): Promise<void> {
  for (let day = 0; day <= days; day++) await pruneDelivered(Date.now() + day * DAY_MS);
}

beforeEach(freshBrowser);

test('sends 900 events in order, in signed batches of at most 400, and says how far its chain goes', async () => {
  const { log, identity } = await start();
  await store(identity, 900);
  await deliverAll({ now: true });
  expect(log.batches.map((batch) => batch.events.length)).toEqual([400, 400, 100]);
  expect(log.leaves).toEqual((await rows()).map((row) => row.leafHash));
  expect(log.batches.map(({ held, seen }) => [held, seen])).toEqual([
    [900, { epoch: 1, size: 0 }],
    [900, { epoch: 1, size: 400 }],
    [900, { epoch: 1, size: 800 }],
  ]);
  const [first] = log.batches as [Sent];
  const bytes = Uint8Array.from(atob(first.signature.replaceAll('-', '+').replaceAll('_', '/')), (one) =>
    one.charCodeAt(0),
  );
  const signed = batchBytes(first.events.map(({ leaf }) => leafHash(leaf)));
  expect(await crypto.subtle.verify('Ed25519', identity.keys.publicKey, bytes, signed)).toBe(true);
  expect(await evidenceState(identity.id)).toEqual({ waiting: 0, sent: 900 });
  expect((await rows()).map(({ index, epoch }) => [index, epoch])).toEqual(
    Array.from({ length: 900 }, (_, at) => [at, 1]),
  );
});

test('an answer that was lost is asked again and nothing is there twice', async () => {
  const { log, identity } = await start();
  log.faults.push('lost-answer');
  await store(identity, 3);
  await deliverAll({ now: true });
  expect(await evidenceState(identity.id)).toMatchObject({ waiting: 3, sent: 0 });
  await deliverAll({ now: true });
  expect(await evidenceState(identity.id)).toEqual({ waiting: 0, sent: 3 });
  expect(log.leaves).toHaveLength(3);
});

const inTwoMinutes = () => new Date(Date.now() + 120_000).toUTCString();

test.each([
  ['seconds', () => '120'],
  ['a date', inTwoMinutes],
])('a busy collector is left alone for as long as it asked, in %s', async (_, after) => {
  const { log, identity } = await start();
  log.faults.push({ status: 429, after: after() });
  await store(identity, 1);
  await deliverAll({ now: true });
  const { nextAt, failures, offline } = await deliveryOf(identity.id);
  expect(nextAt - Date.now()).toBeGreaterThan(118_000);
  expect({ failures, why: offline?.why }).toEqual({ failures: 1, why: 'Not now.' });
  await deliverAll();
  expect(log.batches).toHaveLength(0);
});

test('after failures it begins with fewer, and with more again as they go through', async () => {
  const { log, identity } = await start();
  await store(identity, 300);
  for (let failures = 0; failures < 3; failures++) {
    log.faults.push('lost-request');
    await deliverAll({ now: true });
  }
  await deliverAll({ now: true });
  expect(log.batches.map(({ events }) => events.length)).toEqual([50, 100, 150]);
});

test('a batch that is too large is halved until it fits', async () => {
  const { log, identity } = await start();
  const tooLarge = { status: 413, code: 'request.tooLarge', when: (sent: Sent) => sent.events.length > 7 };
  log.faults.push(tooLarge);
  await store(identity, 40);
  await deliverAll({ now: true });
  expect(await evidenceState(identity.id)).toEqual({ waiting: 0, sent: 40 });
  expect(log.batches.every(({ events }) => events.length <= 7)).toBe(true);
  expect(log.batches.flatMap(({ events }) => events.map(({ leaf }) => leaf.seq))).toEqual(
    Array.from({ length: 40 }, (_, at) => at + 1),
  );
});

test('one event the collector cannot read goes as its leaf, the others whole, and its content stays here', async () => {
  const { log, identity } = await start();
  const poison = (sent: Sent) => sent.events.some(({ leaf, withheld }) => leaf.seq === 5 && !withheld);
  log.faults.push({ status: 400, code: 'request.nul', when: poison });
  await store(identity, 9);
  await deliverAll({ now: true });
  expect(await evidenceState(identity.id)).toMatchObject({ waiting: 0, sent: 9 });
  const sent = log.batches.flatMap(({ events }) => events);
  expect(sent.map(({ leaf, withheld }) => [leaf.seq, withheld ?? 'whole'])).toEqual(
    Array.from({ length: 9 }, (_, at) => [at + 1, at === 4 ? 'Not now.' : 'whole']),
  );
  await liveThrough(31);
  expect((await rows()).map(({ seq, body }) => [seq, body.object?.key])).toEqual([[5, '4']]);
});

test('a collector that refuses everything gets no event without its content', async () => {
  const { log, identity } = await start();
  log.faults.push({ status: 400, code: 'request.shape', when: () => true });
  await store(identity, 3);
  await deliverAll({ now: true });
  expect(log.batches).toHaveLength(0);
  expect(await evidenceState(identity.id)).toMatchObject({ waiting: 3, problem: expect.stringContaining('refused') });
});

test('a device whose chain the log holds in another version is stopped, keeps its events and says what to do', async () => {
  const { log, identity } = await start();
  await store(identity, 3);
  const answer = log.fetch;
  vi.stubGlobal('fetch', (url: string, init: { body?: string }) =>
    url.endsWith('/v1/events')
      ? Promise.resolve(
          refusal(409, 'event.clone', undefined, {
            results: [{ seq: 1, error: { code: 'event.clone', sentence: 'Another event is there.' } }],
          }),
        )
      : answer(url, init),
  );
  await deliverAll({ now: true });
  expect((await rows()).map(({ seq, state }) => [seq, state])).toEqual([1, 2, 3].map((seq) => [seq, 'refused']));
  expect(await evidenceState(identity.id)).toMatchObject({
    waiting: 0,
    sent: 0,
    problem: expect.stringContaining('enrol again'),
  });
  expect((await database.identities.get(identity.id))?.stopped).toContain('copied');
});

test('a device whose token is not known any more keeps its events and says what to do', async () => {
  const { log, identity } = await start();
  log.faults.push({ status: 401 });
  await store(identity, 2);
  await deliverAll({ now: true });
  expect(await evidenceState(identity.id)).toMatchObject({
    waiting: 2,
    problem: expect.stringContaining('enrol again'),
  });
});

test('twenty calls at once send each event once', async () => {
  const { log, identity } = await start();
  await store(identity, 30);
  await Promise.all(Array.from({ length: 20 }, () => deliverAll({ now: true })));
  expect(log.batches.flatMap((batch) => batch.events.map(({ leaf }) => leaf.seq))).toEqual(
    Array.from({ length: 30 }, (_, at) => at + 1),
  );
});

test('delivered events stay 30 days and waiting ones for ever', async () => {
  const { identity } = await start();
  await store(identity, 2);
  await deliverAll({ now: true });
  await store(identity, 1);
  await liveThrough(29);
  expect(await database.outbox.count()).toBe(3);
  await liveThrough(31);
  expect((await rows()).map((row) => [row.seq, row.state])).toEqual([[3, 'waiting']]);
});

test.each([3653, -3653])(
  'a clock that was wrong by %i days for a while costs no event that is kept for 30',
  async (off) => {
    const { identity } = await start();
    await store(identity, 2);
    await deliverAll({ now: true });
    const right = Date.now();
    vi.spyOn(Date, 'now').mockImplementation(() => right + off * DAY_MS);
    await store(identity, 2);
    await deliverAll({ now: true });
    await pruneDelivered();
    vi.mocked(Date.now).mockRestore();
    await pruneDelivered();
    expect(await database.outbox.count()).toBe(4);
  },
);

test('a pause noted by a clock that was years ahead does not keep the device silent', async () => {
  const { log, identity } = await start();
  const right = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => right + 3653 * DAY_MS);
  await store(identity, 1);
  log.faults.push('lost-answer');
  await deliverAll({ now: true });
  vi.mocked(Date.now).mockRestore();
  expect((await deliveryOf(identity.id)).nextAt).toBeGreaterThan(right + 3000 * DAY_MS);
  await deliverAll();
  expect(await evidenceState(identity.id)).toEqual({ waiting: 0, sent: 1 });
});

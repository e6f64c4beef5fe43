/** What a device believes of its log, with a log that can be made to lie. */
import { beforeEach, expect, test, vi } from 'vitest';
import { verifyCheckpoint } from '../../lib/evidence/checkpoint.ts';
import { verifyCosignature } from '../../lib/evidence/cosignature.ts';
import { database, type Identity } from '../../lib/worker/database.ts';
import { deliverAll } from '../../lib/worker/delivery.ts';
import { evidenceState } from '../../lib/worker/delivery-state.ts';
import { CHECK_EVERY_MS, checkLog, isCheckDue } from '../../lib/worker/log-check.ts';
import { logOf } from '../../lib/worker/log-row.ts';
import { recordEvent } from '../../lib/worker/record-event.ts';
import { runDelivery } from '../../lib/worker/run-delivery.ts';
import { enrolledDevice } from './device.ts';
import { freshBrowser } from './fake-browser.ts';
import { type FakeLog, fakeLog, LOG, publicKeyOf } from './fake-log.ts';

async function start(events = 3): Promise<{ log: FakeLog; identity: Identity }> {
  const log = await fakeLog();
  vi.stubGlobal('fetch', vi.fn(log.fetch));
  const identity = await enrolledDevice('device-1', 'dana', log.vkey);
  await store(identity, events);
  return { log, identity };
}

async function store(identity: Identity, count: number): Promise<void> {
  for (let at = 0; at < count; at++)
    await recordEvent(identity, { verb: 'ticket.read', outcome: 'success', object: { type: 'ticket', key: `${at}` } });
}

const forks = () => database.forks.toArray();
const states = async () => (await database.outbox.toArray()).map(({ seq, state, index }) => [seq, state, index]);
const notices = async () =>
  (await database.outbox.toArray()).filter(({ body }) => body.verb === 'security.noticed').map(({ body }) => body);

beforeEach(async () => {
  await freshBrowser();
  vi.setSystemTime(vi.getRealSystemTime());
});

test('what is marked as delivered is proven, and the checkpoint is the one seen and cosigned once', async () => {
  const { log, identity } = await start();
  log.grow(5);
  await deliverAll({ now: true });
  expect(await states()).toEqual([
    [1, 'delivered', 5],
    [2, 'delivered', 6],
    [3, 'delivered', 7],
  ]);
  const { seen, verifiedAt } = await logOf(identity);
  expect(seen).toMatchObject({ epoch: 1, size: 8 });
  expect(verifiedAt).toBeGreaterThan(0);
  await deliverAll({ now: true });
  expect(log.cosignatures.map(({ epoch, size }) => [epoch, size])).toEqual([[1, 8]]);
  const checked = await verifyCheckpoint(seen?.note as string, { log: LOG, keys: [publicKeyOf(log.vkey)] });
  expect(checked.ok).toBe(true);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', identity.keys.publicKey));
  const body = String(seen?.note).split('\n\n')[0];
  const line = log.cosignatures[0]?.line as string;
  expect(await verifyCosignature({ line, body: `${body}\n`, name: `${LOG}/device-1`, publicKey })).toMatchObject({
    ok: true,
  });
});

const flip = (text: string) => (text.startsWith('A') ? `B${text.slice(1)}` : `A${text.slice(1)}`);
// biome-ignore lint/suspicious/noExplicitAny: parts of an answer are bent one by one
const lies: [string, (answer: any) => unknown][] = [
  ['another hash', (a) => ({ ...a, results: [{ ...a.results[0], leafHash: 'f'.repeat(64) }, ...a.results.slice(1)] })],
  ['one result too few', (a) => ({ ...a, results: a.results.slice(1) })],
  ['another place', (a) => ({ ...a, results: [{ ...a.results[0], index: 0 }, ...a.results.slice(1)] })],
  ['one place for two', (a) => ({ ...a, results: a.results.map((one: object) => ({ ...one, index: 9 })) })],
  ['no proof', (a) => ({ ...a, proofs: [] })],
  ['a proof of one event only', (a) => ({ ...a, proofs: a.proofs.slice(0, 1) })],
  [
    'a changed proof',
    (a) => ({ ...a, proofs: [{ ...a.proofs[0], hashes: [flip(a.proofs[0].hashes[0])] }, ...a.proofs] }),
  ],
  ['a proof of more than was sent', (a) => ({ ...a, proofs: [{ first: 0, count: 9_000_000, hashes: [] }] })],
  ['an unsigned checkpoint', (a) => ({ ...a, checkpoint: a.checkpoint.split('—')[0] })],
  ['a changed size', (a) => ({ ...a, checkpoint: a.checkpoint.replace('\n12\n', '\n13\n') })],
  ['no proof that it contains what was seen', (a) => ({ ...a, consistency: [] })],
  ['a changed proof of that', (a) => ({ ...a, consistency: a.consistency.map(flip) })],
];

test.each(lies)('an answer with %s marks nothing, and a true one afterwards marks all', async (_, lie) => {
  const { log, identity } = await start(2);
  log.grow(6);
  await deliverAll({ now: true });
  log.grow(1);
  await store(identity, 3);
  const before = (await logOf(identity)).seen;
  log.bend = (path, answer) => (path === '/v1/events' ? lie(answer) : answer);
  await deliverAll({ now: true });
  expect((await evidenceState(identity.id)).waiting).toBe(3);
  expect((await evidenceState(identity.id)).problem ?? '').toContain('does not verify');
  expect(await forks()).toEqual([]);
  log.bend = null;
  await deliverAll({ now: true });
  expect(await evidenceState(identity.id)).toEqual({ waiting: 0, sent: 5 });
  expect(before?.size).toBe(8);
});

test('a log rolled back behind what was seen is refused: nothing is marked, both checkpoints are kept, and it is told once (attack 46)', async () => {
  const { log, identity } = await start();
  log.grow(20);
  await deliverAll({ now: true });
  const { seen } = await logOf(identity);
  log.rewrite(10, 0);
  await store(identity, 1);
  await runDelivery({ now: true });
  await runDelivery({ now: true });
  expect(await forks()).toMatchObject([
    { kind: 'rollback', seen: { size: 23, note: seen?.note }, offered: { size: 10 } },
  ]);
  expect(await evidenceState(identity.id)).toMatchObject({
    waiting: 2,
    problem: expect.stringContaining('work goes on'),
  });
  expect(await notices()).toMatchObject([
    { code: 'log.fork', outcome: 'refused', detail: { kind: 'rollback', seenSize: 23, seenRoot: seen?.root } },
  ]);
  expect((await logOf(identity)).seen).toEqual(seen);
});

test('a log that grew on another branch is refused (attack 47)', async () => {
  const { log, identity } = await start();
  log.grow(20);
  await deliverAll({ now: true });
  log.rewrite(10, 40);
  await store(identity, 1);
  await runDelivery({ now: true });
  expect(await forks()).toMatchObject([{ kind: 'not-extended', seen: { size: 23 } }]);
  expect(await evidenceState(identity.id)).toMatchObject({ waiting: 2 });
});

test('a log of the same size with another content is refused', async () => {
  const { log, identity } = await start();
  log.grow(5);
  await deliverAll({ now: true });
  log.rewrite(4, 4);
  expect(log.leaves).toHaveLength(8);
  vi.setSystemTime(Date.now() + CHECK_EVERY_MS);
  await runDelivery();
  expect(await forks()).toMatchObject([{ kind: 'other-root' }]);
  expect((await logOf(identity)).fork).toBe((await forks())[0]?.id);
});

test('a refused log is taken again when it shows the history that was seen, and the proof stays', async () => {
  const { log, identity } = await start();
  log.grow(20);
  await deliverAll({ now: true });
  const whole = [...log.leaves];
  log.rewrite(10, 0);
  await deliverAll({ now: true });
  await store(identity, 1);
  await deliverAll({ now: true });
  expect((await evidenceState(identity.id)).problem).toBeDefined();
  log.leaves.splice(0, Infinity, ...whole);
  await deliverAll({ now: true });
  expect(await evidenceState(identity.id)).toEqual({ waiting: 0, sent: 4 });
  expect(await forks()).toHaveLength(1);
});

test('after a restored backup the log goes on by a signed note, and the device sends again what was lost', async () => {
  const { log, identity } = await start(6);
  log.grow(4);
  await deliverAll({ now: true });
  const { seen } = await logOf(identity);
  // The device's events lie at 4 to 9; the backup reached to 7.
  await log.restore(7);
  log.grow(2);
  await store(identity, 1);
  await runDelivery({ now: true });
  const row = await logOf(identity);
  expect(row.epochs).toMatchObject([{ epoch: 2, fromSize: 7, again: 3, before: { size: 10, note: seen?.note } }]);
  expect(await forks()).toEqual([]);
  const delivered = (await database.outbox.toArray()).slice(0, 7);
  expect(delivered.map(({ seq, state, index, epoch }) => [seq, state, index, epoch])).toEqual([
    [1, 'delivered', 4, 1],
    [2, 'delivered', 5, 1],
    [3, 'delivered', 6, 1],
    [4, 'delivered', 9, 2],
    [5, 'delivered', 10, 2],
    [6, 'delivered', 11, 2],
    [7, 'delivered', 12, 2],
  ]);
  expect(await notices()).toMatchObject([
    { code: 'log.epoch', outcome: 'success', detail: { fromSize: 7, again: 3, seenSize: 10 } },
  ]);
  await runDelivery({ now: true });
  expect(await notices()).toHaveLength(1);
});

test('a new epoch whose tree does not contain what the backup must hold is refused', async () => {
  const { log } = await start(6);
  log.grow(4);
  await deliverAll({ now: true });
  await log.restore(10);
  log.rewrite(3, 30);
  await runDelivery({ now: true });
  vi.setSystemTime(Date.now() + CHECK_EVERY_MS);
  await runDelivery({ now: true });
  expect(await forks()).toMatchObject([{ kind: 'not-extended' }]);
});

test('an epoch without a signed note is not entered', async () => {
  const { log, identity } = await start();
  await deliverAll({ now: true });
  await log.restore(1);
  log.bend = (path, answer) =>
    path === '/v1/log' ? { ...answer, epochs: answer.epochs.map((one: object) => ({ ...one, note: null })) } : answer;
  await store(identity, 1);
  await deliverAll({ now: true });
  expect((await logOf(identity)).epochs).toEqual([]);
  expect(await evidenceState(identity.id)).toMatchObject({ waiting: 1, problem: expect.stringContaining('note') });
});

test('a new log key is followed by the note both keys signed, and no other key is', async () => {
  const { log, identity } = await start();
  await deliverAll({ now: true });
  await log.rotate();
  await store(identity, 2);
  await deliverAll({ now: true });
  expect(await evidenceState(identity.id)).toEqual({ waiting: 0, sent: 5 });
  expect((await logOf(identity)).keys).toHaveLength(2);

  const other = await fakeLog();
  other.leaves.push(...log.leaves);
  vi.stubGlobal('fetch', vi.fn(other.fetch));
  await store(identity, 1);
  await deliverAll({ now: true });
  expect(await evidenceState(identity.id)).toMatchObject({
    waiting: 1,
    problem: expect.stringContaining('signing key'),
  });
  expect(await forks()).toEqual([]);
});

test('a log that is sent nothing is asked once an hour', async () => {
  const { log, identity } = await start();
  await deliverAll({ now: true });
  const asked = () => log.asked.filter((path) => path === '/v1/log/consistency').length;
  await deliverAll();
  expect([asked(), await isCheckDue(identity)]).toEqual([0, false]);
  vi.setSystemTime(Date.now() + CHECK_EVERY_MS);
  await deliverAll();
  await deliverAll();
  expect(asked()).toBe(1);
  // The clock went back an hour: what was noted lies in the future, and must not keep the log unasked.
  vi.setSystemTime(Date.now() - 3 * CHECK_EVERY_MS);
  await deliverAll();
  expect(asked()).toBe(2);
});

test('an answer that comes after a restored backup was found elsewhere marks nothing; all is sent again', async () => {
  const { log, identity } = await start(3);
  await deliverAll({ now: true });
  await store(identity, 2);
  let held = true;
  vi.stubGlobal('fetch', async (url: string, init?: { method?: string; body?: string }) => {
    const answer = await log.fetch(url, init);
    if (held && url.endsWith('/v1/events')) {
      held = false;
      await log.restore(1);
      await checkLog(identity);
    }
    return answer;
  });
  await deliverAll({ now: true });
  expect((await database.outbox.toArray()).map(({ seq, index, epoch }) => [seq, index, epoch])).toEqual(
    [1, 2, 3, 4, 5].map((seq) => [seq, seq - 1, seq === 1 ? 1 : 2]),
  );
  expect(log.leaves).toEqual((await database.outbox.toArray()).map(({ leafHash }) => leafHash));
  expect(await forks()).toEqual([]);
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LogStatus } from '../../lib/wire/own.ts';
import { openWorld, type World } from '../drive/world.ts';

/** What is on disk, in a real browser: fake IndexedDB knows neither durability nor quota. */
let world: World;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'unswivel-saved-'));
  world = await openWorld({ rt: 'http://127.0.0.1:8101' }, { granted: [] });
  // Chromium sets no quota for an extension with `unlimitedStorage`, not even a tester's: only the disk is its limit.
  const manifest = join(world.extension, 'manifest.json');
  const { permissions, ...rest } = JSON.parse(readFileSync(manifest, 'utf8'));
  const limited = permissions.filter((one: string) => one !== 'unlimitedStorage');
  writeFileSync(manifest, JSON.stringify({ ...rest, permissions: limited }));
  await world.driven.reload();
}, 120_000);
afterAll(async () => {
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** One deed that needs evidence; what the collector says of it does not matter here. */
const deed = (reason: string) =>
  world.own<{ ok: boolean; code?: string; sentence?: string }>({
    type: 'own.cover',
    client: 'contoso',
    hours: 1,
    reason,
  });

const logStatus = () => world.own<LogStatus>({ type: 'own.log' });

test('every transaction that stores evidence or marks it as delivered is strictly durable', async () => {
  await world.own({ type: 'own.status' });
  const worker = await world.driven.worker();
  await worker.evaluate(() => {
    const seen: { stores: string[]; durability: string }[] = [];
    Object.assign(globalThis, { transactionsSeen: seen });
    const real = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      const transaction = real.call(this, stores, mode, options);
      if (mode === 'readwrite') seen.push({ stores: [stores].flat() as string[], durability: transaction.durability });
      return transaction;
    };
  });
  // The database layer keeps the function it found when it opened: it opens anew.
  await closeDatabase();
  await deed('Strict');
  await world.delivered();
  const seen = await worker.evaluate(
    // biome-ignore lint/suspicious/noExplicitAny: as above
    () => (globalThis as any).transactionsSeen as { stores: string[]; durability: string }[],
  );
  const over = (...stores: string[]) => seen.filter((one) => stores.every((store) => one.stores.includes(store)));
  expect(over('outbox', 'heads').length).toBeGreaterThan(0);
  expect(over('outbox', 'logs').length).toBeGreaterThan(0);
  expect(seen.filter(({ durability }) => durability !== 'strict')).toEqual([]);
}, 60_000);

test('without room nothing is done and every surface says so; what waits is saved to a file, taken in by the collector, and nothing is there twice', async () => {
  await world.delivered();
  await world.collector.stop();
  await deed('Waits for the collector').catch(() => undefined);
  const page = await world.ownPage();
  const limit = await quota(page);
  await limit(1);
  // The browser asks for the quota anew only when what it last heard is half a minute old.
  await expect
    .poll(async () => (await deed('Until there is no room')).code, { timeout: 60_000, interval: 1000 })
    .toBe('evidence.unavailable');
  const refused = await deed('Must not happen');
  expect(refused).toMatchObject({ ok: false, code: 'evidence.unavailable' });
  expect(refused.sentence).toContain('no room');
  expect(await logStatus()).toMatchObject({ storage: { ok: true, full: expect.stringContaining('no room') } });
  expect((await world.status()).evidence.problem).toContain('no room');
  await expect.poll(() => badge(page)).toBe('!');

  const options = await world.driven.own('options.html#log');
  await options.getByRole('heading', { name: 'There is no room for evidence' }).waitFor();
  await options.getByRole('button', { name: 'Try again' }).click();
  await options.getByRole('status').getByText('no room').waitFor();
  const [download] = await Promise.all([
    options.waitForEvent('download'),
    options.getByRole('button', { name: 'Save what waits to a file' }).click(),
  ]);
  const file = join(folder, 'waiting.jsonl');
  writeFileSync(file, readFileSync(await download.path()));
  const waiting = (await logStatus()).waiting;
  expect(waiting).toBeGreaterThan(0);

  await limit(undefined);
  await options.getByRole('button', { name: 'Try again' }).click();
  await options.getByRole('heading', { name: 'There is no room for evidence' }).waitFor({ state: 'detached' });
  await world.collector.start();
  expect(await world.collector.command('take', '--file', file)).toMatchObject({
    added: waiting,
    known: 0,
    refused: [],
    whole: true,
  });
  await world.delivered();
  const here = await world.deviceRows();
  expect(here.every(({ state }) => state === 'delivered')).toBe(true);
  const log = (await world.collectedEvents()).filter(({ leaf }) => leaf.device === here[0]?.identity);
  expect(log.map(({ leaf }) => leaf.seq).sort((a, b) => a - b)).toEqual(here.map(({ seq }) => seq));
  expect(here.some(({ body }) => body.detail?.reason === 'Must not happen')).toBe(false);
  await options.close();
}, 120_000);

test('a database that cannot be opened blocks actions and says so everywhere; a new one is made beside it after asking, and the old one is kept', async () => {
  const worker = await world.driven.worker();
  await worker.evaluate(() => {
    const real = indexedDB.open.bind(indexedDB);
    IDBFactory.prototype.open = (name: string, version?: number) => {
      if (name !== 'unswivel') return real(name, version);
      // As Chromium answers when the files behind a database are damaged.
      const failed = new EventTarget() as IDBOpenDBRequest;
      const error = new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
      Object.defineProperty(failed, 'error', { value: error });
      setTimeout(() =>
        failed.onerror?.(
          new Proxy(new Event('error'), { get: (event, key) => (key === 'target' ? failed : () => event) }),
        ),
      );
      return failed;
    };
  });
  await closeDatabase();
  const refused = await deed('Must not happen either');
  expect(refused).toMatchObject({ ok: false, code: 'storage.unopenable' });
  expect(await logStatus()).toMatchObject({ storage: { ok: false, code: 'storage.unopenable' } });
  const options = await world.driven.own('options.html#log');
  await options.getByRole('heading', { name: 'Evidence cannot be stored' }).waitFor();
  await options.getByRole('button', { name: 'Start a new database beside it' }).click();
  await options.getByRole('button', { name: 'Start a new one' }).click();
  await options.getByText('This browser is not enrolled').waitFor();
  const names = await options.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(names).toEqual(expect.arrayContaining(['unswivel', 'unswivel.2']));
  expect(await world.enrol('mkruse')).toMatchObject({ ok: true });
  await world.delivered();
  expect(await logStatus()).toMatchObject({ storage: { ok: true, aside: ['unswivel'] }, waiting: 0 });
  await options.close();
}, 120_000);

/** The browser closes a database whose files it had to give up; the worker opens it anew with the next message. */
async function closeDatabase(): Promise<void> {
  const page = await world.ownPage();
  await page.evaluate(
    () =>
      new Promise<void>((done, fail) => {
        // A request for a newer version asks every holder to close; it is taken back before anything changes.
        const asking = indexedDB.open('unswivel', 1_000_000);
        asking.onupgradeneeded = () => asking.transaction?.abort();
        asking.onerror = () => done();
        asking.onsuccess = () => fail(new Error('The version was changed.'));
      }),
  );
}

async function quota(page: Page): Promise<(bytes: number | undefined) => Promise<void>> {
  const session = await world.driven.context.newCDPSession(page);
  const origin = `chrome-extension://${world.driven.id}`;
  return async (bytes) => {
    await session.send(
      'Storage.overrideQuotaForOrigin',
      bytes === undefined ? { origin } : { origin, quotaSize: bytes },
    );
  };
}

const badge = (page: Page) =>
  // biome-ignore lint/suspicious/noExplicitAny: the extension's own API
  page.evaluate(() => (globalThis as any).chrome.action.getBadgeText({}) as Promise<string>);

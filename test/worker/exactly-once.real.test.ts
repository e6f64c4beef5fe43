import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { verifyChain } from '../../lib/evidence/chain.ts';
import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import type { DeviceStatus, LoggedEvent } from '../../lib/wire/own.ts';
import { type Driven, launchWithExtension } from '../drive/browser.ts';
import { type CollectorProcess, startCollector } from '../drive/collector.ts';
import { deviceRows } from '../drive/device-rows.ts';
import { createReader } from '../drive/reader.ts';

/** in the extension's own pages */
declare const chrome: Browser;

/**
 * The built extension in a real browser and a real collector: the worker is stopped and the collector killed while events are under way.
 * Fake IndexedDB proves logic; this proves what is on disk.
 */
let folder: string;
let collector: CollectorProcess;
let driven: Driven;
let page: Page;

const own = <T>(message: OwnMessage): Promise<T> =>
  page.evaluate((said) => chrome.runtime.sendMessage(said), message) as Promise<T>;
const status = () => own<DeviceStatus>({ type: 'own.status' });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'unswivel-worker-'));
  collector = await startCollector(join(folder, 'collector'), { rt: 'http://127.0.0.1:8101' });
  driven = await launchWithExtension(join(folder, 'profile'));
  page = await driven.own('popup.html');
});

afterAll(async () => {
  await driven?.close();
  await collector?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Several batches, so that a kill can fall between two: one takes 400 (delivery-batch.ts). */
const STORED = 1400;

/** `count` events stored on the device; the collector's answer to the request that comes with each does not matter here. */
async function store(count: number, reason: string): Promise<void> {
  const message = { type: 'own.cover', client: 'contoso', hours: 1, reason } as const;
  await page.evaluate(
    ([said, times]) => Promise.all(Array.from({ length: times }, () => chrome.runtime.sendMessage(said))),
    [message, count] as const,
  );
}

/** Ends the worker at once, as a crash would: no event is told to it. Gives how many were ended. */
async function killWorker(): Promise<number> {
  const session = await driven.context.newCDPSession(page);
  const { targetInfos } = await session.send('Target.getTargets');
  const workers = targetInfos.filter((target) => target.type === 'service_worker' && target.url.includes(driven.id));
  for (const { targetId } of workers) await session.send('Target.closeTarget', { targetId });
  return workers.length;
}

test('a wrong code is said plainly and a right one enrols', async () => {
  const wrong = await own<{ ok: boolean; sentence: string }>({
    type: 'own.enrol',
    collector: collector.url,
    code: 'WRON-GCOD-E000',
    device: 'Test',
  });
  expect(wrong.ok).toBe(false);
  expect(wrong.sentence).toMatch(/code/i);
  const code = await collector.code('mkruse', ['technician'], ['*']);
  expect(await own({ type: 'own.enrol', collector: collector.url, code, device: 'Test' })).toMatchObject({
    ok: true,
    technician: 'mkruse',
  });
  expect(await own({ type: 'own.enrol', collector: collector.url, code, device: 'Test' })).toMatchObject({ ok: false });
  expect(await status()).toMatchObject({ enrolled: true, offline: null });
});

test('what was stored while the collector was dead arrives exactly once, although worker and collector are killed on the way', async () => {
  await collector.kill9();
  await store(STORED, 'Night duty');
  const away = await status();
  expect(away.evidence.waiting).toBeGreaterThanOrEqual(STORED);
  await collector.start();
  let killed = 0;
  const sentAfterKill: number[] = [];
  for (const [round, wait] of [5, 20, 60, 150, 300, 500].entries()) {
    const delivering = own({ type: 'own.deliver' }).catch(() => undefined);
    await page.waitForTimeout(wait);
    killed += await killWorker();
    await Promise.race([delivering, page.waitForTimeout(500)]);
    sentAfterKill.push((await status()).evidence.sent);
    if (round === 3) {
      await collector.kill9();
      await collector.start();
    }
  }
  // The kills fell into the delivery, not before or after it.
  expect(killed).toBe(6);
  expect(sentAfterKill.some((sent) => sent > 0 && sent < away.evidence.waiting)).toBe(true);
  await expect
    .poll(
      async () => {
        await own({ type: 'own.deliver' });
        return (await status()).evidence;
      },
      { timeout: 30_000, interval: 500 },
    )
    .toMatchObject({ waiting: 0 });

  const device = await deviceRows(page);
  const log = await (await collectorLog())();
  expect(device.map((event) => event.seq)).toEqual(device.map((_, at) => at + 1));
  expect(device.every((event) => event.state === 'delivered')).toBe(true);
  expect(log.map((entry) => entry.body?.id)).toEqual(
    [...device].sort((a, b) => (a.index ?? 0) - (b.index ?? 0)).map((event) => event.body.id),
  );
  expect(verifyChain([...log].sort((a, b) => a.leaf.seq - b.leaf.seq))).toMatchObject({
    ok: true,
    head: { seq: device.length },
  });
}, 120_000);

test('a second technician in the same browser has a chain of their own, and the first one’s events stay theirs', async () => {
  const before = await status();
  const code = await collector.code('root', ['administrator'], ['*']);
  expect(await own({ type: 'own.enrol', collector: collector.url, code, device: 'Test' })).toMatchObject({ ok: true });
  const second = await status();
  expect(second.technician?.id).toBe('root');
  expect(second.others.map((one) => one.id)).toEqual(['mkruse']);
  expect(await own<LoggedEvent[]>({ type: 'own.events', limit: 10 })).toMatchObject([
    { seq: 1, body: { verb: 'device.enrolled', actor: { technician: 'root' } } },
  ]);
  await own({ type: 'own.switch', technician: 'mkruse' });
  expect((await status()).evidence.sent).toBe(before.evidence.sent);
  await own({ type: 'own.signOut' });
  expect(await status()).toMatchObject({ enrolled: false, others: [{ id: 'root' }] });
});

/** Every event of this technician's device, as the collector gives them. */
async function collectorLog() {
  const reader = await createReader(collector, 'root', ['compliance', 'administrator']);
  return async () => {
    // biome-ignore lint/suspicious/noExplicitAny: the answer is checked field by field above
    const events: any[] = [];
    for (let after: number | null = null; ; ) {
      // biome-ignore lint/suspicious/noExplicitAny: as above
      const answer: any = await reader.get(
        `/v1/events?limit=200&technician=mkruse${after === null ? '' : `&after=${after}`}`,
      );
      events.push(...answer.events);
      after = answer.next;
      if (after === null) return events;
    }
  };
}

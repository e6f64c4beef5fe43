import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyForkProof } from '../../lib/evidence/fork-proof.ts';
import type { LogStatus } from '../../lib/wire/own.ts';
import type { World } from '../drive/world.ts';
import type { Attack } from './attack.ts';

export const attack: Attack = {
  number: 46,
  title: 'yesterday’s backup is put in place of the log, without a word',
  async attack({ world }) {
    const folder = mkdtempSync(join(tmpdir(), 'unswivel-backup-'));
    try {
      return await restoreYesterday(world, folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function restoreYesterday(world: World, folder: string): Promise<string> {
  const [yesterday, today] = [join(folder, 'yesterday'), join(folder, 'today')];
  const { collector } = world;
  await store(world, 1);
  await world.delivered();
  await swap(world, () => cpSync(collector.data, yesterday, { recursive: true }));
  await store(world, 2);
  await world.delivered();
  const before = await world.own<LogStatus>({ type: 'own.log' });
  const rowsBefore = await world.deviceRows();

  await swap(world, () => {
    cpSync(collector.data, today, { recursive: true });
    putInPlace(yesterday, collector.data);
  });
  await store(world, 1);
  await world.own({ type: 'own.deliver' });
  const refused = await world.own<LogStatus>({ type: 'own.log' });
  const [fork] = refused.forks;
  assert.deepEqual([fork?.kind, fork?.stands, refused.forks.length], ['rollback', true, 1]);
  assert.equal(fork?.seenSize, before.log?.size);
  assert.equal(refused.log?.checkpoint, before.log?.checkpoint, 'the older checkpoint took the place of the newer');
  assert.ok(refused.waiting >= 1, 'something was marked as delivered');
  const rows = await world.deviceRows();
  assert.deepEqual(
    rows.slice(0, rowsBefore.length).map(({ state, index }) => [state, index]),
    rowsBefore.map(({ state, index }) => [state, index]),
  );

  // Every surface says so, work goes on, and the log was told once.
  const { evidence } = await world.status();
  assert.match(evidence.problem ?? '', /does not contain what this device saw/);
  assert.equal(await badgeText(world), '!');
  assert.match(await shown(world, 'options.html#log'), /then showed only/);
  assert.match(await shown(world, 'sidepanel.html'), /does not contain what this device saw/);
  await world.own({ type: 'own.deliver' });
  const told = (await world.deviceEvents()).filter(({ body }) => body.code === 'log.fork');
  assert.equal(told.length, 1);

  const proof = await world.own<{ text: string }>({ type: 'own.logFork', fork: fork?.id ?? '' });
  const verdict = await verifyForkProof(proof.text, [before.log?.vkey ?? '']);
  assert.equal(verdict.ok && verdict.kind, 'shorter');

  await swap(world, () => putInPlace(today, collector.data));
  await world.delivered();
  const mended = await world.own<LogStatus>({ type: 'own.log' });
  assert.deepEqual([mended.forks[0]?.stands, mended.waiting, mended.refused], [false, 0, 0]);
  return `refused and shown everywhere, ${refused.waiting} events waited, the proof verifies; taken again once today’s log was back`;
}

/** `count` events stored on the device; what the collector answers to the cover asked for does not matter here. */
async function store(world: World, count: number): Promise<void> {
  for (let at = 0; at < count; at++)
    await world.own({ type: 'own.cover', client: 'contoso', hours: 1, reason: `Night ${at}` }).catch(() => undefined);
}

async function swap(world: World, change: () => void): Promise<void> {
  await world.collector.stop();
  change();
  await world.collector.start();
}

function putInPlace(from: string, to: string): void {
  rmSync(to, { recursive: true });
  cpSync(from, to, { recursive: true });
}

async function shown(world: World, path: string): Promise<string> {
  const page = await world.driven.own(path);
  await page.waitForTimeout(1500);
  const text = await page.locator('body').textContent();
  await page.close();
  return text ?? '';
}

async function badgeText(world: World): Promise<string> {
  const page = await world.ownPage();
  // biome-ignore lint/suspicious/noExplicitAny: the extension's own API
  return page.evaluate(() => (globalThis as any).chrome.action.getBadgeText({}));
}

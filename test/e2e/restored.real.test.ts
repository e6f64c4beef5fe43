import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILE } from '../../lib/collector/open-database.ts';
import type { LogStatus } from '../../lib/wire/own.ts';
import { openWorld, type World } from '../drive/world.ts';
import { expectSameEvidence } from './same-evidence.ts';

describe('a collector restored from a backup', { timeout: 90_000 }, () => {
  let world: World;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'unswivel-restored-'));
    world = await openWorld({});
  });
  afterAll(async () => {
    await world?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What the collector answers to the cover asked for does not matter here. */
  const store = (reason: string) =>
    world.own({ type: 'own.cover', client: 'contoso', hours: 1, reason }).catch(() => undefined);
  const log = () => world.own<LogStatus>({ type: 'own.log' });

  it('goes on in a new epoch, and the device sends again what the backup had not', async () => {
    const { collector } = world;
    const backup = join(folder, 'backup.sqlite');
    for (let event = 0; event < 3; event++) await store(`Before the backup, ${event}`);
    await world.delivered();
    await collector.command('backup', '--out', backup);
    for (let event = 0; event < 4; event++) await store(`After the backup, ${event}`);
    await world.delivered();
    const before = await log();
    expect(before.log?.epoch).toBe(1);

    await collector.stop();
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(collector.data, FILE + suffix), { force: true });
    const restored = await collector.command('restore', '--from', backup);
    expect(restored).toMatchObject({ fsck: 'clean', epoch: 2 });
    await collector.start();

    await store('After the restore');
    await expectSameEvidence(world);
    const after = await log();
    expect(after).toMatchObject({ waiting: 0, refused: 0, forks: [], log: { epoch: 2 } });
    expect(after.log?.size).toBeGreaterThan(before.log?.size as number);
    expect(await collector.command('fsck')).toMatchObject({ fsck: 'clean', epoch: 2 });
  });
});

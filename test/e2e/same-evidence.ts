import { expect } from 'vitest';
import { verifyChain } from '../../lib/evidence/chain.ts';
import type { World } from '../drive/world.ts';

/**
 * Promise 2, seen from both ends: every event stored on this device is in the collector exactly once, and each device's chain verifies on both sides.
 * Gives how many events there are.
 */
export async function expectSameEvidence(world: World): Promise<number> {
  const { rows, log } = await atRest(world);
  expect(rows.filter((row) => row.state !== 'delivered')).toEqual([]);
  const byDevice = Map.groupBy(rows, (row) => row.leaf.device);
  for (const [device, held] of byDevice) {
    expect(verifyChain(held)).toMatchObject({ ok: true, head: { seq: held.length } });
    const collected = log
      .filter((entry) => entry.leaf.device === device)
      .sort((one, other) => one.leaf.seq - other.leaf.seq);
    expect(collected.map((entry) => entry.leafHash)).toEqual(held.map((row) => row.leafHash));
    expect(verifyChain(collected)).toMatchObject({ ok: true, head: { seq: held.length } });
  }
  expect(new Set(log.map((entry) => entry.body?.id)).size).toBe(log.length);
  expect(log.length).toBe(rows.length);
  return rows.length;
}

/**
 * Both ends at one moment: a page that was just saved is read once more, and what it shows is an event. One that comes between the delivery and the look at
 * both is waited for.
 */
async function atRest(world: World) {
  const end = Date.now() + 20_000;
  for (;;) {
    await world.delivered();
    const rows = await world.deviceRows();
    const log = await world.collectedEvents();
    const after = await world.deviceRows();
    const still = after.length === rows.length && rows.every((row) => row.state === 'delivered');
    if (still || Date.now() > end) return { rows, log };
  }
}

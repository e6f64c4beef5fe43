/** What a browser saved to a file enters the log as if the browser had sent it. */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { admitDevice } from '../../lib/collector/admit-device.ts';
import { createAppender } from '../../lib/collector/appender.ts';
import { NoSuchFile, type SavedDevice, takeFile } from '../../lib/collector/take-file.ts';
import { createDevice, startCollector, type TestCollector, type TestDevice } from './start-collector.ts';

let collector: TestCollector;
beforeEach(async () => {
  collector = await startCollector();
});
afterEach(() => collector.stop());

const key = (device: TestDevice, publicKey = 'A'.repeat(43)): SavedDevice => ({
  id: device.id,
  log: collector.log,
  technician: device.technician,
  name: 'Test browser',
  publicKey,
});

/** The lines of a file with one device and its batches. */
function fileOf(device: SavedDevice, batches: { events: unknown[] }[], whole = true): string[] {
  const events = batches.reduce((sum, batch) => sum + batch.events.length, 0);
  return [
    JSON.stringify({ unswivel: 'waiting', v: 1, at: '2026-11-22T08:00:00.000Z' }),
    JSON.stringify({ device }),
    ...batches.map((batch) => JSON.stringify({ batch })),
    ...(whole ? [JSON.stringify({ end: { batches: batches.length, events } })] : []),
  ];
}

async function take(lines: string[], admit: (device: SavedDevice) => Promise<boolean> = async () => false) {
  const { db, log, book, clock } = collector;
  const now = () => clock.now;
  return takeFile({ db, log, appender: createAppender(db, book, now), now }, inOrder(lines), admit);
}

async function* inOrder(lines: string[]) {
  yield* lines;
}

const entriesOf = (device: string) =>
  collector.db.selectFrom('log_entries').select(['seq', 'idx']).where('device', '=', device).orderBy('seq').execute();

describe('a saved file', () => {
  it('enters once, however often it is taken, and beside what the device sends itself', async () => {
    const device = await collector.enrol('mkruse', { serves: ['*'] });
    const [first, second, third] = [device.event(), device.event(), device.event()];
    const batches = [device.batch(first, second), device.batch(third)];
    await collector.call('POST', '/v1/events', { token: device.token, body: device.batch(first) });
    expect(await take(fileOf(key(device), batches))).toEqual({ added: 2, known: 1, refused: [], whole: true });
    expect(await take(fileOf(key(device), batches))).toEqual({ added: 0, known: 3, refused: [], whole: true });
    const again = await collector.call('POST', '/v1/events', {
      token: device.token,
      body: device.batch(first, second, third),
    });
    expect(again.json.results.map(({ duplicate }: { duplicate?: boolean }) => duplicate)).toEqual([true, true, true]);
    expect((await entriesOf(device.id)).map(({ seq }) => Number(seq))).toEqual([1, 2, 3]);
  });

  it('of a device that was revoked is taken: evidence outlives authority', async () => {
    const device = await collector.enrol('mkruse', { serves: ['*'] });
    await collector.db.updateTable('devices').set({ state: 'revoked' }).where('id', '=', device.id).execute();
    expect(await take(fileOf(key(device), [device.batch(device.event())]))).toMatchObject({ added: 1, whole: true });
  });

  it('that breaks off is taken as far as it goes, and said to break off', async () => {
    const device = await collector.enrol('mkruse', { serves: ['*'] });
    const lines = fileOf(key(device), [device.batch(device.event()), device.batch(device.event())], false);
    const cut = [...lines.slice(0, -1), (lines.at(-1) as string).slice(0, 200)];
    expect(await take(cut)).toEqual({
      added: 1,
      known: 0,
      refused: [{ line: 4, why: 'The request is not valid JSON.' }],
      whole: false,
    });
  });

  it('with a changed batch loses that batch only, which is kept apart', async () => {
    const device = await collector.enrol('mkruse', { serves: ['*'] });
    const good = device.batch(device.event());
    const bad = device.batch(device.event());
    const changed = { ...bad, signature: good.signature };
    const taken = await take(fileOf(key(device), [good, changed]));
    expect(taken).toMatchObject({ added: 1, refused: [{ line: 4, why: expect.stringContaining('signature') }] });
    const kept = await collector.db.selectFrom('quarantine').select(['device', 'reason']).execute();
    expect(kept).toEqual([{ device: device.id, reason: 'batch.signature' }]);
  });

  it('of another kind is refused before anything of it is taken', async () => {
    await expect(take(['{"unswivel":"evidence-pack","v":1}'])).rejects.toThrow(NoSuchFile);
    await expect(take([])).rejects.toThrow('empty');
  });

  it('of a device a restored backup does not know is refused, and taken once somebody vouches for it', async () => {
    const pair = generateKeyPairSync('ed25519');
    const device = createDevice(randomUUID(), '', 'mkruse', collector.log, pair.privateKey);
    const saved = key(device, pair.publicKey.export({ format: 'jwk' }).x as string);
    const lines = fileOf(saved, [device.batch(device.event(), device.event())]);
    expect(await take(lines)).toMatchObject({ added: 0, refused: [{ line: 3 }] });
    const { db, book, clock } = collector;
    const admit = (one: SavedDevice) =>
      admitDevice(
        db,
        createAppender(db, book, () => clock.now),
        one,
        clock.now.toISOString(),
      );
    expect(await take(lines, admit)).toEqual({ added: 2, known: 0, refused: [], whole: true });
    const [row] = await db.selectFrom('devices').select('state').where('id', '=', device.id).execute();
    expect(row?.state).toBe('ended');
    const stranger = { ...saved, id: randomUUID(), technician: 'nobody' };
    expect(await take(fileOf(stranger, []), admit)).toMatchObject({ added: 0 });
    expect(await db.selectFrom('devices').select('id').where('id', '=', stranger.id).execute()).toEqual([]);
  });
});

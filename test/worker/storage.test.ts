import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { verifyChain } from '../../lib/evidence/chain.ts';
import { batchSchema } from '../../lib/wire/api.schema.ts';
import { database } from '../../lib/worker/database.ts';
import { databaseNames, newestName } from '../../lib/worker/database-name.ts';
import { deliverAll } from '../../lib/worker/delivery.ts';
import { takeOverAside } from '../../lib/worker/log-aside.ts';
import { savePiece } from '../../lib/worker/log-save.ts';
import { startBeside } from '../../lib/worker/log-storage.ts';
import { answerOwn } from '../../lib/worker/own/own.ts';
import { recordEvent } from '../../lib/worker/record-event.ts';
import { enrolledDevice } from './device.ts';
import { freshBrowser } from './fake-browser.ts';
import { fakeLog } from './fake-log.ts';

const read = { verb: 'ticket.read', outcome: 'success', object: { type: 'ticket', key: '7' } } as const;

beforeEach(async () => {
  await freshBrowser();
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
});

afterEach(async () => {
  vi.restoreAllMocks();
  database.close({ disableAutoOpen: false });
  for (const name of await databaseNames()) indexedDB.deleteDatabase(name);
});

/** As Chromium answers when the files behind a database are damaged. */
function damage(name: string) {
  const real = indexedDB.open.bind(indexedDB);
  return vi.spyOn(IDBFactory.prototype, 'open').mockImplementation((asked, version) => {
    if (asked !== name) return real(asked, version);
    throw new DOMException('Internal error opening backing store.', 'UnknownError');
  });
}

test('a database that cannot be opened is left beside a new one, and what waits in it is taken over and sent once it can be read', async () => {
  const log = await fakeLog();
  const old = await enrolledDevice('device-old', 'dana', log.vkey);
  for (let at = 0; at < 3; at++) await recordEvent(old, read);
  database.close({ disableAutoOpen: false });
  const damaged = damage('unswivel');
  expect(await answerOwn({ type: 'own.status' })).toMatchObject({ ok: false, code: 'storage.unopenable' });
  expect(await answerOwn({ type: 'own.log' })).toMatchObject({ storage: { ok: false, code: 'storage.unopenable' } });
  await startBeside();
  expect([await newestName(), await databaseNames()]).toEqual(['unswivel.2', ['unswivel', 'unswivel.2']]);
  const fresh = await enrolledDevice('device-new', 'dana', log.vkey);
  await recordEvent(fresh, read);
  expect(await takeOverAside()).toBe(0);

  damaged.mockRestore();
  expect(await takeOverAside()).toBe(3);
  expect(await takeOverAside()).toBe(0);
  const waiting = (await database.outbox.toArray()).filter(({ identity }) => identity === 'device-old');
  expect(verifyChain(waiting)).toMatchObject({ ok: true, head: { seq: 3 } });
  expect(await databaseNames()).toEqual(['unswivel', 'unswivel.2']);
  vi.stubGlobal('fetch', vi.fn(log.fetch));
  await deliverAll({ now: true });
  expect((await database.outbox.toArray()).map(({ state }) => state)).toEqual(Array(4).fill('delivered'));
});

test('a new database is not begun beside one that opens', async () => {
  await expect(startBeside()).rejects.toMatchObject({ code: 'storage.fine' });
  expect(await databaseNames()).toEqual(['unswivel']);
});

test('what waits is saved in signed batches without gaps, piece by piece, and nothing is marked', async () => {
  const identity = await enrolledDevice();
  for (let at = 0; at < 620; at++) await recordEvent(identity, read);
  await database.outbox.update(['device-1', 30], { state: 'delivered' });
  const lines: string[] = [];
  const events: number[] = [];
  let from: Awaited<ReturnType<typeof savePiece>>['next'] = null;
  do {
    const piece: Awaited<ReturnType<typeof savePiece>> = await savePiece(from);
    lines.push(...piece.lines);
    events.push(piece.events);
    from = piece.next;
  } while (from);
  expect(events).toEqual([500, 119, 0]);
  const [head, device, ...batches] = lines.map((line) => JSON.parse(line));
  expect(head).toMatchObject({ unswivel: 'waiting', v: 1 });
  expect(device.device).toMatchObject({ id: 'device-1', log: 'log-1', technician: 'dana' });
  const seqs = batches.flatMap(({ batch }) => batchSchema.parse(batch).events.map(({ leaf }) => leaf.seq));
  expect(seqs).toEqual(Array.from({ length: 620 }, (_, at) => at + 1).filter((seq) => seq !== 30));
  for (const { batch } of batches)
    expect(
      batch.events.every(
        (event: { leaf: { seq: number } }, at: number) => event.leaf.seq === batch.events[0].leaf.seq + at,
      ),
    ).toBe(true);
  expect(
    await database.outbox
      .where('[identity+state+seq]')
      .between(['device-1', 'waiting', 0], ['device-1', 'waiting', Infinity])
      .count(),
  ).toBe(619);
}, 60_000);

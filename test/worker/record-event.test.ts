import { beforeEach, expect, test, vi } from 'vitest';
import { verifyChain } from '../../lib/evidence/chain.ts';
import { database } from '../../lib/worker/database.ts';
import { evidenceState } from '../../lib/worker/delivery-state.ts';
import { evidenceBroken, recordEvent } from '../../lib/worker/record-event.ts';
import { enrolledDevice } from './device.ts';
import { freshBrowser } from './fake-browser.ts';

beforeEach(async () => {
  await freshBrowser();
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
});

const read = { verb: 'ticket.read', outcome: 'success', object: { type: 'ticket', key: '7' } } as const;

test('fifty events recorded at once form one unbroken chain', async () => {
  const identity = await enrolledDevice();
  await Promise.all(Array.from({ length: 50 }, () => recordEvent(identity, read)));
  const rows = await database.outbox.toArray();
  expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
  expect(verifyChain(rows)).toMatchObject({ ok: true, head: { seq: 50 } });
});

test('two technicians in one browser keep two chains that never mix', async () => {
  const [dana, ada] = [await enrolledDevice('device-d', 'dana'), await enrolledDevice('device-a', 'ada')];
  for (const identity of [dana, ada, dana, ada, dana]) await recordEvent(identity, read);
  const of = async (id: string) => (await database.outbox.toArray()).filter((row) => row.identity === id);
  expect(verifyChain(await of('device-d'))).toMatchObject({ ok: true, head: { seq: 3, device: 'device-d' } });
  expect(verifyChain(await of('device-a'))).toMatchObject({ ok: true, head: { seq: 2, device: 'device-a' } });
  expect((await of('device-a')).every((row) => row.body.actor.technician === 'ada')).toBe(true);
});

test('an event that cannot be stored is refused, leaves no half of itself, and says so until one is stored again', async () => {
  const identity = await enrolledDevice();
  await recordEvent(identity, read);
  const put = vi
    .spyOn(database.heads, 'put')
    .mockImplementation((() => Promise.reject(new DOMException('full', 'QuotaExceededError'))) as never);
  await expect(recordEvent(identity, read)).rejects.toMatchObject({
    code: 'evidence.unavailable',
    message: expect.stringContaining('no room'),
  });
  expect(await evidenceState(identity.id)).toMatchObject({ waiting: 1 });
  expect(await evidenceBroken()).toContain('no room');
  put.mockRestore();
  await recordEvent(identity, read);
  expect(await evidenceBroken()).toBeNull();
  expect(verifyChain(await database.outbox.toArray())).toMatchObject({ ok: true, head: { seq: 2 } });
});

test('a secret pasted into a logged field never reaches the outbox (attack 43)', async () => {
  const identity = await enrolledDevice();
  const key = `AKIA${'ABCDEFGHIJ012345'}`;
  await recordEvent(identity, {
    verb: 'form.submitted',
    outcome: 'unknown',
    object: { type: 'account', key: 'ada' },
    fields: [{ attribute: 'title', to: `key ${key}` }],
  });
  expect(JSON.stringify(await database.outbox.toArray())).not.toContain(key);
});

test('an intent is accounted for once', async () => {
  const identity = await enrolledDevice();
  const object = { type: 'account', key: 'ada' };
  const opens = {
    identity: identity.id,
    state: 'open' as const,
    at: 1,
    tab: 1,
    frame: 0,
    document: 'd',
    fields: [],
    left: [],
    about: {},
  };
  const { body } = await recordEvent(identity, { verb: 'fill.intended', outcome: 'intended', object }, { opens });
  const done = () =>
    recordEvent(identity, { verb: 'fill.done', outcome: 'success', object, intent: body.id }, { closes: body.id });
  const results = await Promise.allSettled([done(), done()]);
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await database.outbox.count()).toBe(2);
});

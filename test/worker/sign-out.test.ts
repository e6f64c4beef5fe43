import { beforeEach, expect, test, vi } from 'vitest';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import { database, type Identity } from '../../lib/worker/database.ts';
import { closeLostIntents } from '../../lib/worker/open-intents.ts';
import { answerOwn } from '../../lib/worker/own/own.ts';
import { recordEvent } from '../../lib/worker/record-event.ts';
import { runDelivery } from '../../lib/worker/run-delivery.ts';
import { forgetAllTabs, inheritWork } from '../../lib/worker/tab-work.ts';
import { enrolledDevice, holdRecord } from './device.ts';
import { freshBrowser } from './fake-browser.ts';
import { type FakeLog, fakeLog } from './fake-log.ts';
import { type Talk, talkFrom } from './page-talk.ts';

let log: FakeLog;
let identity: Identity;
let portal: Talk;
let intent: string;

/** A fill that was announced and whose page has not told yet what came of it. */
beforeEach(async () => {
  const fakes = await freshBrowser();
  log = await fakeLog();
  vi.stubGlobal('fetch', log.fetch);
  identity = await enrolledDevice('device-1', 'dana', log.vkey);
  await holdRecord(identity);
  fakes.granted.add('https://desk.example/*').add('https://portal.example/*');
  const desk = talkFrom('https://desk.example/ticket/41', { tab: 1 });
  await desk.open();
  const ticket = { number: '41', subject: 'New starter Ada Quist', client: 'Fabrikam' };
  await desk.say({ type: 'read', page: 'ticket', ticket });
  await inheritWork(2, 1);
  portal = talkFrom('https://portal.example/users/new', { tab: 2 });
  await portal.open();
  const answer = await portal.fill([{ attribute: 'name.familyName', control: 'Last name' }]);
  if (!answer.ok) throw new Error(answer.sentence);
  intent = answer.intent;
});

const filled = () => portal.say({ type: 'fill.outcome', intent, fields: [{ key: 'k0', outcome: 'kept' }] });
const delivered = (): EventBody[] =>
  log.batches.flatMap(({ events }) => events.map(({ body }) => body as EventBody)).filter(Boolean);
const identities = () => database.identities.toCollection().primaryKeys();

test('signing out while a fill is under way: its outcome is delivered before the device goes', async () => {
  await answerOwn({ type: 'own.signOut' });
  const told = delivered();
  expect(told.slice(-3)).toMatchObject([
    { verb: 'fill.intended', id: intent },
    {
      ...{ verb: 'fill.done', outcome: 'unknown', code: 'device.left', intent, client: { id: 'fabrikam' } },
      fields: [{ attribute: 'name.familyName', to: 'Quist' }],
    },
    { verb: 'device.left' },
  ]);
  expect(await identities()).toEqual([]);
  expect(await filled()).toMatchObject({ ok: false, code: 'device.not-enrolled' });
});

test('an enrolment that another replaced stays until its fill under way has an outcome', async () => {
  await enrolledDevice('device-2', 'dana', log.vkey);
  await forgetAllTabs();
  await runDelivery({ now: true });
  expect(await identities()).toEqual(['device-1', 'device-2']);
  expect(await closeLostIntents()).toBe(1);
  await runDelivery({ now: true });
  expect(delivered().at(-1)).toMatchObject({ verb: 'fill.done', outcome: 'unknown', code: 'page.gone', intent });
  expect(await identities()).toEqual(['device-2']);
});

const read = { verb: 'ticket.read', outcome: 'success', object: { type: 'ticket', key: '41' } } as const;

test('what comes too late to be delivered is not done: nothing of it is stored', async () => {
  await answerOwn({ type: 'own.signOut' });
  const stored = await database.outbox.count();
  await expect(recordEvent(identity, read)).rejects.toMatchObject({ code: 'device.not-enrolled' });
  expect(await database.outbox.count()).toBe(stored);
});

test('what comes while the session is being ended is refused as well, and the device goes', async () => {
  const late: unknown[] = [];
  vi.stubGlobal('fetch', async (url: string, init?: { method?: string }) => {
    if (init?.method === 'DELETE') late.push(await recordEvent(identity, read).catch(({ code }) => code));
    return log.fetch(url, init);
  });
  await answerOwn({ type: 'own.signOut' });
  expect(late).toEqual(['device.not-enrolled']);
  expect(await identities()).toEqual([]);
});

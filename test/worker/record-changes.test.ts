import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import { database, type Identity } from '../../lib/worker/database.ts';
import { currentIdentity } from '../../lib/worker/identity.ts';
import { answerOwn } from '../../lib/worker/own/own.ts';
import { enrolledDevice, holdRecord, record } from './device.ts';
import { type Fakes, freshBrowser } from './fake-browser.ts';

let identity: Identity;
let fakes: Fakes;
let asked: string[];
let reply: () => Response | Promise<Response>;

beforeEach(async () => {
  fakes = await freshBrowser();
  identity = await enrolledDevice();
  await holdRecord(identity);
  asked = [];
  reply = () => Response.json({});
  vi.stubGlobal('fetch', async (url: string, init: { method?: string; headers?: Record<string, string> }) => {
    const method = init.method ?? 'GET';
    // What follows a change (the record, delivery) is away: it is not under test.
    if (method === 'GET' || url.endsWith('/v1/events')) throw new TypeError('offline');
    asked.push(`${method} ${new URL(url).pathname} ${init.headers?.['If-Match'] ?? ''}`.trim());
    return reply();
  });
});

const refuse = (code: string, status: number) => () =>
  Response.json({ error: { code, status, sentence: 'No.' } }, { status });
const events = async (): Promise<EventBody[]> => (await database.outbox.toArray()).map(({ body }) => body);
const fabrikam = () => record().clients.find((one) => one.id === 'fabrikam');

describe('a change to the record', () => {
  test('is announced before it is asked for, with what it changes, and its end is told', async () => {
    const value = { ...fabrikam(), domains: ['fabrikam.example', 'fab.example'], ticketRequired: true };
    expect(await answerOwn({ type: 'own.save', kind: 'client', value })).toEqual({ ok: true });
    const [intended, done] = await events();
    expect(intended).toMatchObject({
      verb: 'record.changed',
      outcome: 'intended',
      actor: { technician: 'dana' },
      client: { id: 'fabrikam', version: 2 },
      object: { type: 'client', key: 'fabrikam' },
      fields: [
        { attribute: 'domains', from: '["fabrikam.example"]', to: '["fabrikam.example","fab.example"]' },
        { attribute: 'ticketRequired', from: 'false', to: 'true' },
      ],
      detail: { change: 'changed', from: 2 },
    });
    expect(done).toMatchObject({ verb: 'record.changed', outcome: 'success', intent: intended?.id });
  });

  test('names the version that was edited, not the one held here by now', async () => {
    await answerOwn({ type: 'own.save', kind: 'client', value: { ...fabrikam(), version: 1, name: 'Fab' } });
    expect(asked).toEqual(['PUT /v1/clients/fabrikam 1']);
  });

  test('of a technician names what changed and no particulars', async () => {
    const ada = record().technicians.find((one) => one.id === 'ada');
    await answerOwn({ type: 'own.save', kind: 'technician', value: { ...ada, title: 'Director of Secrets' } });
    expect((await events())[0]?.fields).toEqual([{ attribute: 'title' }]);
  });

  test('the collector refuses leaves its code; one it does not answer is unknown (attack 37)', async () => {
    reply = refuse('role.missing', 403);
    const remove = { type: 'own.remove', kind: 'client', id: 'fabrikam', version: 2 };
    expect(await answerOwn(remove)).toMatchObject({ ok: false, code: 'role.missing' });
    reply = () => Promise.reject(new TypeError('cut'));
    expect(await answerOwn(remove)).toMatchObject({ ok: false, code: 'collector.unreachable' });
    expect((await events()).map(({ outcome, code }) => [outcome, code])).toEqual([
      ['intended', undefined],
      ['refused', 'role.missing'],
      ['intended', undefined],
      ['unknown', 'collector.unreachable'],
    ]);
    expect((await events())[0]?.detail).toEqual({ change: 'removed', from: 2 });
  });

  test.each([
    { type: 'own.cover', client: 'fabrikam', hours: 2, reason: 'on call' },
    { type: 'own.review', cover: 'c1' },
    { type: 'own.code', technician: 'ada' },
    { type: 'own.remove', kind: 'client', id: 'fabrikam', version: 2 },
  ])('is not asked for where its event cannot be stored: $type (attack 36)', async (message) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const add = vi.spyOn(database.outbox, 'add').mockImplementation((() => Promise.reject(new Error('disk'))) as never);
    expect(await answerOwn(message)).toMatchObject({ ok: false, code: 'evidence.unavailable' });
    expect(asked).toEqual([]);
    add.mockRestore();
    reply = refuse('role.missing', 403);
    expect(await answerOwn(message)).toMatchObject({ ok: false, code: 'role.missing' });
    expect(asked).toHaveLength(1);
    expect((await events()).map(({ outcome }) => outcome)).toEqual(['intended', 'refused']);
  });
});

describe('what a person does with this browser', () => {
  test('allowing a console is told as the browser says it is, and declining too', async () => {
    fakes.granted.add('https://desk.example/*');
    await answerOwn({ type: 'own.granted', origins: ['https://desk.example', 'https://portal.example'] });
    await answerOwn({ type: 'own.declined', origins: ['https://portal.example'] });
    expect((await events()).map(({ verb, outcome, object }) => [verb, outcome, object?.key])).toEqual([
      ['console.granted', 'success', 'desk'],
      ['console.granted', 'failed', 'portal'],
      ['console.granted', 'cancelled', 'portal'],
    ]);
  });

  test('a pause and its end are told, so that silence has a reason', async () => {
    await answerOwn({ type: 'own.pause', paused: true });
    await answerOwn({ type: 'own.pause', paused: false });
    expect((await events()).map(({ verb, detail }) => [verb, detail?.paused])).toEqual([
      ['device.paused', true],
      ['device.paused', false],
    ]);
  });

  test('signing out is the last event, and happens also when it cannot be stored', async () => {
    await answerOwn({ type: 'own.signOut' });
    expect((await events()).at(-1)).toMatchObject({ verb: 'device.left', object: { type: 'device', key: 'device-1' } });
    await enrolledDevice('device-2', 'ada');
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const add = vi.spyOn(database.outbox, 'add').mockImplementation((() => Promise.reject(new Error('disk'))) as never);
    expect(await answerOwn({ type: 'own.signOut' })).toEqual({ ok: true });
    add.mockRestore();
    expect(await currentIdentity()).toBeNull();
  });
});

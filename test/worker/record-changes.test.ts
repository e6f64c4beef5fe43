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
    const { pathname } = new URL(url);
    const held = /^\/v1\/objects\/(clients|technicians)\/(\w+)$/.exec(pathname);
    const object = held && record()[held[1] as 'clients' | 'technicians'].find((one) => one.id === held[2]);
    if (object) return Response.json({ object, changedAt: '', changedBy: '', why: null });
    // What follows a change (the record, delivery) is away: it is not under test.
    if (method === 'GET' || url.endsWith('/v1/events')) throw new TypeError('offline');
    asked.push(`${method} ${new URL(url).pathname} ${init.headers?.['If-Match'] ?? ''}`.trim());
    return reply();
  });
});

const refuse = (code: string, status: number) => () =>
  Response.json({ error: { code, status, sentence: 'No.' } }, { status });
const events = async (): Promise<EventBody[]> => (await database.outbox.toArray()).map(({ body }) => body);
const put = (kind: string, body: { id?: string; version?: number }, why?: string) =>
  answerOwn({
    type: 'own.ask',
    route: 'PUT /v1/:kind/:id',
    kind,
    id: body.id,
    version: body.version,
    body,
    ...(why ? { why } : {}),
  });
const REMOVE = { type: 'own.ask', route: 'DELETE /v1/:kind/:id', kind: 'clients', id: 'fabrikam', version: 2 };
const fabrikam = () => record().clients.find((one) => one.id === 'fabrikam');

describe('a change to the record', () => {
  test('is announced before it is asked for, with what it changes, and its end is told', async () => {
    const value = { ...fabrikam(), domains: ['fabrikam.example', 'fab.example'], ticketRequired: true };
    reply = () => Response.json({ ...value, version: 3 });
    expect(await put('clients', value)).toMatchObject({ status: 200, value: { version: 3 } });
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
    await put('clients', { ...fabrikam(), version: 1, name: 'Fab' } as object);
    expect(asked).toEqual(['PUT /v1/clients/fabrikam 1']);
  });

  test('of a technician names what changed and no particulars', async () => {
    const ada = record().technicians.find((one) => one.id === 'ada');
    await put('technicians', { ...ada, title: 'Director of Secrets' } as object);
    expect((await events())[0]?.fields).toEqual([{ attribute: 'title' }]);
  });

  test('the collector refuses leaves its code; one it does not answer is unknown (attack 37)', async () => {
    reply = refuse('role.missing', 403);
    expect(await answerOwn(REMOVE)).toMatchObject({ ok: false, code: 'role.missing' });
    reply = () => Promise.reject(new TypeError('cut'));
    expect(await answerOwn(REMOVE)).toMatchObject({ ok: false, code: 'collector.unreachable' });
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
    REMOVE,
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

describe('a request of an administration page', () => {
  test('goes with its query and reason, and leaves no event where it only reads', async () => {
    const urls: string[] = [];
    vi.stubGlobal('fetch', async (url: string) => {
      urls.push(url.slice(url.indexOf('/v1')));
      return Response.json({ items: [], next: null, total: 0 });
    });
    const query = { q: 'fabri kam', limit: 50 };
    const answer = await answerOwn({ type: 'own.ask', route: 'GET /v1/search/:kind', kind: 'clients', query });
    expect(answer).toEqual({ status: 200, value: { items: [], next: null, total: 0 } });
    expect(urls).toEqual(['/v1/search/clients?q=fabri+kam&sort=title&limit=50']);
    expect(await events()).toEqual([]);
  });

  test('a reason travels percent-encoded, beside the version that was edited', async () => {
    const headers: unknown[] = [];
    const before = globalThis.fetch;
    vi.stubGlobal('fetch', (url: string, init: { method?: string; headers?: Record<string, string> }) => {
      if (init.method === 'PUT') headers.push(init.headers);
      return before(url, init as RequestInit);
    });
    reply = () => Response.json(fabrikam());
    await put('clients', { ...fabrikam(), name: 'Fab' } as object, 'Neuer Name – größer');
    expect(headers).toEqual([
      expect.objectContaining({ 'If-Match': '2', 'unswivel-why': encodeURIComponent('Neuer Name – größer') }),
    ]);
  });

  test.each([
    ['a route that is not known', { route: 'POST /v1/devices/:id/close', id: 'd1' }],
    ['a kind that is not known', { route: 'GET /v1/search/:kind', kind: 'devices' }],
    ['no id where the route has one', { route: 'GET /v1/objects/:kind/:id', kind: 'clients' }],
    ['a body that does not fit', { route: 'PUT /v1/:kind/:id', kind: 'clients', id: 'x', body: { id: 'x' } }],
    ['a query that does not fit', { route: 'GET /v1/search/:kind', kind: 'clients', query: { limit: 5000 } }],
  ])('is not passed on with %s', async (_, given) => {
    expect(await answerOwn({ type: 'own.ask', ...given })).toMatchObject({ ok: false, code: 'input.invalid' });
    expect(asked).toEqual([]);
    expect(await events()).toEqual([]);
  });

  test('a token is told with its label and never with its secret; a dry run of an import is not told', async () => {
    const secret = 'uwt_very-secret';
    const token = {
      id: 't1',
      label: 'Backup job',
      scopes: ['read:record'],
      source: null,
      owner: 'ada',
      createdAt: '2026-11-22T08:00:00.000Z',
      createdBy: 'dana',
      expiresAt: null,
      lastUsedAt: null,
      revokedAt: null,
      state: 'works',
    };
    reply = () => Response.json({ token, secret });
    const body = { label: 'Backup job', owner: 'ada', scopes: ['read:record'], days: 30 };
    expect(await answerOwn({ type: 'own.ask', route: 'POST /v1/tokens', body })).toMatchObject({ value: { secret } });
    const [intended] = await events();
    expect(intended).toMatchObject({
      object: { type: 'token', key: 'Backup job' },
      detail: { change: 'added', for: 'ada', scopes: 'read:record', days: 30 },
    });
    expect(JSON.stringify(await events())).not.toContain(secret);
    const text = 'userName\nada@msp.example';
    await answerOwn({ type: 'own.ask', route: 'POST /v1/imports', body: { text, dryRun: true } });
    expect(await events()).toHaveLength(2);
    await answerOwn({ type: 'own.ask', route: 'POST /v1/imports', body: { text, dryRun: false } });
    const told = (await events()).at(-2);
    expect(told).toMatchObject({ object: { type: 'import', key: 'options' }, detail: { characters: text.length } });
    expect(JSON.stringify(told)).not.toContain('ada@msp.example');
  });

  test('a bulk edit names who it touches and, of people, only which parts', async () => {
    reply = () => Response.json({ applied: true, changed: [], unchanged: [], refused: [] });
    const ids = [
      { id: 'ada', version: 3 },
      { id: 'ben', version: 3 },
    ];
    const bulk = { kind: 'technicians', ids, change: { title: 'Engineer II' }, why: 'new titles', dryRun: false };
    await answerOwn({ type: 'own.ask', route: 'POST /v1/bulk', body: bulk });
    expect((await events())[0]).toMatchObject({
      object: { type: 'technicians', key: '2' },
      fields: [{ attribute: 'title' }],
      detail: { ids: 'ada ben' },
    });
    expect(JSON.stringify(await events())).not.toContain('Engineer II');
  });

  test('names are told from the record held here, and nothing of what is not held', async () => {
    const ids = { technicians: ['ada', 'nobody'], clients: ['fabrikam'] };
    expect(await answerOwn({ type: 'own.names', ids })).toEqual({
      technicians: { ada: 'Ada Quist' },
      clients: { fabrikam: 'Fabrikam' },
      consoles: {},
      templates: {},
    });
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

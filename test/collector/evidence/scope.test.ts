import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventBody } from '../../../lib/evidence/event.schema.ts';
import { startCollector, type TestCollector, type TestDevice } from '../start-collector.ts';
import { searching } from './searching.ts';

let collector: TestCollector;
let device: TestDevice;
let auditor: TestDevice;

beforeEach(async () => {
  collector = await startCollector();
  device = await collector.enrol('jadeyemi', { serves: ['*'] });
  auditor = await collector.enrol('lnguyen2', { roles: ['compliance'], serves: [] });
});
afterEach(() => collector.stop());

const { store, search, all } = searching(() => ({ collector, device, auditor }));
const account = (key: string) => ({ object: { type: 'account', key } });

describe('what somebody may find', () => {
  let scoped: TestDevice;
  beforeEach(async () => {
    scoped = await collector.enrol('lnguyen', { roles: ['compliance'], serves: ['contoso'] });
    await store(
      { client: { id: 'contoso', version: 1 }, ...account('shared-name') },
      ...Array.from({ length: 30 }, () => ({ client: { id: 'northwind', version: 1 }, ...account('shared-name') })),
      { client: { id: 'northwind', version: 1 }, ...account('northwind-only') },
      { verb: 'session.begun' as const, client: undefined },
    );
  });

  it('shows a compliance person whose grant names clients nothing of others: no events, counts, pages or names', async () => {
    const hidden = await search({ account: 'northwind-only' }, scoped);
    const never = await search({ account: 'never-there' }, scoped);
    const told = ({ events, next, count, lookedBackTo }: Awaited<ReturnType<typeof search>>) => ({
      events,
      next,
      count,
      lookedBackTo,
    });
    expect(told(hidden)).toEqual(told(never));
    expect(told(await search({ q: 'northwind-o' }, scoped))).toEqual(told(never));
    const shared = await search({ account: 'shared-name', limit: '1' }, scoped);
    expect([shared.events.map(({ index }) => index), shared.next, shared.count]).toEqual([
      [0],
      null,
      { n: 1, exact: true },
    ]);
    expect((await all({ person: 'jadeyemi' }, scoped)).map(({ body }) => body?.client?.id)).toEqual(['contoso']);
    expect((await search({ verb: 'session.begun' }, scoped)).events).toEqual([]);
  });

  it('answers a client outside like one that does not exist, and an entry outside like none', async () => {
    const get = (path: string, by: TestDevice) => collector.call('GET', path, { token: by.token });
    const [outside, nowhere] = [
      await get('/v1/evidence/search?client=northwind', scoped),
      await get('/v1/evidence/search?client=no-such-client', scoped),
    ];
    expect(outside.status).toBe(403);
    expect(outside.json).toEqual(nowhere.json);
    const [hidden, none] = [await get('/v1/evidence/events/1', scoped), await get('/v1/evidence/events/5000', scoped)];
    expect(hidden.status).toBe(404);
    expect(hidden.json).toEqual(none.json);
    expect((await get('/v1/evidence/events/0', scoped)).status).toBe(200);
  });

  it('answers a lead who asks the plain list for a client outside alike, whether or not there is one', async () => {
    const lead = await collector.enrol('zmueller', { roles: ['lead'], serves: ['contoso'] });
    const get = (query: string) => collector.call('GET', `/v1/events?${query}`, { token: lead.token });
    const [outside, nowhere] = [await get('client=northwind'), await get('client=no-such-client')];
    expect([outside.status, outside.json.error.code]).toEqual([403, 'client.notServed']);
    expect(outside.json).toEqual(nowhere.json);
    expect((await get('client=contoso')).status).toBe(200);
    expect((await get('client=northwind&technician=zmueller')).json.events).toEqual([]);
  });

  it('holds the plain list of events to the same clients', async () => {
    const list = await collector.call('GET', '/v1/events', { token: scoped.token });
    const clients = new Set(list.json.events.map(({ body }: { body: EventBody }) => body.client?.id));
    expect(clients.has('northwind')).toBe(false);
    expect(clients.has('contoso')).toBe(true);
  });

  it('lets a technician find what they did themselves that is of no client, and nobody else’s', async () => {
    const technician = await collector.enrol('mkruse', { roles: ['technician'], serves: ['contoso'] });
    const begun = technician.event(technician.bodyOf({ verb: 'session.begun', client: undefined, ticket: undefined }));
    await collector.call('POST', '/v1/events', { token: technician.token, body: technician.batch(begun) });
    const found = await all({ verb: 'session.begun' }, technician);
    expect(found.map(({ body }) => body?.actor.technician)).toEqual(['mkruse']);
    expect(await all({ verb: 'session.begun' })).toHaveLength(2);
  });
});

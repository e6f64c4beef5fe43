import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventBody } from '../../../lib/evidence/event.schema.ts';
import { startCollector, type TestCollector, type TestDevice } from '../start-collector.ts';
import { send } from './pack-world.ts';

/** What a compliance person of Northwind is told of what is Contoso's: the same as of what never was, word for word. */
let collector: TestCollector;
let theirs: TestDevice;
let all: TestDevice;
const PERIOD = { from: '2026-11-20T00:00:00.000Z', to: '2026-11-27T00:00:00.000Z' };
const REQUEST = 'req-01939f00-0000-7000-8000-000000000003';
const EVENT = '01939f00-0000-7000-8000-000000000009';
const contoso: Partial<EventBody> = {
  client: { id: 'contoso', version: 1 },
  ticket: { console: 'rt', number: '4711' },
  subject: { ticketPerson: 'Lan of Contoso' },
  console: { id: 'practice-portal', profile: null, signedInAs: 'CONTOSO\\Admin' },
};

beforeAll(async () => {
  collector = await startCollector({ patient: true });
  const device = await collector.enrol('jadeyemi', { serves: ['*'] });
  all = await collector.enrol('lnguyen2', { roles: ['compliance'], serves: [] });
  await send(collector, device, [
    { client: { id: 'northwind', version: 1 }, ticket: { console: 'rt', number: '17' } },
    { ...contoso, id: EVENT, verb: 'fill.done', object: { type: 'account', key: 'lan@contoso.example' } },
    { ...contoso, verb: 'form.submitted', outcome: 'unknown', object: { type: 'account', key: 'lan@contoso.example' } },
    { ...contoso, verb: 'record.changed', object: { type: 'exception', key: 'ex-contoso' } },
    { ...contoso, verb: 'request.made', object: { type: 'request', key: REQUEST } },
  ]);
  theirs = await collector.enrol('lnguyen', { roles: ['compliance'], serves: ['northwind'] });
});
afterAll(() => collector.stop());

/** Status and body; how large the log is grows with every question and is no secret. */
async function told(method: string, path: string, body?: object, by = theirs) {
  const { status, json } = await collector.call(method, path, { token: by.token, ...(body ? { body } : {}) });
  const { size: _, indexed: __, at: ___, checkpoint: ____, ...rest } = json ?? {};
  return { status, rest };
}
const query = (given: object) => new URLSearchParams(given as Record<string, string>).toString();

describe('whoever serves one client is told of another’s what they are told of nothing', () => {
  it.each([
    ['ticket', '4711', '4712'],
    ['ticket', 'rt:4711', 'rt:4712'],
    ['account', 'lan@contoso.example', 'lan@nobody.example'],
    ['object', 'account:lan@contoso.example', 'account:lan@nobody.example'],
    ['object', 'exception:ex-contoso', 'exception:ex-nobody'],
    ['object', `request:${REQUEST}`, 'request:req-none'],
    ['subject', 'Lan of Contoso', 'Lan of Nowhere'],
    ['person', 'Lan of Contoso', 'Lan of Nowhere'],
    ['signedInAs', 'CONTOSO\\Admin', 'NOBODY\\Admin'],
    ['q', 'lan@contoso', 'lan@nobody'],
    ['q', '4711', '4712'],
    ['q', EVENT, '01939f00-0000-7000-8000-000000000010'],
    ['client', 'contoso', 'nobody'],
  ])('in searches and timelines by %s (%s)', async (part, there, none) => {
    const search = (value: string, by = theirs) =>
      told('GET', `/v1/evidence/search?${query({ [part]: value })}`, undefined, by);
    expect(await search(there)).toEqual(await search(none));
    // the one who sees all finds it: there is something to hide
    expect((await search(there, all)).rest.count?.n).toBeGreaterThan(0);
  });

  it('in single entries and their proofs', async () => {
    expect(await told('GET', '/v1/evidence/events/1')).toEqual(await told('GET', '/v1/evidence/events/999999'));
    expect((await told('GET', '/v1/evidence/events/1', undefined, all)).status).toBe(200);
  });

  it.each(['changes', 'accounts', 'leavers', 'exceptions', 'emergencies'])(
    'in populations and samples of %s',
    async (kind) => {
      const population = (more: object) =>
        told('GET', `/v1/evidence/population?${query({ ...PERIOD, kind, ...more })}`);
      expect(await population({ client: 'contoso' })).toEqual(await population({ client: 'nobody' }));
      expect((await population({})).status).toBe(403);
      expect((await population({ client: 'northwind' })).rest.total).toBe(0);
      const sample = (more: object) => told('POST', '/v1/evidence/sample', { ...PERIOD, kind, ...more });
      expect(await sample({ client: 'contoso', seed: 's', n: 5 })).toEqual(
        await sample({ client: 'nobody', seed: 's', n: 5 }),
      );
      const ids = [EVENT, 'practice-portal:lan@contoso.example', 'ex-contoso'];
      const { rest } = await sample({ client: 'northwind', ids });
      expect([rest.items, rest.unknown]).toEqual([[], ids]);
    },
  );

  it('in who can reach it, its proof, its closure and its emergencies', async () => {
    for (const path of [
      (id: string) => `/v1/evidence/reach?client=${id}`,
      (id: string) => `/v1/proof?${query({ client: id, console: 'practice-portal', account: 'lan@contoso.example' })}`,
      (id: string) => `/v1/clients/${id}/closure`,
      (id: string) => `/v1/emergencies?client=${id}`,
      (id: string) => `/v1/evidence/export?${query({ client: id, format: 'jsonl' })}`,
    ])
      expect([path('x'), await told('GET', path('contoso'))]).toEqual([path('x'), await told('GET', path('nobody'))]);
  });

  it('in the record: objects, suggestions, drift, requests and rounds', async () => {
    for (const [there, none] of [
      ['/v1/objects/clients/contoso', '/v1/objects/clients/nobody'],
      ['/v1/objects/clients/contoso/history', '/v1/objects/clients/nobody/history'],
      ['/v1/search/clients?q=contoso', '/v1/search/clients?q=nobody'],
      [`/v1/requests/${REQUEST}`, '/v1/requests/req-none'],
      ['/v1/requests?client=contoso', '/v1/requests?client=nobody'],
      ['/v1/drift?client=contoso', '/v1/drift?client=nobody'],
      ['/v1/drift/coverage?client=contoso', '/v1/drift/coverage?client=nobody'],
      ['/v1/rounds?client=contoso', '/v1/rounds?client=nobody'],
    ] as const) {
      const [one, other] = [await told('GET', there), await told('GET', none)];
      const plain = (answer: object) => JSON.parse(JSON.stringify(answer).replaceAll(/contoso|nobody/g, 'X'));
      expect([there, plain(one)]).toEqual([there, plain(other)]);
    }
  });

  it('in packs, schedules and comparisons', async () => {
    const made = await collector.call('POST', '/v1/evidence/packs', {
      token: all.token,
      body: { client: 'contoso', format: 'pack' },
    });
    expect(made.status, JSON.stringify(made.json)).toBeLessThan(300);
    const id = made.json.id ?? made.json.pack?.id;
    expect(await told('GET', `/v1/evidence/packs/${id}`)).toEqual(await told('GET', '/v1/evidence/packs/none'));
    expect(await told('GET', `/v1/evidence/packs/${id}/parts/0`)).toEqual(
      await told('GET', '/v1/evidence/packs/none/parts/0'),
    );
    expect((await told('GET', '/v1/evidence/packs')).rest.packs).toEqual([]);
    const pack = (client: string) => told('POST', '/v1/evidence/packs', { client, format: 'pack' });
    expect(await pack('contoso')).toEqual(await pack('nobody'));
    const log = {
      ...PERIOD,
      console: 'practice-portal',
      text: 'time,actor,target,action\n2026-11-20T08:00:00Z,a,b,Update user\n',
    };
    const match = (more: object, by = theirs) => told('POST', '/v1/evidence/matches', { ...log, ...more }, by);
    expect((await match({ client: 'contoso' }, all)).status).toBe(201);
    expect(await match({ client: 'contoso' })).toEqual(await match({ client: 'nobody' }));
    const kept = (await collector.call('GET', '/v1/evidence/matches', { token: all.token })).json.matches[0]?.id;
    for (const part of ['', '/lines'])
      expect(await told('GET', `/v1/evidence/matches/${kept}${part}`)).toEqual(
        await told('GET', `/v1/evidence/matches/none${part}`),
      );
    expect((await told('GET', '/v1/evidence/matches')).rest.matches).toEqual([]);
  });

  it('in who asked: reading about Contoso is nobody else’s to see', async () => {
    await told('GET', '/v1/evidence/search?client=contoso', undefined, all);
    const { rest } = await told('GET', '/v1/evidence/search?verb=evidence.read&limit=200');
    const people = new Set(rest.events.map(({ body }: { body: EventBody }) => body.actor.technician));
    expect([...people]).toEqual(['lnguyen']);
    expect((await told('GET', '/v1/evidence/views')).rest.views).toEqual([]);
    const listed = (await told('GET', '/v1/events?limit=200')).rest.events as { body: EventBody }[];
    const whose = listed.map(({ body }) => body.client?.id ?? body.actor.technician);
    expect([...new Set(whose)].sort()).toEqual(['lnguyen', 'northwind']);
  });
});

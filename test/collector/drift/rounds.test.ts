import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askedOf } from '../../../lib/collector/evidence/erase/asked.ts';
import { roundsPlace } from '../../../lib/collector/evidence/erase/places/rounds.ts';
import type { EventBody } from '../../../lib/evidence/event.schema.ts';
import type { ErasureRequest } from '../../../lib/wire/evidence-erase.schema.ts';
import type { Round } from '../../../lib/wire/rounds.schema.ts';
import type { TestDevice } from '../start-collector.ts';
import { type DriftWorld, LAM, PORTAL, startDriftWorld } from './drift-world.ts';

let world: DriftWorld;
let lan: TestDevice;
beforeAll(async () => {
  world = await startDriftWorld();
  lan = await world.collector.enrol('lnguyen', { roles: ['technician'], serves: ['northwind'] });
  await world.account('acc-portal-c', 'jadeyemi', 'jide@contoso.example', { console: PORTAL, client: 'contoso' });
});
afterAll(() => world.stop());

const post = (device: TestDevice, path: string, body: object = {}) => world.call(device, 'POST', path, body);
async function ask(device: TestDevice, body: object): Promise<Round> {
  const answer = await post(device, '/v1/rounds', body);
  expect(answer.status, JSON.stringify(answer.json)).toBe(201);
  return answer.json as unknown as Round;
}
const codeOf = async (answer: ReturnType<typeof post>) => {
  const { status, json } = await answer;
  return [status, json.error?.code];
};
async function said(verb: EventBody['verb'], round: string) {
  const { json } = await world.call(world.admin, 'GET', `/v1/events?verb=${verb}&limit=200`);
  return (json.events as { body: EventBody }[]).map(({ body }) => body).filter(({ object }) => object?.key === round);
}
const begin = (device: TestDevice, id: string) => post(device, `/v1/rounds/${id}/begin`);
const NORTHWIND = ['acc-jide', 'acc-lan', 'acc-zoe'];

describe('a round', () => {
  it('is asked by a lead for somebody, begun, told account by account, and ended with its counts', async () => {
    const round = await ask(world.lead, {
      accounts: ['acc-zoe', 'acc-jide', 'acc-jide', 'acc-lan'],
      others: [{ client: 'northwind', console: LAM, name: 'old.admin' }],
      for: 'jadeyemi',
      why: 'before the audit',
    });
    expect(round).toMatchObject({
      askedBy: { id: 'mkruse' },
      for: { id: 'jadeyemi', name: 'Jide Adeyemi' },
      state: 'waiting',
      why: 'before the audit',
      counts: { accounts: 4, unread: 4 },
    });
    expect(round.targets.map(({ name, account, technician }) => [name, account, technician?.name ?? null])).toEqual([
      ['jadeyemi', 'acc-jide', 'Jide Adeyemi'],
      ['lnguyen', 'acc-lan', 'Lan Nguyen'],
      ['old.admin', null, null],
      ['zmullerludenscheidt', 'acc-zoe', expect.any(String)],
    ]);
    expect(await said('round.asked', round.id)).toMatchObject([
      { actor: { technician: 'mkruse' }, client: { id: 'northwind' }, detail: { accounts: 4, for: 'jadeyemi' } },
    ]);

    expect((await begin(world.jide, round.id)).json).toMatchObject({ state: 'work' });
    expect((await begin(world.jide, round.id)).status).toBe(200);
    const results = (all: object[]) => post(world.jide, `/v1/rounds/${round.id}/results`, { results: all });
    await results([{ at: 0, result: 'different', differs: ['email'] }]);
    await results([
      { at: 0, result: 'different', differs: ['email'] },
      { at: 1, result: 'right' },
      { at: 2, result: 'unreadable', why: 'The console asks to sign in.' },
    ]);
    expect(await codeOf(results([{ at: 9, result: 'right' }]))).toEqual([422, 'round.notInIt']);
    const ended = await post(world.jide, `/v1/rounds/${round.id}/end`, { outcome: 'done' });
    expect(ended.json).toMatchObject({
      state: 'ended',
      outcome: 'done',
      counts: { accounts: 4, right: 1, different: 1, notFound: 0, unreadable: 1, unread: 1 },
      targets: [{ differs: ['email'] }, {}, { why: 'The console asks to sign in.' }, { result: null }],
    });
    expect(await codeOf(results([{ at: 1, result: 'right' }]))).toEqual([409, 'round.over']);
    expect(await said('round.begun', round.id)).toHaveLength(1);
    expect(await said('round.ended', round.id)).toMatchObject([
      {
        outcome: 'success',
        actor: { technician: 'jadeyemi' },
        detail: { accounts: 4, right: 1, different: 1, notFound: 0, unreadable: 1, unread: 1 },
      },
    ]);
  });

  it('of two clients is two events, and nobody reads the other client’s accounts in it', async () => {
    const round = await ask(world.lead, { accounts: ['acc-jide', 'acc-portal-c'], for: 'jadeyemi' });
    expect((await said('round.asked', round.id)).map(({ client }) => client?.id).sort()).toEqual([
      'contoso',
      'northwind',
    ]);
    await world.collector.enrol('jadeyemi', { roles: ['technician'], serves: ['northwind'] });
    const { json } = await world.call(world.jide, 'GET', `/v1/rounds/${round.id}`);
    expect(json).toMatchObject({ counts: { accounts: 1 }, targets: [{ client: 'northwind' }] });
    await world.collector.enrol('jadeyemi', { roles: ['technician'], serves: ['northwind', 'contoso'] });
    await post(world.lead, `/v1/rounds/${round.id}/cancel`);
  });

  it('in a console of the MSP itself is anybody’s, whichever clients they serve: asked for oneself, or by a lead', async () => {
    const others = [{ client: 'msp', console: 'rt', name: 'jadeyemi' }];
    for (const [by, whose] of [
      [lan, {}],
      [world.lead, { for: 'lnguyen' }],
    ] as const) {
      const round = await ask(by, { others, ...whose });
      expect(round).toMatchObject({ for: { id: 'lnguyen' }, targets: [{ client: 'msp', console: 'rt' }] });
      expect((await begin(lan, round.id)).status).toBe(200);
      await post(lan, `/v1/rounds/${round.id}/cancel`);
    }
  });

  it('is one at a time for each person; one left alone for half a day is over by itself', async () => {
    const [first, second] = [await ask(lan, { accounts: ['acc-jide'] }), await ask(lan, { accounts: ['acc-lan'] })];
    expect((await begin(lan, first.id)).status).toBe(200);
    expect(await codeOf(begin(lan, second.id))).toEqual([409, 'round.another']);
    world.collector.clock.now = new Date(world.collector.clock.now.getTime() + 13 * 3_600_000);
    expect((await begin(lan, second.id)).status).toBe(200);
    expect((await world.call(lan, 'GET', `/v1/rounds/${first.id}`)).json).toMatchObject({
      state: 'ended',
      outcome: 'lapsed',
    });
    expect(await said('round.ended', first.id)).toMatchObject([{ outcome: 'unknown', detail: { unread: 1 } }]);
    const cancelled = await post(lan, `/v1/rounds/${second.id}/cancel`);
    expect(cancelled.json).toMatchObject({ state: 'ended', outcome: 'cancelled' });
    expect((await post(lan, `/v1/rounds/${second.id}/cancel`)).status).toBe(200);
    expect(await said('round.ended', second.id)).toHaveLength(1);
    expect(await codeOf(begin(lan, second.id))).toEqual([409, 'round.over']);
  });
});

describe('nobody', () => {
  it('asks others without being a lead, or for accounts at clients one does not serve', async () => {
    expect(await codeOf(post(lan, '/v1/rounds', { accounts: NORTHWIND, for: 'jadeyemi' }))).toEqual([
      403,
      'round.others',
    ]);
    expect(await codeOf(post(lan, '/v1/rounds', { accounts: ['acc-portal-c'] }))).toEqual([404, 'record.unknown']);
    expect(await codeOf(post(lan, '/v1/rounds', { accounts: ['acc-none'] }))).toEqual([404, 'record.unknown']);
    const elsewhere = { client: 'contoso', console: PORTAL, name: 'jide' };
    expect(await codeOf(post(lan, '/v1/rounds', { others: [elsewhere] }))).toEqual([404, 'record.unknown']);
    const wrong = { client: 'contoso', console: LAM, name: 'jide' };
    expect(await codeOf(post(world.lead, '/v1/rounds', { others: [wrong] }))).toEqual([422, 'record.reference']);
  });

  it('is asked who does not serve every client in it, who left, or who may not work', async () => {
    expect(await codeOf(post(world.lead, '/v1/rounds', { accounts: ['acc-portal-c'], for: 'lnguyen' }))).toEqual([
      422,
      'round.notServed',
    ]);
    expect(await codeOf(post(world.lead, '/v1/rounds', { accounts: ['acc-jide'], for: 'nobody' }))).toEqual([
      422,
      'record.reference',
    ]);
    await world.collector.enrol('praman', { roles: ['compliance'], serves: ['northwind'] });
    expect(await codeOf(post(world.lead, '/v1/rounds', { accounts: ['acc-jide'], for: 'praman' }))).toEqual([
      422,
      'round.notServed',
    ]);
  });

  it('begins, tells or ends another’s round, or sees it without having to do with it', async () => {
    const round = await ask(world.lead, { accounts: ['acc-jide'], for: 'jadeyemi' });
    const compliance = await world.collector.enrol('zmueller', { roles: ['compliance'], serves: [] });
    expect((await world.call(compliance, 'GET', `/v1/rounds/${round.id}`)).status).toBe(200);
    expect(await codeOf(begin(compliance, round.id))).toEqual([403, 'auth.role']);
    expect(await codeOf(begin(world.lead, round.id))).toEqual([403, 'round.notYours']);
    expect(await codeOf(begin(lan, round.id))).toEqual([404, 'round.unknown']);
    expect(await codeOf(post(lan, `/v1/rounds/${round.id}/cancel`))).toEqual([404, 'round.unknown']);
    expect(await codeOf(post(world.lead, `/v1/rounds/${round.id}/end`, { outcome: 'done' }))).toEqual([
      403,
      'round.notYours',
    ]);
    const early = { results: [{ at: 0, result: 'right' }] };
    expect(await codeOf(post(world.jide, `/v1/rounds/${round.id}/results`, early))).toEqual([409, 'round.notAtWork']);
    await post(world.lead, `/v1/rounds/${round.id}/cancel`);
  });

  it('is asked for nothing, for more than a round holds, or with words that are none', async () => {
    for (const body of [{}, { accounts: [] }, { accounts: Array.from({ length: 501 }, (_, at) => `a-${at}`) }])
      expect((await post(world.lead, '/v1/rounds', body)).status).toBe(400);
  });
});

it('rounds are listed newest first, one’s own or all, page by page', async () => {
  const { json: all } = await world.call(world.lead, 'GET', '/v1/rounds?of=all&limit=2');
  expect(all.rounds).toHaveLength(2);
  const { json: rest } = await world.call(world.lead, 'GET', `/v1/rounds?of=all&after=${all.next}`);
  const times = [...all.rounds, ...rest.rounds].map(({ askedAt }: { askedAt: string }) => askedAt);
  expect(times).toEqual([...times].sort().reverse());
  expect(new Set([...all.rounds, ...rest.rounds].map(({ id }: { id: string }) => id)).size).toBe(times.length);
  const { json: mine } = await world.call(lan, 'GET', '/v1/rounds?of=all');
  expect(mine.rounds.every((one: Round) => one.for.id === 'lnguyen')).toBe(true);
  expect(mine.rounds.length).toBeGreaterThan(1);
});

it('rounds that are over are erased with the person or the client they were about, and others stay', async () => {
  const round = await ask(world.lead, { accounts: ['acc-jide', 'acc-zoe', 'acc-portal-c'], for: 'mkruse' });
  const waits = await ask(world.lead, { accounts: ['acc-zoe'], for: 'mkruse' });
  await post(world.lead, `/v1/rounds/${round.id}/cancel`);
  const names = async (id: string) =>
    ((await world.call(world.lead, 'GET', `/v1/rounds/${id}`)).json.targets ?? []).map(
      ({ name }: { name: string }) => name,
    );
  const forget = async (request: ErasureRequest) => {
    const { db, clock } = world.collector;
    const asked = await askedOf({ db, now: () => clock.now }, request);
    const nothing = { indexes: [], held: 0, by: [], stay: 0, digest: '' };
    const { erased, kept } = await roundsPlace.plan(db, asked, nothing);
    await db.transaction().execute(async (trx) => roundsPlace.forget?.(trx, asked, 'er-1'));
    return [erased, kept];
  };
  const hold = { id: 'trial', client: 'northwind', technician: 'zmueller', why: 'A court asked.', by: 'root', at: '' };
  await world.collector.db.insertInto('evidence_holds').values(hold).execute();
  const theirs = { technician: 'zmueller', client: 'northwind' };
  const [none, kept = 0] = await forget(theirs);
  expect([none, await names(round.id)]).toEqual([0, ['jadeyemi', 'zmullerludenscheidt', 'jide@contoso.example']]);
  await world.collector.db.deleteFrom('evidence_holds').execute();
  expect(await forget(theirs)).toEqual([kept - 1, 1]);
  expect(await names(round.id)).toEqual(['jadeyemi', 'jide@contoso.example']);
  await forget({ client: 'contoso', technician: 'jadeyemi' });
  expect(await names(round.id)).toEqual(['jadeyemi']);
  await forget({ client: 'northwind', before: '2020-01-01T00:00:00Z' });
  expect(await names(round.id)).toEqual(['jadeyemi']);
  await forget({ client: 'northwind' });
  expect((await world.call(world.lead, 'GET', `/v1/rounds/${round.id}`)).status).toBe(404);
  expect(await names(waits.id)).toEqual(['zmullerludenscheidt']);
});

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { followingOf } from '../../../lib/collector/evidence/keep-following.ts';
import { roundsOf } from '../../../lib/collector/evidence/rounds.ts';
import type { EventBody } from '../../../lib/evidence/event.schema.ts';
import { populationAnswerSchema, sampleAnswerSchema } from '../../../lib/wire/evidence.schema.ts';
import { startCollector, type TestCollector, type TestDevice } from '../start-collector.ts';
import { send } from './pack-world.ts';

let collector: TestCollector;
let auditor: TestDevice;
const PERIOD = { client: 'contoso', from: '2026-11-20T00:00:00.000Z', to: '2026-11-21T00:00:00.000Z' };

beforeAll(async () => {
  collector = await startCollector();
  auditor = await collector.enrol('lnguyen2', { roles: ['compliance'], serves: [] });
  const device = await collector.enrol('jadeyemi', { serves: ['*'] });
  const at = (client: string, change: Partial<EventBody>): Partial<EventBody> => ({
    client: { id: client, version: 1 },
    ...change,
  });
  const account = (key: string) => ({
    object: { type: 'account', key },
    console: { id: 'practice-portal', profile: null },
  });
  await send(collector, device, [
    at('contoso', { verb: 'ticket.read', ticket: { console: 'rt', number: '5' } }),
    at('contoso', { verb: 'fill.done', ticket: { console: 'rt', number: '5' }, ...account('a') }),
    at('contoso', { verb: 'fill.done', outcome: 'cancelled', ...account('b') }),
    at('contoso', { verb: 'account.observed', ticket: undefined, ...account('a') }),
    at('northwind', { verb: 'fill.done', ...account('other') }),
    at('contoso', { verb: 'record.changed', object: { type: 'exception', key: 'ex-1' } }),
    at('contoso', { verb: 'exception.reviewed', object: { type: 'exception', key: 'ex-1' } }),
    at('contoso', { verb: 'cover.taken', object: { type: 'client', key: 'contoso' }, detail: { hours: 2 } }),
    at('contoso', {
      verb: 'accounts.listed',
      console: { id: 'practice-portal', profile: null },
      object: { type: 'accounts', key: 'users' },
      detail: { complete: true, rows: 2, began: '2026-11-20T08:00:00.000Z' },
    }),
  ]);
  collector.clock.now = new Date('2026-11-22T08:00:00.000Z');
  const console = { type: 'console', key: 'practice-portal' };
  await send(collector, device, [
    at('contoso', { verb: 'fill.done', ...account('later') }),
    at('contoso', { verb: 'record.changed', object: console, ticket: undefined }),
  ]);
});
afterAll(() => collector.stop());

async function population(kind: string, more = {}) {
  const query = new URLSearchParams({ ...PERIOD, kind, ...more });
  const answer = await collector.call('GET', `/v1/evidence/population?${query}`, { token: auditor.token });
  expect(answer.status, JSON.stringify(answer.json)).toBe(200);
  return populationAnswerSchema.parse(answer.json);
}
async function sample(body: object) {
  const answer = await collector.call('POST', '/v1/evidence/sample', {
    token: auditor.token,
    body: { ...PERIOD, ...body },
  });
  expect(answer.status, JSON.stringify(answer.json)).toBe(200);
  return sampleAnswerSchema.parse(answer.json);
}

describe('a population', () => {
  it.each([
    ['changes', [1, 5]],
    ['accounts', [1, 2]],
    ['leavers', []],
    ['exceptions', [5]],
    ['emergencies', [7]],
  ])('of %s holds each of the client and period once', async (kind, indexes) => {
    const { items, total } = await population(kind);
    expect(items.map(({ index }) => index)).toEqual(indexes);
    expect(total).toBe(indexes.length);
  });

  it('comes in pages and with how many events tell of each item', async () => {
    const first = await population('accounts', { limit: '1' });
    expect(first.items.map(({ id, events }) => [id, events])).toEqual([['practice-portal:a', 2]]);
    const rest = await population('accounts', { limit: '1', after: first.next ?? '' });
    expect([rest.items.map(({ id }) => id), rest.next]).toEqual([['practice-portal:b'], null]);
  });

  it('counts what is told of a console that was changed', async () => {
    const { items } = await population('changes', { from: PERIOD.to, to: '2026-11-23T00:00:00.000Z' });
    expect(items.map(({ index, events }) => [index, events])).toContainEqual([10, 1]);
  });

  it('says when somebody looked, and where nobody could', async () => {
    const { rounds } = await population('accounts');
    const portal = rounds.find(({ console }) => console === 'practice-portal');
    const blind = rounds.find(({ console }) => console === 'rt');
    expect(portal).toMatchObject({ blind: null, rounds: [{ index: 8, complete: true }] });
    expect(blind?.blind).toMatch(/Nobody read its list|no console profile/);
  });
});

describe('the readings of a console’s list of accounts', () => {
  const part = { client: 'contoso', from: '2026-11-23T00:00:00.000Z', to: '2026-11-24T00:00:00.000Z' };
  const read = (complete: boolean): Partial<EventBody> => ({
    verb: 'accounts.listed',
    client: { id: 'contoso', version: 1 },
    console: { id: 'practice-portal', profile: null },
    object: { type: 'accounts', key: 'users' },
    detail: { complete, rows: 2, began: '2026-11-23T08:00:00.000Z' },
  });
  const portal = async (bounds: { listed: number; looked: number }, period = {}) => {
    const all = await roundsOf(collector.db, 'all', { ...part, ...period }, bounds);
    const { rounds, more, blind } = all.find((one) => one.console === 'practice-portal') ?? {};
    return { read: rounds?.map(({ complete }) => complete), more, blind };
  };
  beforeAll(async () => {
    const device = await collector.enrol('jadeyemi', { serves: ['*'] });
    collector.clock.now = new Date('2026-11-23T08:00:00.000Z');
    await send(collector, device, [read(true), read(true), ...Array.from({ length: 6 }, () => read(false))]);
    collector.clock.now = new Date('2026-11-23T09:00:00.000Z');
    await send(collector, device, [read(false), read(false)]);
    await population('changes');
  });

  it('say that it was read to its end where only an older one was', async () => {
    const older = { read: [true, false, false], blind: null };
    expect(await portal({ listed: 2, looked: 100 })).toEqual({ ...older, more: true });
    expect(await portal({ listed: 9, looked: 100 })).toMatchObject({
      read: [true, ...Array(8).fill(false)],
      more: true,
    });
    expect(await portal({ listed: 10, looked: 100 })).toMatchObject({ more: false, blind: null });
  });

  it('say how many were looked at when none of those came to the end, and never more than is so', async () => {
    const given = await portal({ listed: 2, looked: 6 });
    expect(given).toMatchObject({ read: [false, false], more: true });
    expect(given.blind).toMatch(/the last 6 times, and what was before was not looked at/);
    const late = await portal({ listed: 2, looked: 6 }, { from: '2026-11-23T09:00:00.000Z' });
    expect(late).toEqual({ read: [false, false], more: false, blind: expect.stringMatching(/never to its end/) });
  });
});

describe('while searches are behind the log', () => {
  it('neither a population nor a sample is given, rather than a part of it', async () => {
    const stuck = vi.spyOn(followingOf(collector.db), 'catchUp').mockResolvedValue();
    const given = async () => {
      const token = auditor.token;
      const query = new URLSearchParams({ ...PERIOD, kind: 'changes' });
      const body = { ...PERIOD, kind: 'changes', seed: 's', n: 1 };
      const answers = [
        await collector.call('GET', `/v1/evidence/population?${query}`, { token }),
        await collector.call('POST', '/v1/evidence/sample', { token, body }),
      ];
      return answers.map(({ status, json }) => [status, json.error?.code]);
    };
    // asking is an event itself, so that the log is ahead from here on
    await collector.call('GET', '/v1/evidence/reach?client=contoso', { token: auditor.token });
    const behind = [503, 'evidence.behind'];
    expect(await given()).toEqual([behind, behind]);
    stuck.mockRestore();
    const whole = [200, undefined];
    expect(await given()).toEqual([whole, whole]);
  });
});

describe('a sample', () => {
  it('is the same by the same seed, each item with its whole path in order', async () => {
    const one = await sample({ kind: 'changes', seed: 'audit-2026', n: 1 });
    expect(await sample({ kind: 'changes', seed: 'audit-2026', n: 1 })).toEqual(one);
    const both = await sample({ kind: 'changes', seed: 'audit-2026', n: 5 });
    expect(both.total).toBe(2);
    const fill = both.items.find(({ index }) => index === 1);
    expect(fill?.path.map(({ index }) => index)).toEqual([0, 1]);
  });

  it('takes ids an auditor pasted, and names those that are of no such item', async () => {
    const { items, unknown } = await sample({ kind: 'exceptions', ids: ['ex-1', 'ex-9'] });
    expect(items.map(({ path }) => path.map(({ index }) => index))).toEqual([[5, 6]]);
    expect(unknown).toEqual(['ex-9']);
  });

  it('is refused for clients outside one’s own', async () => {
    const scoped = await collector.enrol('lnguyen', { roles: ['compliance'], serves: ['northwind'] });
    const body = { ...PERIOD, kind: 'changes', seed: 's', n: 1 };
    expect((await collector.call('POST', '/v1/evidence/sample', { token: scoped.token, body })).status).toBe(403);
    const { client: _, ...noClient } = body;
    expect((await collector.call('POST', '/v1/evidence/sample', { token: scoped.token, body: noClient })).status).toBe(
      403,
    );
  });
});

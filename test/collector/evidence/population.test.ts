import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { followingOf } from '../../../lib/collector/evidence/keep-following.ts';
import type { EventBody } from '../../../lib/evidence/event.schema.ts';
import { populationAnswerSchema, sampleAnswerSchema } from '../../../lib/wire/evidence.schema.ts';
import { startCollector, type TestCollector, type TestDevice } from '../start-collector.ts';
import { send } from './pack-world.ts';

let collector: TestCollector;
let auditor: TestDevice;
const MOVEMENT = {
  ...{ technician: 'mkruse', version: 2, source: 'scim', by: 'source:scim', at: '2026-11-26T07:00:00.000Z' },
  ...{ parts: '{}', state: 'confirmed', decided_by: null, decided_at: null, why: null },
};
const INTENT = '01939f00-0000-7000-8000-000000000001';
const EMERGENCY = '01939f00-0000-7000-8000-000000000002';
const LEAVER = { technician: 'mkruse', version: 1 };
const request = (key: string) => ({ type: 'request', key });
const NEXT_WEEK = { from: '2026-11-26T00:00:00.000Z', to: '2026-11-27T00:00:00.000Z' };
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
  collector.clock.now = new Date('2026-11-26T08:00:00.000Z');
  await send(collector, device, [
    at('contoso', { verb: 'fill.done', intent: INTENT, ...account('saved') }),
    at('contoso', { verb: 'form.submitted', outcome: 'unknown', intent: INTENT, ...account('saved') }),
    at('contoso', { verb: 'emergency.begun', id: EMERGENCY, ticket: undefined, ...account('broken-glass') }),
    at('contoso', { verb: 'emergency.begun', outcome: 'refused', ticket: undefined, ...account('no') }),
    at('contoso', { verb: 'emergency.taken', ticket: undefined, object: request(`req-${EMERGENCY}`) }),
    ...['left-1', 'left-1', 'moved-1'].map((movement) =>
      at('contoso', {
        verb: 'request.revocation-asked',
        subject: LEAVER,
        object: request('req-1'),
        detail: { movement },
      }),
    ),
    at('northwind', {
      verb: 'request.revocation-asked',
      subject: LEAVER,
      object: request('req-2'),
      detail: { movement: 'left-1' },
    }),
    { verb: 'technician.left', client: undefined, ticket: undefined, subject: LEAVER, detail: { movement: 'left-1' } },
    at('contoso', { verb: 'request.revoked', object: request('req-1'), detail: { elsewhere: true } }),
    at('contoso', { verb: 'request.revoked', object: request('req-3'), detail: { elsewhere: false } }),
  ]);
  await collector.db
    .insertInto('movements')
    .values(['left', 'moved'].map((kind) => ({ ...MOVEMENT, kind, id: `${kind}-1` })))
    .execute();
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

  it('of a fill that was saved counts the save, and of what was done past us the step that tells it', async () => {
    const { items } = await population('changes', NEXT_WEEK);
    expect(items.map(({ story }) => story)).toEqual([
      expect.stringMatching(/saved a form about the account “saved”/),
      expect.stringMatching(/ended/),
    ]);
  });

  it('of emergencies holds those that were begun, with what became of each', async () => {
    const { items } = await population('emergencies', NEXT_WEEK);
    expect(items.map(({ id, events }) => [id, events])).toEqual([[EMERGENCY, 2]]);
    const { items: drawn } = await sample({ kind: 'emergencies', ...NEXT_WEEK, ids: [EMERGENCY] });
    expect(drawn[0]?.path.map(({ body }) => body?.verb)).toEqual(['emergency.begun', 'emergency.taken']);
  });

  it('of leavers holds of a client those whose access there was to end, and of all everybody who left', async () => {
    const here = await population('leavers', NEXT_WEEK);
    expect(here.items.map(({ id, story }) => [id, story.includes('asked that this ends')])).toEqual([['left-1', true]]);
    const query = new URLSearchParams({ ...PERIOD, ...NEXT_WEEK, kind: 'leavers' });
    query.delete('client');
    const all = await collector.call('GET', `/v1/evidence/population?${query}`, { token: auditor.token });
    expect(populationAnswerSchema.parse(all.json).items.map(({ id }) => id)).toEqual(['left-1']);
  });

  it('is none of a period that ends before it begins, and goes on from no item it does not hold', async () => {
    const asked = async (more: object) => {
      const query = new URLSearchParams({ ...PERIOD, kind: 'changes', ...more });
      const answer = await collector.call('GET', `/v1/evidence/population?${query}`, { token: auditor.token });
      return [answer.status, answer.json.error?.sentence];
    };
    const reversed = { from: PERIOD.to, to: PERIOD.from };
    expect(await asked(reversed)).toEqual([400, expect.stringMatching(/the period ends before it begins/)]);
    expect(await asked({ after: 'nothing' })).toEqual([400, expect.stringMatching(/page mark/)]);
    const search = await collector.call('GET', `/v1/evidence/search?${new URLSearchParams(reversed)}`, {
      token: auditor.token,
    });
    expect(search.status).toBe(400);
  });

  it('says how many entries of the period cannot be read any more', async () => {
    const whole = await population('changes', NEXT_WEEK);
    const idx = whole.items[0]?.index ?? -1;
    // As an erasure leaves it; without its word the body would count as taken out.
    await collector.db.insertInto('erased_bodies').values({ idx, erasure: 'er-1' }).execute();
    await collector.db.deleteFrom('event_bodies').where('idx', '=', idx).execute();
    const rest = await population('changes', NEXT_WEEK);
    // the fill stands for the save that is gone
    expect([whole.unread, rest.unread, rest.total]).toEqual([0, 1, whole.total]);
  });

  it('tells how many there are of every kind, whichever is asked for', async () => {
    const totals = { changes: 2, accounts: 2, leavers: 0, exceptions: 1, emergencies: 1 };
    for (const kind of ['leavers', 'changes']) expect((await population(kind, { limit: '1' })).totals).toEqual(totals);
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

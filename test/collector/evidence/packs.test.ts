import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAppender } from '../../../lib/collector/appender.ts';
import { makeDue } from '../../../lib/collector/evidence/packs/keep-making.ts';
import { makeNext } from '../../../lib/collector/evidence/packs/make-pack.ts';
import { workBehindLog } from '../../../lib/collector/evidence/work-behind.ts';
import type { Collector } from '../../../lib/collector/http.ts';
import { createTreeNodes } from '../../../lib/collector/tree-nodes.ts';
import { packSchema, packsAnswerSchema, schedulesAnswerSchema } from '../../../lib/wire/evidence-packs.schema.ts';
import { startCollector, type TestCollector, type TestDevice } from '../start-collector.ts';
import { fillLog, verified } from './pack-world.ts';

let collector: TestCollector;
let auditor: TestDevice;
let scoped: TestDevice;
let faults: unknown[];

beforeEach(async () => {
  collector = await startCollector();
  auditor = await collector.enrol('lnguyen2', { roles: ['compliance'], serves: [] });
  scoped = await collector.enrol('lnguyen', { roles: ['compliance'], serves: ['northwind'] });
  faults = [];
  await fillLog(collector);
});
afterEach(() => collector.stop());

const parts = (change: Partial<Collector> = {}): Collector =>
  ({
    ...{ db: collector.db, reads: collector.db, log: collector.log, book: collector.book },
    ...{ now: () => collector.clock.now, nodes: createTreeNodes(collector.db) },
    appender: createAppender(collector.db, collector.book, () => collector.clock.now),
    write: (line: unknown) => faults.push(line),
    ...change,
  }) as unknown as Collector;

const call = (method: string, path: string, body?: unknown, by = auditor) =>
  collector.call(method, `/v1/evidence/${path}`, { token: by.token, ...(body ? { body } : {}) });
async function ask(body: unknown, by = auditor) {
  const answer = await call('POST', 'packs', body, by);
  expect(answer.status, JSON.stringify(answer.json)).toBe(202);
  return packSchema.parse(answer.json).id;
}
const state = async (id: string) => packSchema.parse((await call('GET', `packs/${id}`)).json);
const list = async (by = auditor) => packsAnswerSchema.parse((await call('GET', 'packs', undefined, by)).json).packs;

/** A part as it comes, with what its headers say. */
async function part(id: string, n: number, by = auditor) {
  const answer = await collector.app.request(`/v1/evidence/packs/${id}/parts/${n}`, {
    headers: { authorization: `Bearer ${by.token}` },
  });
  return { status: answer.status, text: await answer.text(), sha256: answer.headers.get('unswivel-sha256') };
}
async function whole(id: string): Promise<string> {
  const { parts: count } = await state(id);
  const texts = await Promise.all(Array.from({ length: count }, async (_, n) => (await part(id, n)).text));
  return texts.join('');
}
const said = async (query: string) => (await call('GET', `search?verb=evidence.exported&${query}`)).json.events;

describe('a pack made behind the log', () => {
  it('is made, verifies, says of which checkpoint it is, and is told in the log', async () => {
    const id = await ask({ client: 'contoso' });
    expect(await state(id)).toMatchObject({ state: 'queued', total: null });
    expect((await part(id, 0)).status).toBe(409);
    await makeDue(parts());
    const made = await state(id);
    expect([made.state, made.done, made.problem, faults]).toEqual(['ready', made.total, null, []]);
    const text = await whole(id);
    expect(createHash('sha256').update(text).digest('hex')).toBe(made.sha256);
    const verdict = await verified(new TextEncoder().encode(text));
    expect(verdict).toMatchObject({ ok: true, size: made.size, epoch: made.epoch, entries: made.total });
    const [taken, event] = await said('client=contoso');
    expect(event.body).toMatchObject({
      object: { type: 'pack', key: id },
      detail: { sha256: made.sha256, for: 'lnguyen2' },
    });
    expect(taken.body).toMatchObject({ actor: { technician: 'lnguyen2' }, detail: { taken: true } });
  });

  it('is made in every format, and stays what it was while the log goes on', async () => {
    for (const format of ['csv', 'jsonl', 'ocsf', 'html']) {
      const id = await ask({ client: 'contoso', format });
      await makeDue(parts());
      const before = await part(id, 0);
      await fillLog(collector);
      expect([format, await part(id, 0)]).toEqual([format, before]);
      expect([format, before.status, before.text.length > 100]).toEqual([format, 200, true]);
    }
  });

  it('is made once, however many collectors look for work', async () => {
    await ask({ client: 'contoso' });
    await Promise.all([makeNext(parts()), makeNext(parts()), makeNext(parts())]);
    expect(await said('client=contoso')).toHaveLength(1);
  });

  it('is stopped when somebody takes it back, and its parts go', async () => {
    const id = await ask({});
    const stopping = parts({
      nodes: {
        roots: async (ranges: never) => {
          await call('DELETE', `packs/${id}`);
          return createTreeNodes(collector.db).roots(ranges);
        },
      } as never,
    });
    await makeDue(stopping);
    expect(await state(id)).toMatchObject({ state: 'cancelled', parts: 0 });
    expect(await collector.db.selectFrom('pack_parts').selectAll().execute()).toEqual([]);
    const ready = await ask({ client: 'contoso' });
    await makeDue(parts());
    expect((await call('DELETE', `packs/${ready}`)).status).toBe(204);
    expect(await state(ready)).toMatchObject({ state: 'gone', parts: 0 });
    expect((await part(ready, 0)).status).toBe(409);
  });

  it('that could not be made says why, is tried again later, and is given up in the open', async () => {
    const id = await ask({ client: 'contoso' });
    let broken = true;
    const failing = () =>
      parts(
        broken
          ? { nodes: { roots: () => Promise.reject(Object.assign(new Error('x'), { code: 'EIO' })) } as never }
          : {},
      );
    await makeDue(failing());
    const first = await state(id);
    expect(first).toMatchObject({ state: 'failed', problem: expect.stringMatching(/EIO/), parts: 0 });
    expect(first.retryAt).not.toBe(null);
    expect((await said('outcome=failed'))[0].body.detail).toMatchObject({ failures: 1, code: 'EIO' });
    await makeDue(failing());
    expect(await said('outcome=failed')).toHaveLength(1);
    for (let n = 0; n < 10; n++) {
      collector.clock.now = new Date(collector.clock.now.getTime() + 7 * 3_600_000);
      await makeDue(failing());
    }
    expect(await state(id)).toMatchObject({ state: 'failed', retryAt: null });
    expect(await said('outcome=failed')).toHaveLength(8);
    broken = false;
    await makeDue(failing());
    expect((await state(id)).state).toBe('failed');
    expect((await call('POST', `packs/${id}/retry`)).json.state).toBe('queued');
    await makeDue(failing());
    expect((await state(id)).state).toBe('ready');
  });

  it('whose collector died is made by another', async () => {
    const id = await ask({ client: 'contoso' });
    const at = collector.clock.now.toISOString();
    await collector.db
      .updateTable('packs')
      .set({ state: 'making', worker: 'dead', beat: at, parts: 1 })
      .where('id', '=', id)
      .execute();
    await collector.db
      .insertInto('pack_parts')
      .values({ pack: id, part: 0, sealed: Buffer.from('half') })
      .execute();
    await makeDue(parts());
    expect((await state(id)).state).toBe('making');
    collector.clock.now = new Date(collector.clock.now.getTime() + 600_000);
    await makeDue(parts());
    expect((await state(id)).state).toBe('ready');
    expect(await whole(id)).not.toMatch(/^half/);
  });

  it('is made by a collector that serves, without anybody asking again', async () => {
    const id = await ask({ client: 'contoso' });
    const stop = workBehindLog(parts());
    await expect.poll(async () => (await state(id)).state).toBe('ready');
    await stop();
  });

  it('is left for another time when the collector is stopped', async () => {
    const id = await ask({ client: 'contoso' });
    const stop = new AbortController();
    const stopping = parts({
      nodes: { roots: () => Promise.reject(stop.abort() ?? new Error('gone')) } as never,
    });
    await makeNext(stopping, stop.signal);
    expect(await state(id)).toMatchObject({ state: 'queued', problem: null });
    await makeDue(parts());
    expect((await state(id)).state).toBe('ready');
  });

  it('is within one’s clients', async () => {
    const id = await ask({ client: 'contoso' });
    const own = await ask({ client: 'northwind' }, scoped);
    expect((await list(scoped)).map((one) => one.id)).toEqual([own]);
    const [hidden, none] = [
      await call('GET', `packs/${id}`, undefined, scoped),
      await call('GET', 'packs/pk-0', undefined, scoped),
    ];
    expect([hidden.status, hidden.json]).toEqual([404, none.json]);
    expect((await call('DELETE', `packs/${id}`, undefined, scoped)).status).toBe(404);
    expect((await call('POST', 'packs', {}, scoped)).json.error.code).toBe('evidence.client');
    expect((await call('POST', 'packs', { client: 'contoso' }, scoped)).status).toBe(403);
    expect((await call('GET', 'packs?client=contoso', undefined, scoped)).status).toBe(403);
    const technician = await collector.enrol('jadeyemi');
    expect((await call('GET', 'packs', undefined, technician)).status).toBe(403);
  });
});

describe('packs by a schedule', () => {
  const schedule = { client: 'contoso', every: 'monthly', day: 3, keepDays: 60 };
  const on = (date: string) => {
    collector.clock.now = new Date(`${date}T06:00:00.000Z`);
    return makeDue(parts());
  };

  it('are made on their day, for the period before it, and go when their time is over', async () => {
    expect((await call('PUT', 'schedules/contoso-monthly', schedule)).status).toBe(200);
    await on('2026-12-02');
    expect(await list()).toEqual([]);
    await on('2026-12-03');
    await on('2026-12-04');
    const [november, ...more] = await list();
    expect(more).toEqual([]);
    expect(november).toMatchObject({
      ...{ schedule: 'contoso-monthly', state: 'ready', by: 'collector', total: 5 },
      ...{ from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' },
    });
    expect(await verified(new TextEncoder().encode(await whole(november?.id ?? '')))).toMatchObject({ ok: true });
    await on('2027-02-10');
    expect((await list()).map((one) => [one.from?.slice(0, 7), one.state])).toEqual([
      ['2027-01', 'ready'],
      ['2026-12', 'ready'],
      ['2026-11', 'gone'],
    ]);
    expect(schedulesAnswerSchema.parse((await call('GET', 'schedules')).json).schedules).toMatchObject([
      { id: 'contoso-monthly', nextAt: '2027-03-03T00:00:00.000Z' },
    ]);
  });

  it('are made of each period, however the schedule was named or set before', async () => {
    const long = (end: string) => `${'long-'.repeat(11)}${end}`;
    const weekly = { ...schedule, every: 'weekly', day: 1 };
    for (const name of [long('one'), long('two')])
      expect((await call('PUT', `schedules/${name}`, weekly)).status).toBe(200);
    await on('2027-02-01');
    await on('2027-02-08');
    expect((await call('PUT', `schedules/${long('one')}`, { ...schedule, day: 1 })).status).toBe(200);
    expect((await call('PUT', `schedules/${long('two')}`, { ...weekly, paused: true })).status).toBe(200);
    await on('2027-03-01');
    const made = (await list()).map(({ schedule: by, from, to }) => [
      by?.slice(-3),
      from?.slice(5, 10),
      to?.slice(5, 10),
    ]);
    expect(made.filter(([, from]) => from === '02-01').sort()).toEqual([
      ['one', '02-01', '02-08'],
      ['one', '02-01', '03-01'],
      ['two', '02-01', '02-08'],
    ]);
  });

  it('are set and ended within one’s clients, and that is evidence', async () => {
    const put = (body: unknown, by = auditor) => call('PUT', 'schedules/s', body, by);
    expect((await put(schedule, scoped)).status).toBe(403);
    expect((await put({ ...schedule, client: 'nobody' })).status).toBe(422);
    expect((await put({ ...schedule, every: 'weekly', day: 8 })).status).toBe(400);
    expect((await put(schedule)).status).toBe(200);
    expect((await put({ ...schedule, client: 'northwind' }, scoped)).status).toBe(404);
    expect((await call('GET', 'schedules', undefined, scoped)).json.schedules).toEqual([]);
    expect((await call('DELETE', 'schedules/s', undefined, scoped)).status).toBe(404);
    expect((await put({ ...schedule, paused: true })).json.nextAt).toBe(null);
    await on('2026-12-20');
    expect(await list()).toEqual([]);
    expect((await put(schedule)).status).toBe(200);
    await on('2026-12-21');
    // What was paused is not made up for.
    expect(await list()).toEqual([]);
    expect((await call('DELETE', 'schedules/s')).status).toBe(204);
    expect((await call('DELETE', 'schedules/s')).status).toBe(404);
    const { json } = await call('GET', 'search?verb=schedule.changed');
    expect(json.events.map(({ body }: { body: { detail: { change: string } } }) => body.detail.change)).toEqual([
      ...['removed', 'changed', 'changed', 'added'],
    ]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leafHash, NO_LEAF } from '../../lib/evidence/leaf.ts';
import { batchAnswerSchema, errorSchema, eventsAnswerSchema } from '../../lib/wire/api.schema.ts';
import { startCollector, type TestCollector, type TestDevice } from './start-collector.ts';

let collector: TestCollector;
let device: TestDevice;

beforeEach(async () => {
  collector = await startCollector();
  device = await collector.enrol('jadeyemi');
});
afterEach(() => collector.stop());

const post = (body: unknown, token = device.token) => collector.call('POST', '/v1/events', { token, body });
const logSize = async () => (await collector.db.selectFrom('log_entries').select('idx').execute()).length;
const chainOf = async (id: string) =>
  await collector.db.selectFrom('log_entries').selectAll().where('device', '=', id).orderBy('seq').execute();
const kinds = async () => (await collector.notices()).map((row) => row.kind);

describe('delivering events', () => {
  it('gives each event of a batch its place in the log, dense from 0', async () => {
    const events = [device.event(), device.event(), device.event()];
    const answer = await post(device.batch(...events));
    expect(answer.status).toBe(200);
    expect(batchAnswerSchema.parse(answer.json).results).toEqual(
      events.map(({ leaf }, index) => ({ seq: index + 1, index, leafHash: leafHash(leaf) })),
    );
  });

  it('answers a batch sent again with the first indexes', async () => {
    const batch = device.batch(device.event(), device.event());
    const first = await post(batch);
    const again = await post(batch);
    expect(again.status).toBe(200);
    expect(again.json.results).toEqual(first.json.results.map((result: object) => ({ ...result, duplicate: true })));
    expect(await logSize()).toBe(2);
  });

  it('keeps one entry of one event posted 1,000 times at once (attack 23)', async () => {
    const batch = device.batch(device.event());
    const answers = await Promise.all(Array.from({ length: 1000 }, () => post(batch)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    expect(new Set(answers.map((answer) => answer.json.results[0].index))).toEqual(new Set([0]));
    expect(answers.filter((answer) => !answer.json.results[0].duplicate)).toHaveLength(1);
    expect(await logSize()).toBe(1);
  });

  it('refuses a changed body under a known id and number, and notices it (attack 24)', async () => {
    const body = device.bodyOf();
    await post(device.batch(device.event(body)));
    const changed = device.sealed(1, NO_LEAF, { ...body, outcome: 'failed' });
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(device.batch(changed))));
    for (const answer of answers) {
      expect(answer.status).toBe(409);
      expect(errorSchema.parse(answer.json).error.code).toBe('event.clone');
      expect(batchAnswerSchema.parse(answer.json).results[0]).toMatchObject({ error: { code: 'event.clone' } });
    }
    expect((await chainOf(device.id)).length).toBe(1);
    expect((await kinds()).filter((kind) => kind === 'event.clone')).toHaveLength(50);
  });

  it('refuses a known event id under the next number (attack 24)', async () => {
    const body = device.bodyOf();
    const good = device.event(body);
    await post(device.batch(good));
    const answer = await post(device.batch(device.sealed(2, leafHash(good.leaf), { ...body, verb: 'handoff' })));
    expect(answer.status).toBe(409);
    expect(await logSize()).toBe(1);
    expect(await kinds()).toContain('event.conflict');
  });

  it('takes a batch whole or not at all, so that its signature holds for ever, and says which event it was', async () => {
    const [first, second] = [device.event(), device.event()];
    const again = device.event({ ...(first.body as object), outcome: 'failed' });
    const answer = await post(device.batch(first, second, again));
    expect([answer.status, answer.json.error.code]).toEqual([409, 'event.conflict']);
    expect(answer.json.results.map((result: { error: { code: string } }) => result.error.code)).toEqual([
      'batch.whole',
      'batch.whole',
      'event.conflict',
    ]);
    expect(await logSize()).toBe(0);
    expect((await post(device.batch(first, second))).status).toBe(200);
    const { body: _, salt: __, ...leafOnly } = again;
    const withheld = { ...leafOnly, withheld: 'Its id was used before.' };
    const taken = await post(device.batch(withheld as never));
    expect(taken.json.results[0]).toMatchObject({ index: 2, bodyRefused: expect.stringMatching(/used before/) });
  });

  it('refuses a batch that is not one unbroken piece of the chain', async () => {
    const alien = device.sealed(2, NO_LEAF, device.bodyOf());
    expect((await post(device.batch(device.event(), alien))).json.error.code).toBe('batch.order');
    expect(await logSize()).toBe(0);
  });

  it('asks for what is missing before a gap, and takes both afterwards', async () => {
    const [first, second] = [device.event(), device.event()];
    const early = await post(device.batch(second));
    expect(early.status).toBe(409);
    expect(early.json.error.sentence).toBe('Events are missing before this one. Send number 1 first.');
    expect((await post(device.batch(first, second))).status).toBe(200);
  });

  it('does not let another device take an event id from under somebody', async () => {
    const body = device.bodyOf();
    const other = await collector.enrol('lnguyen');
    const theirs = { ...body, actor: { technician: 'lnguyen', version: 1, device: other.id } };
    await post(other.batch(other.event(theirs)), other.token);
    const answer = await post(device.batch(device.event(body), device.event()));
    expect(answer.status).toBe(200);
    expect(answer.json.results[0].bodyRefused).toMatch(/another device/i);
    expect(answer.json.results[1].index).toBe(2);
    expect(await kinds()).toContain('event.foreignId');
  });
});

describe('bodies that cannot be taken', () => {
  const cases: [string, (body: Record<string, unknown>) => unknown, RegExp][] = [
    ['of an unknown version', (body) => ({ ...body, v: 2 }), /version/],
    ['that does not fit', (body) => ({ ...body, verb: 'made.up' }), /verb/],
    ['that is too large', (body) => ({ ...body, detail: { text: 'x'.repeat(300_000) } }), /larger/],
    ['with a NUL', (body) => ({ ...body, code: 'a\0b' }), /NUL/],
    [
      'of somebody else',
      (body) => ({ ...body, actor: { technician: 'mkruse', version: 1, device: 'x' } }),
      /another device/,
    ],
    ['that is no object', () => 'text', /version/],
  ];
  it.each(cases)('lets the leaf of a body %s enter with the reason', async (_, change, why) => {
    const odd = device.event(change(device.bodyOf() as unknown as Record<string, unknown>));
    const answer = await post(device.batch(odd, device.event()));
    expect(answer.status).toBe(200);
    expect(answer.json.results[0]).toMatchObject({ seq: 1, index: 0 });
    expect(answer.json.results[0].bodyRefused).toMatch(why);
    expect(answer.json.results[1]).toEqual({ seq: 2, index: 1, leafHash: expect.any(String) });
    expect((await post(device.batch(odd))).json.results[0]).toMatchObject({
      duplicate: true,
      bodyRefused: expect.any(String),
    });
    const admin = await collector.enrol('root');
    const listed = eventsAnswerSchema.parse((await collector.call('GET', '/v1/events', { token: admin.token })).json);
    expect(listed.events[0]).toMatchObject({ index: 0, leaf: odd.leaf, body: null });
  });

  it('lets the leaf of a body enter that is not the signed one', async () => {
    const good = device.event();
    const answer = await post(device.batch({ ...good, body: device.bodyOf() }));
    expect(answer.json.results[0]).toMatchObject({ index: 0, bodyRefused: expect.stringMatching(/^not-signed: /) });
    expect(await kinds()).toContain('event.bodyRefused');
    expect(await collector.db.selectFrom('event_bodies').select('idx').execute()).toEqual([]);
  });
});

describe('batches that are not authentic', () => {
  it('refuses a signature of another key, and keeps the batch apart with the reason', async () => {
    const other = await collector.enrol('lnguyen');
    const event = device.event();
    const answer = await post({ ...device.batch(event), signature: other.batch(event).signature });
    expect(answer.status).toBe(400);
    expect(answer.json.error.code).toBe('batch.signature');
    expect(await logSize()).toBe(0);
    expect(await kinds()).toEqual(['batch.refused']);
    expect(await collector.db.selectFrom('quarantine').select(['device', 'reason']).execute()).toEqual([
      { device: device.id, reason: 'batch.signature' },
    ]);
  });

  it('refuses one device’s events under another device’s token (attack 25)', async () => {
    const other = await collector.enrol('lnguyen');
    const answer = await post(device.batch(device.event()), other.token);
    expect(answer.status).toBe(400);
    expect(answer.json.error.code).toBe('batch.otherDevice');
    expect(await kinds()).toContain('batch.refused');
  });

  it('refuses events written for another log', async () => {
    const event = device.event();
    const foreign = { ...event, leaf: { ...event.leaf, log: 'unswivel-elsewhere' } };
    expect((await post(device.batch(foreign))).json.error.code).toBe('batch.otherLog');
  });

  it('keeps only the newest refused batches of a device', async () => {
    for (let i = 0; i < 60; i++) await post(`{"events":[${i}]}`);
    expect(await collector.db.selectFrom('quarantine').select('id').execute()).toHaveLength(50);
  });
});

describe('evidence outlives authority', () => {
  it('takes what a revoked device recorded, and nothing else from it (attack 29)', async () => {
    const admin = await collector.enrol('root');
    expect((await collector.call('DELETE', `/v1/devices/${device.id}`, { token: admin.token })).status).toBe(204);
    expect((await post(device.batch(device.event()))).status).toBe(200);
    const refused = await collector.call('GET', '/v1/snapshot', { token: device.token });
    expect(refused.status).toBe(403);
    expect(refused.json.error.sentence).toMatch(/can still be delivered/);
    const rows = await collector.db.selectFrom('batches').select('standing').where('device', '=', device.id).execute();
    expect(rows).toEqual([{ standing: 'revoked' }]);
  });

  it('takes what a technician recorded who is no longer active', async () => {
    const admin = await collector.enrol('root');
    const snapshot = await collector.call('GET', '/v1/snapshot', { token: admin.token });
    const leaver = snapshot.json.technicians.find((one: { id: string }) => one.id === 'jadeyemi');
    const put = { token: admin.token, body: { ...leaver, active: false }, headers: { 'if-match': '1' } };
    expect((await collector.call('PUT', '/v1/technicians/jadeyemi', put)).status).toBe(200);
    expect((await post(device.batch(device.event()))).status).toBe(200);
    expect((await collector.call('GET', '/v1/snapshot', { token: device.token })).json.error.code).toBe(
      'auth.inactive',
    );
  });

  it('takes what a signed-out device recorded', async () => {
    expect((await collector.call('DELETE', '/v1/session', { token: device.token })).status).toBe(204);
    expect((await post(device.batch(device.event()))).status).toBe(200);
    expect((await collector.call('DELETE', '/v1/session', { token: device.token })).json.error.code).toBe('auth.ended');
  });
});

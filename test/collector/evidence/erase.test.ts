import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PLACES } from '../../../lib/collector/evidence/erase/places.ts';
import { fsck } from '../../../lib/collector/fsck/fsck.ts';
import type { EventBody } from '../../../lib/evidence/event.schema.ts';
import { evidenceAnswerSchema } from '../../../lib/wire/evidence.schema.ts';
import { erasuresAnswerSchema } from '../../../lib/wire/evidence-erase.schema.ts';
import { clearBodies } from '../clear-bodies.ts';
import { startCollector, type TestCollector, type TestDevice } from '../start-collector.ts';
import { erasing } from './erasing.ts';
import { CONTOSO, derivedFill, fillLog, packOf, send, verified } from './pack-world.ts';

let collector: TestCollector;
let admin: TestDevice;
beforeEach(async () => {
  collector = await startCollector();
  admin = await collector.enrol('root', { roles: ['administrator'] });
  await fillLog(collector);
});
afterEach(() => collector.stop());

const { ask, planFor, erase, keepFor, eraseByCalendar } = erasing(() => ({ collector, admin }));
async function found(query: Record<string, string>) {
  const { json } = await ask('GET', `search?${new URLSearchParams(query)}`);
  return evidenceAnswerSchema.parse(json).events;
}
const bodies = async () => (await clearBodies(collector.db)).map(({ idx, body }): [number, string] => [idx, body]);
const check = () => fsck(collector.db, collector.log);

describe('erasing the evidence of a client (attack 50)', () => {
  it('takes its bodies, salts and names, and nothing of others; every proof still holds and fsck is clean', async () => {
    const before = await bodies();
    const [leaf] = await found({ client: 'contoso', verb: 'account.observed' });
    const plan = await planFor({ client: 'contoso' });
    expect([plan.events, plan.held]).toEqual([4, 0]);
    expect(plan.places.map(({ place }) => place)).toEqual(PLACES.map(({ place }) => place));
    expect((await erase({ client: 'contoso' })).status).toBe(201);
    const after = await bodies();
    expect(after.filter(([index]) => (index as number) < 8)).toEqual(
      before.filter(([index]) => [1, 3, 4, 5].includes(index as number)),
    );
    expect(await check()).toMatchObject({ ok: true });
    expect(JSON.stringify(await collector.db.selectFrom('evidence_terms').selectAll().execute())).not.toContain(
      'm.kruse',
    );
    expect(await found({ account: 'm.kruse' })).toEqual([]);
    const left = await found({ client: 'contoso' });
    expect(left.map(({ index, why }) => [index, why]).filter(([, why]) => why)).toEqual([
      [7, 'erased'],
      [6, 'erased'],
      [2, 'erased'],
      [0, 'erased'],
    ]);
    expect(left.find(({ index }) => index === 6)?.proof.leafHash).toBe(leaf?.proof.leafHash);
    expect((await found({ client: 'northwind' })).every(({ body }) => body !== null)).toBe(true);
  });

  it('leaves packs that verify and replay as erased', async () => {
    await erase({ client: 'contoso' });
    const verdict = await verified(await packOf(collector, CONTOSO));
    expect(verdict).toMatchObject({ ok: true, entries: 5, erased: 4, bodies: 1, replay: { differs: 0 } });
  });

  it('is an event with who, why and how much, and is listed', async () => {
    await erase({ client: 'contoso' });
    const [event] = await found({ verb: 'evidence.erased' });
    expect(event?.body).toMatchObject({
      client: { id: 'contoso' },
      detail: { events: 4, held: 0, reason: 'The contract ended.' },
    });
    expect(event?.story).toMatch(/erased 4 event bodies for good at Contoso/);
    const { erasures } = erasuresAnswerSchema.parse((await ask('GET', 'erasures')).json);
    expect(erasures[0]).toMatchObject({ client: 'contoso', events: 4, by: 'root' });
  });

  it('is listed for whoever serves its client, however many of other clients came after', async () => {
    const one = { by: 'root', why: 'The contract ended.', technician: null, before: null, events: 1, held: 0 };
    const minute = (n: number) => new Date(Date.UTC(2026, 9, 1, 0, n)).toISOString();
    const others = Array.from({ length: 500 }, (_, n) => ({
      id: `of-others-${n}`,
      client: 'contoso',
      at: minute(n + 1),
    }));
    const all = [{ id: 'theirs', client: 'northwind', at: minute(0) }, ...others];
    const rows = all.map((row) => ({ ...one, ...row, state: 'done', places: '[]' }));
    for (let at = 0; at < rows.length; at += 100)
      await collector.db
        .insertInto('erasures')
        .values(rows.slice(at, at + 100))
        .execute();
    const scoped = await collector.enrol('lnguyen', { roles: ['compliance'], serves: ['northwind'] });
    const listed = async (by: TestDevice) =>
      erasuresAnswerSchema.parse((await ask('GET', 'erasures', undefined, by)).json).erasures.map(({ id }) => id);
    expect(await listed(scoped)).toEqual(['theirs']);
    expect((await listed(admin)).slice(0, 2)).toEqual(['of-others-499', 'of-others-498']);
  });

  it('takes only what was received before a moment, by the collector’s clock', async () => {
    await erase({ client: 'contoso', before: '2026-11-21T00:00:00.000Z' });
    const left = await found({ client: 'contoso', person: 'jadeyemi' });
    expect(left.map(({ index }) => index)).toEqual([7]);
    expect(await check()).toMatchObject({ ok: true });
  });

  it('does nothing when something else would be erased than was looked at', async () => {
    const plan = await planFor({ client: 'contoso' });
    await ask('PUT', 'holds/trial', { client: 'contoso', why: 'A court asked.' });
    const answer = await ask('POST', 'erasures', {
      client: 'contoso',
      digest: plan.digest,
      size: plan.size,
      why: 'The contract ended.',
    });
    expect(answer.json.error.code).toBe('erasure.moved');
    expect(await planFor({ client: 'contoso' })).toMatchObject({ events: 0, held: 4 });
  });
});

describe('erasing a person', () => {
  it('takes what they did and what was done about them, at every client, and their name', async () => {
    const plan = await planFor({ technician: 'mkruse' });
    expect(plan.events).toBe(5);
    await erase({ technician: 'mkruse' });
    expect(JSON.stringify(await bodies())).not.toContain('mkruse');
    expect(JSON.stringify(await found({ verb: 'evidence.erased' }))).not.toContain('mkruse');
    expect(await found({ person: 'mkruse' })).toEqual([]);
    expect(await found({ person: 'jadeyemi', client: 'contoso' })).toHaveLength(2);
    expect(await check()).toMatchObject({ ok: true });
  });

  it('keeps the record of somebody who is in it, and erases the past of somebody who is not', async () => {
    const record = async () => (await planFor({ technician: 'mkruse' })).places.find(({ place }) => place === 'record');
    expect(await record()).toMatchObject({ erased: 0, kept: 1 });
    await collector.db.deleteFrom('objects').where('id', '=', 'mkruse').execute();
    expect(await record()).toMatchObject({ erased: 1, kept: 0 });
    // of what others derived from it nothing differs: it is said to be erased
    const other = await collector.enrol('lnguyen', { serves: ['*'] });
    await send(collector, other, [{ client: { id: 'contoso', version: 1 }, ...derivedFill(), subject: undefined }]);
    await erase({ technician: 'mkruse' });
    expect(await verified(await packOf(collector, CONTOSO))).toMatchObject({
      ok: true,
      replay: { same: 0, differs: 0, erased: 2 },
    });
  });
});

describe('a legal hold', () => {
  it('keeps what it covers from everybody and every schedule, until it ends with a reason', async () => {
    expect(
      (await ask('PUT', 'holds/trial', { technician: 'jadeyemi', client: 'contoso', why: 'A court asked.' })).status,
    ).toBe(200);
    expect((await ask('PUT', 'holds/trial', { client: 'contoso', why: 'Another.' })).status).toBe(409);
    const plan = await planFor({ client: 'contoso' });
    expect(plan).toMatchObject({ events: 1, held: 3 });
    expect(plan.places[0]).toMatchObject({ place: 'bodies', why: '3 are under the legal hold “trial”.' });
    await erase({ client: 'contoso' });
    expect(await found({ client: 'contoso', actor: 'jadeyemi' })).toHaveLength(3);
    expect((await ask('DELETE', 'holds/trial')).json.error.code).toBe('hold.why');
    expect(
      (await ask('DELETE', 'holds/trial', undefined, admin, { 'unswivel-why': 'The%20case%20is%20closed.' })).status,
    ).toBe(204);
    expect(await planFor({ client: 'contoso' })).toMatchObject({ held: 0 });
    expect((await found({ verb: 'evidence.held' })).map(({ story }) => story)).toEqual([
      expect.stringMatching(/ended the legal hold “trial”: The case is closed\./),
      expect.stringMatching(/set the legal hold “trial”: A court asked\./),
    ]);
  });

  it('is seen within one’s clients', async () => {
    await ask('PUT', 'holds/trial', { client: 'contoso', why: 'A court asked.' });
    const scoped = await collector.enrol('lnguyen', { roles: ['compliance'], serves: ['northwind'] });
    expect((await ask('GET', 'holds', undefined, scoped)).json.holds).toEqual([]);
    expect((await ask('POST', 'erasures/plan', { client: 'contoso' }, scoped)).status).toBe(403);
    expect((await ask('POST', 'erasures/plan', { technician: 'mkruse' }, scoped)).status).toBe(403);
    expect((await ask('POST', 'erasures', { client: 'northwind' }, scoped)).status).toBe(403);
  });
});

describe('what fsck says of bodies that are gone', () => {
  const gone = async (sentence: RegExp) =>
    expect(await check()).toMatchObject({ ok: false, sentence: expect.stringMatching(sentence) });

  it('names one that was deleted without an erasure', async () => {
    await collector.db.deleteFrom('event_bodies').where('idx', '=', 1).execute();
    await gone(/The body is missing/);
  });

  it('names one that was passed off as erased', async () => {
    await erase({ client: 'contoso' });
    const { erasure } = await collector.db
      .selectFrom('erased_bodies')
      .select('erasure')
      .limit(1)
      .executeTakeFirstOrThrow();
    await collector.db.insertInto('erased_bodies').values({ idx: 1, erasure }).execute();
    await collector.db.deleteFrom('event_bodies').where('idx', '=', 1).execute();
    await gone(/does not say that these 5 bodies were erased/);
  });

  it('names an erasure the log knows nothing of', async () => {
    await collector.db.insertInto('erased_bodies').values({ idx: 1, erasure: 'made-up' }).execute();
    await collector.db.deleteFrom('event_bodies').where('idx', '=', 1).execute();
    await gone(/does not say that these 1 bodies were erased/);
  });
});

describe('retention', () => {
  it('erases what is older than a client keeps it, of that client only, and goes on with what broke off', async () => {
    await keepFor('contoso', 30);
    await eraseByCalendar();
    expect(await found({ verb: 'evidence.erased' })).toEqual([]);
    collector.clock.now = new Date('2026-12-21T12:00:00.000Z');
    await eraseByCalendar();
    const left = (await bodies()).map(([, text]) => JSON.parse(text as string) as EventBody);
    expect(
      left.filter(({ client, verb }) => client?.id === 'contoso' && verb !== 'evidence.erased').map(({ verb }) => verb),
    ).toEqual(['fill.refused']);
    expect(left.filter(({ client }) => client?.id === 'northwind')).toHaveLength(4);
    await eraseByCalendar();
    expect(await found({ verb: 'evidence.erased' })).toHaveLength(1);
    expect(await check()).toMatchObject({ ok: true });
  });

  it('of the MSP itself is also that of what is of no client, and of nothing else', async () => {
    const other = await collector.enrol('lnguyen', { serves: ['*'] });
    const { client: _, ...free } = other.bodyOf({ verb: 'handoff' });
    const tell = async () => {
      const event = other.event({ ...free, id: uuid() });
      const answer = await collector.call('POST', '/v1/events', { token: other.token, body: other.batch(event) });
      expect(answer.status).toBe(200);
    };
    await tell();
    const verbs = async () => (await bodies()).map(([, text]) => (JSON.parse(text as string) as EventBody).verb);
    expect(await verbs()).toContain('handoff');
    const ofClients = (await bodies()).filter(([, text]) => (JSON.parse(text as string) as EventBody).client);
    await keepFor('msp', 30);
    collector.clock.now = new Date('2027-02-21T12:00:00.000Z');
    await eraseByCalendar();
    expect(await verbs()).not.toContain('handoff');
    expect(
      (await bodies()).filter(([, text]) => (JSON.parse(text as string) as EventBody).client?.id !== 'msp').slice(0, 8),
    ).toEqual(ofClients);
    expect(await check()).toMatchObject({ ok: true });
    await ask('PUT', 'holds/h', { client: 'msp', why: 'A court asked.' });
    await tell();
    expect(await planFor({ technician: 'lnguyen' })).toMatchObject({ events: 0, held: 1 });
  });
});

import { afterEach, beforeEach, expect, it } from 'vitest';
import { fsck } from '../../../lib/collector/fsck/fsck.ts';
import { evidenceAnswerSchema } from '../../../lib/wire/evidence.schema.ts';
import { erasuresAnswerSchema } from '../../../lib/wire/evidence-erase.schema.ts';
import { startCollector, type TestCollector, type TestDevice } from '../start-collector.ts';
import { erasing } from './erasing.ts';
import { fillLog } from './pack-world.ts';

let collector: TestCollector;
let admin: TestDevice;
beforeEach(async () => {
  collector = await startCollector();
  admin = await collector.enrol('root', { roles: ['administrator'] });
  await fillLog(collector);
});
afterEach(() => collector.stop());

const { ask, planFor, eraseByCalendar } = erasing(() => ({ collector, admin }));
const ON = '2027-03-01T00:00:00.000Z';
const plan = (request: object, by = admin) =>
  ask('POST', 'erasures/planned', { on: ON, why: 'It ends.', ...request }, by);
const listed = async (by = admin) =>
  erasuresAnswerSchema.parse((await ask('GET', 'erasures', undefined, by)).json).erasures;
const stories = async () => {
  const { json } = await ask('GET', 'search?verb=evidence.erased');
  return evidenceAnswerSchema.parse(json).events.map(({ story }) => story);
};

it('an erasure is planned for a day, carried out by the collector itself on that day, and told', async () => {
  const made = await plan({ technician: 'mkruse' });
  expect([made.status, made.json]).toEqual([201, expect.objectContaining({ state: 'planned', due: ON, by: 'root' })]);
  collector.clock.now = new Date('2027-02-28T23:00:00.000Z');
  await eraseByCalendar();
  expect((await planFor({ technician: 'mkruse' })).events).toBe(5);
  collector.clock.now = new Date('2027-03-01T01:00:00.000Z');
  await eraseByCalendar();
  expect((await planFor({ technician: 'mkruse' })).events).toBe(0);
  const [done] = await listed();
  expect(done).toMatchObject({ id: made.json.id, state: 'done', by: 'root', why: 'It ends.', events: 5, due: null });
  expect(done?.places[0]).toMatchObject({ place: 'bodies', erased: 5 });
  expect(await stories()).toEqual([
    expect.stringMatching(/^The collector erased 5 event bodies for good: It ends\./),
    expect.stringMatching(/planned to erase the evidence of a person on 2027-03-01 00:00 UTC: It ends\./),
  ]);
  expect(JSON.stringify(await stories())).not.toMatch(/mkruse|Kruse/);
  await eraseByCalendar();
  expect(await stories()).toHaveLength(2);
  expect(await fsck(collector.db, collector.log)).toMatchObject({ ok: true });
});

it('what a legal hold covers by then stays, and is said', async () => {
  await plan({ client: 'contoso' });
  await ask('PUT', 'holds/trial', { client: 'contoso', technician: 'jadeyemi', why: 'A court asked.' });
  collector.clock.now = new Date('2027-03-01T01:00:00.000Z');
  await eraseByCalendar();
  expect((await listed())[0]).toMatchObject({ state: 'done', events: 1, held: 3 });
});

it('is taken back with a reason, by administrators, and only while it waits', async () => {
  const { id } = (await plan({ client: 'contoso' })).json;
  const back = (why: string | undefined, by = admin) =>
    ask('DELETE', `erasures/planned/${id}`, undefined, by, why ? { 'unswivel-why': why } : {});
  const compliance = await collector.enrol('lnguyen', { roles: ['compliance'], serves: ['contoso'] });
  expect((await listed(compliance)).map(({ state }) => state)).toEqual(['planned']);
  expect((await back('No', compliance)).status).toBe(403);
  expect((await plan({ client: 'contoso' }, compliance)).status).toBe(403);
  expect((await back(undefined)).json.error.code).toBe('erasure.why');
  expect((await back('The%20contract%20goes%20on.')).status).toBe(204);
  expect((await back('Again')).json.error.code).toBe('erasure.unknown');
  expect(await listed()).toEqual([]);
  collector.clock.now = new Date('2027-03-01T01:00:00.000Z');
  await eraseByCalendar();
  expect((await planFor({ client: 'contoso' })).events).toBe(4);
  expect((await stories())[0]).toMatch(/took back an erasure that was planned at Contoso.*: The contract goes on\./);
});

it('is refused for a day that is over, and for nobody', async () => {
  expect((await plan({ client: 'contoso', on: '2026-01-01T00:00:00.000Z' })).json.error.code).toBe('erasure.past');
  expect((await plan({})).status).toBe(400);
  expect((await plan({ client: 'contoso', on: 'soon' })).status).toBe(400);
});

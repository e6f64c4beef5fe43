/** A body that was changed in the database is never told as erased, and never as whole. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exportPack } from '../../lib/collector/export-pack.ts';
import { currentKey } from '../../lib/collector/log-book.ts';
import { eventsAnswerSchema } from '../../lib/wire/api.schema.ts';
import { evidenceEventAnswerSchema } from '../../lib/wire/evidence.schema.ts';
import { changeBody } from './change-body.ts';
import { clearBodies } from './clear-bodies.ts';
import { type Erasable, erasing, startErasable } from './evidence/erasing.ts';

let { collector, admin } = {} as Erasable;
beforeEach(async () => {
  ({ collector, admin } = await startErasable());
});
afterEach(() => collector.stop());

const { erase } = erasing(() => ({ collector, admin }));
const get = async (path: string) => (await collector.call('GET', path, { token: admin.token })).json;
const listed = async () =>
  new Map(eventsAnswerSchema.parse(await get('/v1/events')).events.map((event) => [event.index, event]));
const entriesOf = async (client: string) => {
  const rows = await collector.db.selectFrom('event_bodies').select('idx').where('client', '=', client).execute();
  return rows.map(({ idx }) => Number(idx)) as [number, number, number, ...number[]];
};
/** As it lay there before bodies were sealed. */
const inTheClear = (idx: number, salt: string, body: string) =>
  collector.db
    .updateTable('event_bodies')
    .set({ salt, body, sealed: null, body_key: null })
    .where('idx', '=', idx)
    .execute();

it('is told as changed: with another byte, taken out, or another from before bodies were sealed', async () => {
  const [bent, gone, clear, whole] = await entriesOf('contoso');
  const before = new Map((await clearBodies(collector.db)).map((row) => [Number(row.idx), row]));
  await changeBody(collector.db, bent);
  await collector.db.deleteFrom('event_bodies').where('idx', '=', gone).execute();
  const { salt = '', body = '' } = before.get(clear) ?? {};
  await inTheClear(clear, salt, body.replace('contoso', 'northwind'));
  const kept = before.get(whole as number);
  await inTheClear(whole as number, kept?.salt ?? '', kept?.body ?? '');
  const events = await listed();
  for (const index of [bent, gone, clear]) {
    expect(events.get(index)).toMatchObject({ body: null, why: 'changed' });
    const { event, salt } = evidenceEventAnswerSchema.parse(await get(`/v1/evidence/events/${index}`));
    expect([event.body, event.why, salt]).toEqual([null, 'changed', null]);
  }
  expect(events.get(whole as number)).toMatchObject({ body: { client: { id: 'contoso' } }, why: null });
});

it('is in no export of the log: it would pass there for one that was erased', async () => {
  const { db, log, book } = collector;
  const by = { at: '2026-11-23T08:00:00.000Z', by: 'root' };
  const wholeLog = async () => (await Array.fromAsync(exportPack(db, log, await currentKey(db, book), by))).length;
  expect(await wholeLog()).toBeGreaterThan(1);
  const [bent, gone] = await entriesOf('contoso');
  await db.deleteFrom('event_bodies').where('idx', '=', gone).execute();
  await expect(wholeLog()).rejects.toMatchObject({ code: 'bodies.changed', detail: { index: gone } });
  await changeBody(db, bent);
  await expect(wholeLog()).rejects.toMatchObject({ code: 'bodies.changed', detail: { index: bent } });
});

it('that was erased is told as erased', async () => {
  const indexes = await entriesOf('contoso');
  await erase({ client: 'contoso' });
  const events = await listed();
  for (const index of indexes) expect(events.get(index)).toMatchObject({ salt: null, body: null, why: 'erased' });
});

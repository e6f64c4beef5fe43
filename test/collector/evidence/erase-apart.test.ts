import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openApart, sealApartOnce } from '../../../lib/collector/apart/sealed-apart.ts';
import { bodyKeysOf } from '../../../lib/collector/bodies/body-keys.ts';
import { eraseSince } from '../../../lib/collector/bodies/erase-since.ts';
import { listKeys } from '../../../lib/collector/bodies/key-folder.ts';
import { leafHash } from '../../../lib/evidence/leaf.ts';
import { type Acting, startActing } from '../administration/act.ts';
import { keptApart } from '../kept-apart.ts';
import type { TestDevice } from '../start-collector.ts';
import { erasing } from './erasing.ts';

let act: Acting;
beforeEach(async () => {
  act = await startActing();
});
afterEach(() => act.stop());

const { ask, planFor, erase } = erasing(() => ({ collector: act.collector, admin: act.root }));
const post = (device: TestDevice, body: unknown) =>
  act.collector.call('POST', '/v1/events', { token: device.token, body });

describe('what is kept apart from the log', () => {
  /** Somebody's device was copied: its second chain names two clients, and two people. */
  async function cloned() {
    const device = await act.collector.enrol('lnguyen', { serves: ['*'] });
    const first = device.event();
    await post(device, device.batch(first));
    const of = (client: string, subject: string) =>
      device.bodyOf({ client: { id: client, version: 1 }, subject: { technician: subject, version: 1 } });
    const [one, two] = [device.sealed(1, first.leaf.prev, of('contoso', 'jadeyemi')), of('northwind', 'praman')];
    expect((await post(device, device.batch(one, device.sealed(2, leafHash(one.leaf), two)))).status).toBe(409);
    await post(act.other, '{"client":"contoso","signed":"no"}');
    await post(act.other, '{"client":"northwind","signed":"no"}');
  }
  const texts = async () => (await keptApart(act.collector.db)).map(({ text }) => text ?? '');

  it('loses what is of a client and nothing of others, and the old key opens no copy of it', async () => {
    await cloned();
    const before = await act.collector.db.selectFrom('quarantine').selectAll().orderBy('id').execute();
    expect(before.every(({ bytes, sealed }) => bytes === '' && sealed !== null)).toBe(true);
    const { places } = await planFor({ client: 'contoso' });
    expect(places.find(({ place }) => place === 'apart')).toMatchObject({ erased: 2, kept: 0 });
    expect((await erase({ client: 'contoso' })).status).toBe(201);
    const after = await texts();
    expect(after.join('')).not.toMatch(/contoso|jadeyemi/);
    expect(after[0]).toContain('praman');
    expect(JSON.parse(after[0] as string).events).toMatchObject([{ seq: 1, text: null, salt: null }, { seq: 2 }]);
    expect(after.slice(1)).toEqual(['{"client":"northwind","signed":"no"}']);
    const { folder } = bodyKeysOf(act.collector.db);
    expect(listKeys(folder).destroyed.has(before[0]?.body_key as string)).toBe(true);
    expect(openApart(act.collector.db, before[0] as (typeof before)[0])).toBeNull();
    expect((await planFor({ client: 'contoso' })).places.find(({ place }) => place === 'apart')?.erased).toBe(0);
  });

  it('is let go of where a restored backup still holds it under a key that was destroyed since', async () => {
    await cloned();
    const { db, book, clock } = act.collector;
    const before = await db.selectFrom('quarantine').selectAll().execute();
    const keys = await db.selectFrom('body_keys').selectAll().execute();
    await erase({ client: 'contoso' });
    const left = await texts();
    // as the backup says it
    for (const row of before)
      await db
        .insertInto('quarantine')
        .values({ ...row, id: `old-${row.id}` })
        .execute();
    for (const { id, state } of keys) await db.updateTable('body_keys').set({ state }).where('id', '=', id).execute();
    expect((await texts()).filter((text) => text === '')).toHaveLength(before.length);
    await eraseSince({ db, book, now: () => clock.now });
    expect(await texts()).toEqual(left);
  });

  it('loses what is about a person, and keeps what a hold covers', async () => {
    await cloned();
    await ask('PUT', 'holds/trial', { client: 'northwind', technician: 'praman', why: 'A court asked.' });
    for (const technician of ['jadeyemi', 'praman']) await erase({ technician });
    const [batch = ''] = await texts();
    expect(JSON.parse(batch).events.map(({ text }: { text: string | null }) => text !== null)).toEqual([false, true]);
  });

  it('is sealed behind the log where it was kept before that, and read as it was', async () => {
    const { db } = act.collector;
    const [id, at] = ['old', '2026-01-02T00:00:00.000Z'];
    const plain = { bytes: '{"an":"older collector"}', sealed: null, body_key: null };
    await db
      .insertInto('quarantine')
      .values({ id, at, device: act.other.id, reason: 'request.shape', digest: 'd', ...plain })
      .execute();
    expect([await texts(), await sealApartOnce(db), await sealApartOnce(db), await texts()]).toEqual([
      ['{"an":"older collector"}'],
      1,
      0,
      ['{"an":"older collector"}'],
    ]);
    expect(await db.selectFrom('quarantine').select('bytes').execute()).toEqual([{ bytes: '' }]);
  });
});

import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAppender } from '../../../lib/collector/appender.ts';
import { arrivalOf } from '../../../lib/collector/arrival.ts';
import type { BodyKey } from '../../../lib/collector/bodies/body-key.ts';
import { bodyKeysOf, keysIn } from '../../../lib/collector/bodies/body-keys.ts';
import { bodyKeysFolder, openFolder, readKey } from '../../../lib/collector/bodies/key-folder.ts';
import { readBody } from '../../../lib/collector/bodies/open-body.ts';
import { sealArrival } from '../../../lib/collector/bodies/seal-events.ts';
import { finishErasures } from '../../../lib/collector/evidence/erase/erase.ts';
import { fsck } from '../../../lib/collector/fsck/fsck.ts';
import { openDatabase } from '../../../lib/collector/open-database.ts';
import type { EventBody } from '../../../lib/evidence/event.schema.ts';
import { leafHash } from '../../../lib/evidence/leaf.ts';
import { clearBodies } from '../clear-bodies.ts';
import { newPlace } from '../engine.ts';
import { type Erasable, erasing, startErasable } from '../evidence/erasing.ts';
import { CONTOSO, packOf, send, verified } from '../evidence/pack-world.ts';
import type { TestDevice } from '../start-collector.ts';

let { place, collector, admin } = {} as Erasable;
beforeEach(async () => {
  ({ place, collector, admin } = await startErasable());
});
afterEach(() => collector.stop());

const { ask, erase, keepFor, eraseByCalendar } = erasing(() => ({ collector, admin }));
const parsed = async () =>
  (await clearBodies(collector.db)).map(({ idx, body }) => ({ idx, ...(JSON.parse(body) as EventBody) }));
const keysOf = (scope: string) =>
  collector.db.selectFrom('body_keys').selectAll().where('scope', '=', scope).orderBy('made_at').execute();
const folder = () => bodyKeysFolder(collector.folder);

/** Everything the table holds, as a copy of it would. */
const dumped = () =>
  collector.db
    .selectFrom('event_bodies as b')
    .innerJoin('log_entries as e', 'e.idx', 'b.idx')
    .selectAll('b')
    .select('e.leaf_hash')
    .orderBy('b.idx')
    .execute();

/** What somebody reads in a copy with the keys that are there now, by client. */
function readable(rows: Awaited<ReturnType<typeof dumped>>): Record<string, number> {
  const opened = openFolder(folder(), false);
  if (!opened) throw new Error('There is no key folder.');
  const keys = keysIn(opened);
  const counts: Record<string, number> = {};
  for (const row of rows) {
    const { body } = readBody(keys, row);
    if (body !== null) counts[row.client ?? ''] = (counts[row.client ?? ''] ?? 0) + 1;
  }
  return counts;
}

/** One event of Contoso as it arrives, its body in the clear. */
function arrivalFrom(device: TestDevice) {
  const event = device.event(device.bodyOf({ client: { id: 'contoso', version: 1 } }));
  const batch = device.batch(event);
  const caller = {
    ...{ device: { id: device.id }, technician: 'jadeyemi', standing: 'active', roles: ['technician'], serves: ['*'] },
    ...{ record: null, token: 'delivers' },
  } as never;
  const at = collector.clock.now.toISOString();
  return { event, batch, arrival: arrivalOf(batch as never, [leafHash(event.leaf)], caller, at) };
}

describe('a copy of the bodies made before an erasure', () => {
  it('cannot be read with the keys there are afterwards; other clients’ bodies in it can', async () => {
    const rows = await dumped();
    expect(readable(rows)).toMatchObject({ contoso: 4, northwind: 4 });
    expect((await erase({ client: 'contoso' })).status).toBe(201);
    const after = readable(rows);
    expect(after.contoso).toBeUndefined();
    expect(after.northwind).toBe(4);
  });

  it('of the whole database, file and write-ahead log, opens, and holds none of them', async () => {
    if (place.url) return expect(await erase({ client: 'contoso' })).toMatchObject({ status: 201 });
    const copied = await newPlace();
    try {
      for (const name of readdirSync(collector.folder))
        if (name.startsWith('collector.sqlite')) cpSync(join(collector.folder, name), join(copied.folder, name));
      const files = readdirSync(copied.folder);
      expect(files).toContain('collector.sqlite-wal');
      await erase({ client: 'contoso' });
      for (const name of files)
        expect(readFileSync(join(copied.folder, name)).includes('Something else'), name).toBe(false);
      cpSync(folder(), bodyKeysFolder(copied.folder), { recursive: true });
      const db = await openDatabase(copied.folder);
      const left = (await clearBodies(db)).map(({ body }) => JSON.parse(body) as EventBody);
      expect(left.filter(({ client }) => client?.id === 'northwind')).toHaveLength(4);
      expect(left.filter(({ client }) => client?.id === 'contoso')).toEqual([]);
      expect(await fsck(db, collector.log)).toMatchObject({
        ok: false,
        sentence: 'Its key was destroyed, and the log does not say that it was erased.',
      });
      await db.destroy();
    } finally {
      copied.remove();
    }
  });
});

describe('destroying keys', () => {
  it('leaves a file that says so in place of the key’s, and replays as erased', async () => {
    const [key] = await keysOf('contoso');
    await erase({ client: 'contoso' });
    const id = key?.id as string;
    expect(existsSync(join(folder(), `${id}.key`))).toBe(false);
    expect(JSON.parse(readFileSync(join(folder(), `${id}.destroyed`), 'utf8'))).toMatchObject({
      client: 'contoso',
      month: '2026-11',
    });
    expect((await keysOf('contoso')).map(({ state }) => state)).toContain('destroyed');
    expect(await fsck(collector.db, collector.log)).toMatchObject({ ok: true });
    expect(await verified(await packOf(collector, CONTOSO))).toMatchObject({ ok: true, replay: { differs: 0 } });
  });

  it('of a person seals what is left of their months anew, and touches no other key', async () => {
    const before = await parsed();
    const rows = await dumped();
    const [northwind] = await keysOf('northwind');
    await erase({ technician: 'jadeyemi', client: 'contoso' });
    const after = await parsed();
    expect(after.filter(({ idx }) => before.some((one) => one.idx === idx))).toEqual(
      before.filter(({ actor, client }) => !(actor.technician === 'jadeyemi' && client?.id === 'contoso')),
    );
    expect((await keysOf('contoso')).map(({ state }) => state)).toEqual(['destroyed', 'live']);
    expect(await keysOf('northwind')).toEqual([northwind]);
    expect(readable(rows)).toMatchObject({ northwind: 4 });
    expect(readable(rows).contoso).toBeUndefined();
    expect(await fsck(collector.db, collector.log)).toMatchObject({ ok: true });
  });

  it('keeps what a legal hold covers readable, under a key of its own', async () => {
    await ask('PUT', 'holds/trial', { technician: 'jadeyemi', client: 'contoso', why: 'A court asked.' });
    await erase({ client: 'contoso' });
    const left = (await parsed()).filter(({ client, verb }) => client?.id === 'contoso' && verb !== 'evidence.erased');
    expect(left.map(({ actor }) => actor.technician)).toEqual(['jadeyemi', 'jadeyemi', 'jadeyemi']);
    expect((await keysOf('contoso')).map(({ state }) => state)).toEqual(['destroyed', 'live']);
  });

  it('goes on where it broke off: while bodies were sealed anew, and before the file was gone', async () => {
    const [key] = await keysOf('northwind');
    const id = key?.id as string;
    const before = await parsed();
    const bytes = readFileSync(join(folder(), `${id}.key`));
    await collector.db.updateTable('body_keys').set({ state: 'retiring' }).where('id', '=', id).execute();
    await finishErasures({ db: collector.db, now: () => collector.clock.now });
    expect(await parsed()).toEqual(before);
    expect(existsSync(join(folder(), `${id}.key`))).toBe(false);
    // power was cut after the database knew, before the files did
    writeFileSync(join(folder(), `${id}.key`), bytes);
    const said = join(folder(), `${id}.destroyed`);
    const words = readFileSync(said);
    rmSync(said);
    const again = await openDatabase(collector.folder, place.url);
    await again.destroy();
    expect(existsSync(join(folder(), `${id}.key`))).toBe(false);
    expect(JSON.parse(readFileSync(said, 'utf8'))).toMatchObject({ id: JSON.parse(words.toString()).id });
    expect(await fsck(collector.db, collector.log)).toMatchObject({ ok: true });
  });

  it('lets nothing be stored under them: what was sealed before is sent again', async () => {
    const device = await collector.enrol('jadeyemi', { serves: ['*'] });
    await send(collector, device, [{ client: { id: 'contoso', version: 1 } }]);
    const [key] = await keysOf('contoso');
    const sealed = bodyKeysOf(collector.db).sealing;
    expect([...sealed.values()].map(({ id }) => id)).toContain(key?.id);
    await erase({ client: 'contoso' });
    // another process still seals with it
    const kept = openFolder(folder(), false);
    expect(kept && readKey(kept, key?.id as string)).toBe('destroyed');
    await send(collector, device, [{ client: { id: 'contoso', version: 1 } }]);
    const rows = await collector.db
      .selectFrom('event_bodies')
      .select('body_key')
      .where('client', '=', 'contoso')
      .execute();
    expect(rows.map(({ body_key }) => body_key)).not.toContain(key?.id);
    expect(await fsck(collector.db, collector.log)).toMatchObject({ ok: true });
  });

  it('forgets one that was being asked for while it was destroyed', async () => {
    const device = await collector.enrol('jadeyemi', { serves: ['*'] });
    await send(collector, device, [{ client: { id: 'contoso', version: 1 } }]);
    const keys = bodyKeysOf(collector.db);
    const [name, old] = [...keys.sealing].find(([, { scope }]) => scope === 'contoso') as [string, BodyKey];
    const answer = Promise.withResolvers<BodyKey>();
    keys.sealing.delete(name);
    keys.asked.set(name, answer.promise);
    const sealing = sealArrival(collector.db, arrivalFrom(device).arrival);
    await erase({ client: 'contoso' });
    answer.resolve(old);
    expect((await sealing).events.map(({ sealed }) => sealed?.key)).not.toContain(old.id);
    expect([...keys.sealing.values()]).not.toContain(old);
  });

  it('waits for the end of the month where evidence goes day by day, and then needs nobody', async () => {
    await keepFor('contoso', 30);
    const states = async () => (await keysOf('contoso')).map(({ month, state }) => [month, state]);
    collector.clock.now = new Date('2026-12-21T12:00:00.000Z');
    await eraseByCalendar();
    expect(await states()).toContainEqual(['2026-11', 'worn']);
    collector.clock.now = new Date('2027-01-02T12:00:00.000Z');
    await eraseByCalendar();
    expect(await states()).toContainEqual(['2026-11', 'destroyed']);
    expect(await fsck(collector.db, collector.log)).toMatchObject({ ok: true });
  });
});

it('an arrival that waited while its key was destroyed is refused, and taken when it comes again', async () => {
  const device = await collector.enrol('jadeyemi', { serves: ['*'] });
  await send(collector, device, [{ client: { id: 'contoso', version: 1 } }]);
  const { event, batch, arrival: unsealed } = arrivalFrom(device);
  const arrival = await sealArrival(collector.db, unsealed);
  await erase({ client: 'contoso' });
  const appender = createAppender(collector.db, collector.book, () => collector.clock.now);
  await expect(appender.append(arrival)).rejects.toThrow();
  const answer = await collector.call('POST', '/v1/events', { token: device.token, body: batch });
  expect(answer.status).toBe(200);
  const left = (await parsed()).filter(({ client, verb }) => client?.id === 'contoso' && verb === 'ticket.read');
  expect(left.map(({ id }) => id)).toEqual([(event.body as EventBody).id]);
  expect(await fsck(collector.db, collector.log)).toMatchObject({ ok: true });
});

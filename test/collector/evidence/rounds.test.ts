import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putObject, removeObject } from '../../../lib/collector/change-object.ts';
import { followingOf } from '../../../lib/collector/evidence/keep-following.ts';
import { roundsOf } from '../../../lib/collector/evidence/rounds.ts';
import { findObject } from '../../../lib/collector/objects.ts';
import type { EventBody } from '../../../lib/evidence/event.schema.ts';
import type { Console } from '../../../lib/record/record.schema.ts';
import { startCollector, type TestCollector } from '../start-collector.ts';
import { send } from './pack-world.ts';

let collector: TestCollector;

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
    collector = await startCollector();
    const device = await collector.enrol('jadeyemi', { serves: ['*'] });
    collector.clock.now = new Date('2026-11-23T08:00:00.000Z');
    await send(collector, device, [read(true), read(true), ...Array.from({ length: 6 }, () => read(false))]);
    collector.clock.now = new Date('2026-11-23T09:00:00.000Z');
    await send(collector, device, [read(false), read(false)]);
    await followingOf(collector.db).catchUp(100);
  });

  afterAll(() => collector.stop());

  it('say that it was read to its end where only an older one was', async () => {
    const older = { read: [true, false, false], blind: null };
    expect(await portal({ listed: 2, looked: 100 })).toEqual({ ...older, more: true });
    expect(await portal({ listed: 9, looked: 100 })).toMatchObject({
      read: [true, ...Array(8).fill(false)],
      more: true,
    });
    expect(await portal({ listed: 10, looked: 100 })).toMatchObject({ more: false, blind: null });
  });

  it('say since when nothing is known of one that nobody read in the period, or that it never was', async () => {
    const quiet = { from: '2026-11-25T00:00:00.000Z', to: '2026-11-26T00:00:00.000Z' };
    const told = await roundsOf(collector.db, 'all', { ...part, ...quiet });
    const of = (id: string) => told.find(({ console }) => console === id);
    expect(of('practice-portal')).toMatchObject({
      blind: expect.stringMatching(/^Nobody read its list/),
      since: '2026-11-23T08:00:00.000Z',
    });
    expect(of('mesh')).toMatchObject({ blind: expect.any(String), since: null });
  });

  it('are those of the MSP’s own accounts where a console serves every client in its name', async () => {
    const device = await collector.enrol('jadeyemi', { serves: ['*'] });
    collector.clock.now = new Date('2026-11-23T10:00:00.000Z');
    const console = { id: 'mesh', profile: 'meshcentral' };
    await send(collector, device, [{ ...read(true), client: { id: 'msp', version: 1 }, console }]);
    await followingOf(collector.db).catchUp(100);
    const told = await roundsOf(collector.db, 'all', part);
    expect(told.find(({ console: id }) => id === 'mesh')).toMatchObject({ blind: null, rounds: [{ complete: true }] });
    expect(told.find(({ console: id }) => id === 'rt')).toMatchObject({ blind: expect.any(String), since: null });
  });

  it('are no all-clear for all clients where they are of one of several', async () => {
    const told = await roundsOf(collector.db, 'all', { ...part, client: null });
    const of = (id: string) => told.find(({ console }) => console === id);
    expect(of('practice-portal')?.blind).toMatch(/^It holds the accounts of 2 clients/);
    expect(of('mesh')?.blind).toBeNull();
  });

  it('say of a paused profile since when it is, and of a console that was removed', async () => {
    const quiet = { from: '2026-11-23T00:00:00.000Z', to: '2026-11-24T00:00:00.000Z' };
    const of = async (id: string, period: object = quiet) =>
      (await roundsOf(collector.db, 'all', { ...part, ...period })).find(({ console }) => console === id);
    const portal = await findObject(collector.db, 'consoles', 'practice-portal');
    const profile = portal?.profile ?? '';
    const at = '2026-11-23T20:00:00.000Z';
    await collector.db
      .insertInto('paused_profiles')
      .values({ profile, reason: 'It misreads.', by: 'root', at })
      .execute();
    expect(await of('practice-portal')).toMatchObject({
      blind: expect.stringMatching(/paused.*: It misreads\.$/),
      since: at,
    });
    expect(await of('practice-portal', { ...quiet, to: at })).toMatchObject({ blind: null });
    await collector.db.deleteFrom('paused_profiles').execute();
    const gone = { at: '2026-11-23T21:00:00.000Z', by: 'root', why: 'Sold.' };
    await collector.db.transaction().execute(async (trx) => {
      await putObject(trx, 'consoles', { ...(portal as Console), id: 'sold', label: 'Sold console' }, gone);
      await removeObject(trx, 'consoles', 'sold', gone);
    });
    expect(await of('sold')).toMatchObject({
      label: 'Sold console',
      blind: expect.stringMatching(/removed from the record/),
      since: gone.at,
    });
    expect(await of('sold', { from: '2026-11-24T00:00:00.000Z', to: '2026-11-25T00:00:00.000Z' })).toBeUndefined();
  });

  it('say how many were looked at when none of those came to the end, and never more than is so', async () => {
    const given = await portal({ listed: 2, looked: 6 });
    expect(given).toMatchObject({ read: [false, false], more: true });
    expect(given.blind).toMatch(/the last 6 times, and what was before was not looked at/);
    const late = await portal({ listed: 2, looked: 6 }, { from: '2026-11-23T09:00:00.000Z' });
    expect(late).toEqual({ read: [false, false], more: false, blind: expect.stringMatching(/never to its end/) });
  });
});

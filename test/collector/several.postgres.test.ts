/** Several collectors on one PostgreSQL database; and what a collector does while its database is away. */
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../lib/collector/database.ts';
import { migrate } from '../../lib/collector/migrate.ts';
import { MIGRATIONS } from '../../lib/collector/migrations/all.ts';
import { openDatabase } from '../../lib/collector/open-database.ts';
import { postgresDialect } from '../../lib/collector/postgres-dialect.ts';
import { type PostgresServer, startPostgres } from '../drive/postgres.ts';
import { newPlace } from './engine.ts';
import { createProcesses, post, type Sent, type ServingCollector } from './processes.ts';
import type { TestDevice } from './start-collector.ts';

const DEVICES = 6;
const BATCHES = 30;
const EVENTS = 3;

let place: Awaited<ReturnType<typeof newPlace>>;
let started: ReturnType<typeof createProcesses>[];
beforeEach(async () => {
  place = await newPlace();
  started = [];
});
afterEach(async () => {
  for (const processes of started) await processes.stop();
  place.remove();
});

function collectorsOn(url: string | undefined) {
  const processes = createProcesses(place.folder, url);
  started.push(processes);
  return processes;
}

/** Every entry of the log but the collector's own, in order. */
async function entries(db: Database) {
  const rows = await db
    .selectFrom('log_entries')
    .select(['idx', 'device', 'seq', 'leaf_hash'])
    .orderBy('idx')
    .execute();
  expect(rows.map(({ idx }) => idx)).toEqual(rows.map((_, at) => at));
  return rows.filter(({ device }) => device !== 'collector');
}

describe('three collectors on one database', () => {
  it('keep one dense log while all of them are sent everything and one is killed in the middle', async () => {
    const processes = collectorsOn(place.url);
    await processes.init();
    const collectors = [await processes.serve(), await processes.serve(), await processes.serve()];
    const alive = new Set(collectors);
    const devices = [];
    for (let i = 0; i < DEVICES; i++) devices.push(await processes.enrol((collectors[0] as ServingCollector).url));
    let acknowledged = 0;

    /** To every collector at once, as a device never would: the first good answer counts, all good ones must agree. */
    async function deliver(device: TestDevice): Promise<void> {
      const batch = device.batch(
        ...Array.from({ length: EVENTS }, () => device.event(device.bodyOf({ client: undefined }))),
      );
      for (let tries = 0; tries < 20; tries++) {
        const answers = await Promise.all(
          [...alive].map(({ url }) => post(url, '/v1/events', batch, device.token).catch(() => null)),
        );
        const good = answers.filter((answer): answer is Sent => answer?.status === 200);
        const places = good.map(({ json }) => json.results.map(({ index }: { index: number }) => index).join());
        expect(new Set(places).size).toBeLessThanOrEqual(1);
        if (good.length > 0) {
          acknowledged++;
          return;
        }
        await wait(100);
      }
      throw new Error('No collector took the batch.');
    }

    const middle = collectors[1] as ServingCollector;
    const killing = (async () => {
      while (acknowledged < (DEVICES * BATCHES) / 2) await wait(5);
      alive.delete(middle);
      await middle.kill();
    })();
    await Promise.all(
      devices.map(async (device) => {
        for (let i = 0; i < BATCHES; i++) await deliver(device);
      }),
    );
    await killing;
    expect(acknowledged).toBe(DEVICES * BATCHES);
    await processes.stop();

    const again = await processes.serve();
    const device = devices[0] as TestDevice;
    expect((await post(again.url, '/v1/events', device.batch(device.event()), device.token)).status).toBe(200);
    const db = await openDatabase(place.folder, place.url);
    const kept = await entries(db);
    expect(kept).toHaveLength(DEVICES * BATCHES * EVENTS + 1);
    expect(new Set(kept.map((row) => `${row.device} ${row.seq}`)).size).toBe(kept.length);
    expect(await db.selectFrom('inbox').select('id').where('outcome', 'is', null).execute()).toEqual([]);
    expect(await db.selectFrom('security_events').select('kind').execute()).toEqual([]);
    await db.destroy();
    expect(await processes.command('fsck')).toMatchObject({ fsck: 'clean' });
  }, 120_000);

  it('take along what one of them laid down before it died', async () => {
    const processes = collectorsOn(place.url);
    await processes.init();
    const first = await processes.serve();
    const device = await processes.enrol(first.url);
    await processes.stop();
    const batch = device.batch(device.event(), device.event());
    process.env.UNSWIVEL_CRASH_AT = 'queued';
    const dying = await collectorsOn(place.url).serve();
    process.env.UNSWIVEL_CRASH_AT = '';
    await expect(post(dying.url, '/v1/events', batch, device.token)).rejects.toThrow();

    const db = await openDatabase(place.folder, place.url);
    expect(await entries(db)).toEqual([]);
    await processes.serve();
    await expect.poll(() => entries(db)).toHaveLength(2);
    await db.destroy();
    expect(await processes.command('fsck')).toMatchObject({ fsck: 'clean' });
  }, 60_000);

  it('take it for a collision that another one’s table is there by its type only', async () => {
    let refused = 0;
    const db: Kysely<never> = new Kysely({
      dialect: postgresDialect(place.url as string),
      // The moment between the two looks of one `create table` is too short to hit: what is seen in it is laid down, and gone at the next attempt.
      log: async ({ level }) => {
        if (level !== 'error') return;
        refused += 1;
        await sql`drop type migrations`.execute(db);
      },
    });
    await sql`create type migrations as enum ()`.execute(db);
    expect(await migrate(db, {}, '2026-11-02T08:00:00.000Z')).toBe(false);
    expect(refused).toBe(1);
    await db.destroy();
  });

  it('make the tables once when all of them start on an empty database', async () => {
    const opened = await Promise.all(Array.from({ length: 6 }, () => openDatabase(place.folder, place.url)));
    const [db] = opened as [Database];
    const ran = await db
      .selectFrom('migrations' as never)
      .selectAll()
      .execute();
    // one row more is the lock
    expect(ran).toHaveLength(Object.keys(MIGRATIONS).length + 1);
    for (const one of opened) await one.destroy();
  });
});

describe('a collector whose database stops', () => {
  let server: PostgresServer;
  beforeEach(async () => {
    server = await startPostgres();
  });
  afterEach(() => server.stop());

  it('answers 503 and when to try again, keeps running, and takes events as soon as the database is back', async () => {
    const url = await server.newDatabase();
    const processes = collectorsOn(url);
    await processes.init();
    const collector = await processes.serve();
    const device = await processes.enrol(collector.url);
    const send = (batch: unknown) => post(collector.url, '/v1/events', batch, device.token);
    expect((await send(device.batch(device.event()))).status).toBe(200);

    await server.crash();
    const waiting = device.batch(device.event(), device.event());
    for (let i = 0; i < 3; i++) {
      const refused = await send(waiting);
      expect([refused.status, refused.json.error.code]).toEqual([503, 'storage.away']);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(refused.json.error.sentence).not.toMatch(/ECONN|127\.0\.0\.1/);
    }
    await expect(processes.command('fsck')).rejects.toThrow(/cannot be reached/);

    await server.start();
    await expect.poll(async () => (await send(waiting)).status).toBe(200);
    expect(collector.process.exitCode).toBeNull();
    const db = await openDatabase(place.folder, url);
    expect(await entries(db)).toHaveLength(3);
    await db.destroy();
  }, 60_000);
});

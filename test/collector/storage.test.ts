/** What every engine must give the collector: exact numbers, raw bytes, unique keys, transactions that end, and a reader that cannot write. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../lib/collector/database.ts';
import { engineOf, isTaken } from '../../lib/collector/dialect.ts';
import { openDatabase } from '../../lib/collector/open-database.ts';
import { openReader } from '../../lib/collector/reader.ts';
import { engine, newPlace } from './engine.ts';

let place: Awaited<ReturnType<typeof newPlace>>;
let db: Database;
let reader: Database;

beforeEach(async () => {
  place = await newPlace();
  db = await openDatabase(place.folder, place.url);
  reader = openReader(db, place.folder, place.url);
});
afterEach(async () => {
  await reader.destroy();
  await db.destroy();
  place.remove();
});

const count = async (name: string, value: number) => {
  await db.insertInto('serials').values({ name, value }).execute();
};
const values = async (from: Database) =>
  Object.fromEntries(
    (await from.selectFrom('serials').selectAll().orderBy('name').execute()).map((r) => [r.name, r.value]),
  );

describe('the database', () => {
  it('is the engine this run is about', () => {
    expect(engineOf(db)).toBe(engine());
  });

  it('gives numbers up to 2^53 - 1 exactly, as numbers', async () => {
    await count('large', Number.MAX_SAFE_INTEGER);
    expect((await values(db)).large).toBe(Number.MAX_SAFE_INTEGER);
    const { n } = await db
      .selectFrom('serials')
      .select((e) => e.fn.countAll().as('n'))
      .executeTakeFirstOrThrow();
    expect(n).toBe(2);
  });

  it('gives raw bytes back as they were', async () => {
    const hashes = Uint8Array.from({ length: 256 }, (_, i) => i);
    await db.insertInto('tiles').values({ level: 0, n: 0, hashes }).execute();
    for (const from of [db, reader]) {
      const row = await from.selectFrom('tiles').select('hashes').executeTakeFirstOrThrow();
      expect(Uint8Array.from(row.hashes)).toEqual(hashes);
    }
  });

  it('says when a unique key is taken, and only then', async () => {
    await count('once', 1);
    expect(isTaken(await count('once', 2).catch((error: unknown) => error))).toBe(true);
    const missing = db.insertInto('serials').values({ name: 'none' } as never);
    expect(isTaken(await missing.execute().catch((error: unknown) => error))).toBe(false);
  });

  it('keeps nothing of a transaction that broke off', async () => {
    const broken = db.transaction().execute(async (trx) => {
      await trx.insertInto('serials').values({ name: 'half', value: 1 }).execute();
      throw new Error('cut');
    });
    await expect(broken).rejects.toThrow('cut');
    expect(await values(db)).not.toHaveProperty('half');
  });

  it('lets one transaction at a time count up, whatever runs beside it', async () => {
    await count('turns', 0);
    const turn = () =>
      db.transaction().execute(async (trx) => {
        await trx
          .updateTable('serials')
          .set((e) => ({ value: e.ref('value') }))
          .where('name', '=', 'turns')
          .execute();
        const { value } = await trx
          .selectFrom('serials')
          .select('value')
          .where('name', '=', 'turns')
          .executeTakeFirstOrThrow();
        await trx
          .updateTable('serials')
          .set({ value: value + 1 })
          .where('name', '=', 'turns')
          .execute();
      });
    await Promise.all(Array.from({ length: 50 }, turn));
    expect((await values(db)).turns).toBe(50);
  });

  it.runIf(engine() === 'postgres')('runs a transaction again that ended in a deadlock', async () => {
    await count('a', 0);
    await count('b', 0);
    let begun = 0;
    let bothBegan = () => {};
    const both = new Promise<void>((resolve) => (bothBegan = resolve));
    const addTo = (...names: string[]) =>
      db.transaction().execute(async (trx) => {
        for (const name of names) {
          await trx
            .updateTable('serials')
            .set((e) => ({ value: e('value', '+', 1) }))
            .where('name', '=', name)
            .execute();
          begun += 1;
          if (begun === 2) bothBegan();
          await both;
        }
      });
    await Promise.all([addTo('a', 'b'), addTo('b', 'a')]);
    expect(begun).toBeGreaterThan(4);
    expect(await values(db)).toMatchObject({ a: 2, b: 2 });
  });
});

describe('the reader', () => {
  it('sees what was committed, and nothing of a transaction that still runs', async () => {
    await db.transaction().execute(async (trx) => {
      await trx.insertInto('serials').values({ name: 'new', value: 1 }).execute();
      expect(await values(reader)).not.toHaveProperty('new');
    });
    expect(await values(reader)).toHaveProperty('new', 1);
  });

  it('cannot write', async () => {
    await expect(reader.insertInto('serials').values({ name: 'x', value: 1 }).execute()).rejects.toThrow(
      /read-?\s?only/i,
    );
    await expect(reader.deleteFrom('serials').returning('name').execute()).rejects.toThrow(/read-?\s?only/i);
  });

  it('says what was wrong with a question, and answers the next one', async () => {
    await expect(
      reader
        .selectFrom('nothing' as 'serials')
        .selectAll()
        .execute(),
    ).rejects.toThrow(/nothing/);
    expect(await values(reader)).toHaveProperty('record');
  });

  it('answers many questions at once, each its own', async () => {
    for (let i = 0; i < 20; i++) await count(`row ${i}`, i);
    const ask = async (i: number) =>
      (await reader.selectFrom('serials').select('value').where('name', '=', `row ${i}`).executeTakeFirstOrThrow())
        .value;
    const asked = Array.from({ length: 200 }, (_, i) => i % 20);
    expect(await Promise.all(asked.map(ask))).toEqual(asked);
  });

  it.runIf(engine() === 'sqlite')('leaves the event loop free while SQLite works on a long question', async () => {
    let turns = 0;
    const loop = setInterval(() => turns++, 1);
    const long = reader.executeQuery<{ n: number }>({
      sql: 'with recursive c(x) as (select 1 union all select x + 1 from c where x < 2000000) select count(*) as n from c',
      parameters: [],
    } as never);
    const before = turns;
    expect((await long).rows).toEqual([{ n: 2_000_000 }]);
    clearInterval(loop);
    expect(turns - before).toBeGreaterThan(5);
  });
});

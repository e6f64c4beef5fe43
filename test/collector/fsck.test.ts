/** Attack 45: every column of every table evidence lies in is changed, every row taken out, put in, exchanged; `fsck` must name it. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineOf } from '../../lib/collector/dialect.ts';
import { fsck } from '../../lib/collector/fsck/fsck.ts';
import { parseCheckpoint } from '../../lib/evidence/checkpoint.ts';
import { cosignatureLine, cosignedBytes, cosignerName } from '../../lib/evidence/cosignature.ts';
import { at, others } from './other-values.ts';
import { startCollector, type TestCollector, type TestDevice } from './start-collector.ts';

let collector: TestCollector;
let device: TestDevice;
let other: TestDevice;
let key: { publicKey: KeyObject; privateKey: KeyObject };

const post = async (by: TestDevice, ...events: ReturnType<TestDevice['event']>[]) =>
  collector.call('POST', '/v1/events', { token: by.token, body: by.batch(...events) });

async function cosign(size: number) {
  const { note } = await collector.db
    .selectFrom('checkpoints')
    .select('note')
    .where('size', '=', size)
    .executeTakeFirstOrThrow();
  const parsed = parseCheckpoint(note);
  if (!parsed.ok) throw new Error(parsed.sentence);
  const publicKey = new Uint8Array(Buffer.from(key.publicKey.export({ format: 'jwk' }).x as string, 'base64url'));
  const time = 1_790_000_000;
  const signature = sign(null, cosignedBytes(time, parsed.note.body), key.privateKey);
  const line = cosignatureLine({ name: cosignerName(collector.log, device.id), publicKey, time, signature });
  const body = { epoch: 1, size, line };
  expect((await collector.call('POST', '/v1/log/cosignatures', { token: device.token, body })).status).toBe(204);
}

beforeAll(async () => {
  collector = await startCollector();
  key = generateKeyPairSync('ed25519');
  device = await collector.enrolWith('jadeyemi', key);
  other = await collector.enrol('lnguyen');
  for (let i = 0; i < 3; i++) await post(device, device.event(), device.event(), device.event());
  const [again, next] = [device.event(), device.event()];
  await post(device, again);
  await post(device, again, next);
  await post(other, other.event(), other.event({ ...other.bodyOf(), v: 2 }), other.event());
  const { body: _, salt: __, ...leafOnly } = other.event();
  await post(other, { ...leafOnly, withheld: 'It was too large here.' } as never);
  await post(device, ...Array.from({ length: 260 }, () => device.event()));
  await collector.call('GET', '/v1/devices', { token: other.token });
  for (const size of [0, 3, 9]) await cosign(size);
}, 60_000);
afterAll(() => collector.stop());

const check = (outside?: string) => fsck(collector.db, collector.log, outside);

class Undo extends Error {}

/** Does something to the database, asks fsck, and undoes it. What the engine itself refuses throws. */
async function harmed(harm: (trx: TestCollector['db']) => Promise<unknown>) {
  let found: Awaited<ReturnType<typeof fsck>> | undefined;
  const work = collector.db.transaction().execute(async (trx) => {
    await harm(trx);
    found = await fsck(trx, collector.log);
    throw new Undo();
  });
  await work.catch((error) => {
    if (!(error instanceof Undo)) throw error;
  });
  return found as NonNullable<typeof found>;
}

const TABLES = [
  'log_head',
  'log_entries',
  'batches',
  'event_bodies',
  'tiles',
  'checkpoints',
  'cosignatures',
  'log_keys',
  'epochs',
] as const;
/** Of a device's row, what the evidence rests on. The rest (name, token, times seen) says who may call, not what happened. */
const DEVICE_COLUMNS = [
  'id',
  'technician',
  'public_key',
  'state',
  'last_seq',
  'last_leaf',
  'held_seq',
  'closed_at',
  'cosignatures',
];

const rowsOf = async (table: string, db = collector.db) =>
  (await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db)).rows;

/** Some rows of each table: the first, the last and one between; of bodies and entries also the refused ones. */
async function someRows(table: string) {
  const rows = await rowsOf(table);
  const refused = rows.filter((row) => row.body_refused);
  return [...new Set([rows[0], rows[rows.length >> 1], rows.at(-1), ...refused])].filter((row) => row !== undefined);
}

describe('fsck', () => {
  it('finds nothing wrong with a log nobody touched, and says what there is', async () => {
    const verdict = await check();
    expect(verdict).toMatchObject({ ok: true, size: 276, epoch: 1, cosignatures: 3 });
    const head = await collector.db.selectFrom('log_head').select('root').executeTakeFirstOrThrow();
    expect(verdict).toMatchObject(head);
  });

  it.each(TABLES)(
    'names any value that was changed in %s (attack 45)',
    async (table) => {
      let tried = 0;
      for (const row of await someRows(table))
        for (const [column, value] of Object.entries(row))
          for (const changed of others(value)) {
            const verdict = await harmed((trx) =>
              sql`update ${sql.table(table)} set ${sql.ref(column)} = ${changed} where ${at(row)}`.execute(trx),
            ).catch((error) => refusedByEngine(error));
            expect([table, column, changed, verdict.ok]).toEqual([table, column, changed, false]);
            tried++;
          }
      expect(tried).toBeGreaterThan(1);
    },
    120_000,
  );

  it('names what was changed in a device’s row where evidence rests on it', async () => {
    for (const row of await rowsOf('devices'))
      for (const column of DEVICE_COLUMNS) {
        // The collector's own row holds no state and no technician anybody could act as.
        if (row.id === 'collector' && ['technician', 'state', 'closed_at'].includes(column)) continue;
        for (const changed of others(row[column])) {
          const verdict = await harmed((trx) =>
            sql`update devices set ${sql.ref(column)} = ${changed} where ${at(row)}`.execute(trx),
          ).catch((error) => refusedByEngine(error));
          expect([row.id, column, changed, verdict.ok]).toEqual([row.id, column, changed, false]);
        }
      }
  }, 60_000);

  it.each([...TABLES, 'devices'])('names a row taken out of %s (attack 45)', async (table) => {
    for (const row of await someRows(table)) {
      const verdict = await harmed((trx) => sql`delete from ${sql.table(table)} where ${at(row)}`.execute(trx));
      expect([row, verdict.ok]).toEqual([row, false]);
    }
  });

  it.each([
    ['log_head', 'id'],
    ['log_entries', 'idx'],
    ['batches', 'id'],
    ['event_bodies', 'idx'],
    ['tiles', 'n'],
    ['checkpoints', 'size'],
    ['cosignatures', 'size'],
    ['log_keys', 'n'],
    ['epochs', 'epoch'],
  ])('names a row put into %s (attack 45)', async (table, number) => {
    const last = (await rowsOf(table)).at(-1) as Record<string, unknown>;
    for (const place of [Number(last[number]) + 1, 1_000_000, -1]) {
      const row = { ...last, [number]: place, ...(table === 'log_entries' ? { event_id: null, seq: 99_999 } : {}) };
      const names = sql.join(Object.keys(row).map((name) => sql.ref(name)));
      const values = sql.join(Object.values(row));
      const verdict = await harmed((trx) =>
        sql`insert into ${sql.table(table)} (${names}) values (${values})`.execute(trx),
      );
      expect([table, place, verdict.ok]).toEqual([table, place, false]);
    }
  });

  it('names two rows that changed places (attack 45)', async () => {
    for (const [table, number] of [
      ['log_entries', 'idx'],
      ['event_bodies', 'idx'],
      ['batches', 'id'],
      ['tiles', 'n'],
      ['checkpoints', 'size'],
    ] as const) {
      const [first, second] = (await rowsOf(table)).filter((row) => row.level === undefined || row.level === 0);
      const verdict = await harmed(async (trx) => {
        const move = (from: unknown, to: unknown) =>
          sql`update ${sql.table(table)} set ${sql.ref(number)} = ${to} where ${sql.ref(number)} = ${from}${table === 'tiles' ? sql` and level = 0` : sql``}`.execute(
            trx,
          );
        await move(first?.[number], -7);
        await move(second?.[number], first?.[number]);
        await move(-7, second?.[number]);
      });
      expect([table, verdict.ok]).toEqual([table, false]);
    }
  });

  it('names the entry, and the sentence says what was done', async () => {
    const body = await harmed((trx) =>
      sql`update event_bodies set sealed = (select sealed from event_bodies where idx = 5) where idx = 4`.execute(trx),
    );
    expect(body).toEqual({
      ok: false,
      table: 'event_bodies',
      row: 'idx 4',
      sentence: 'It does not open with its key: it was changed, or is another entry’s.',
    });
    const gone = await harmed((trx) => sql`delete from log_entries where idx = 5`.execute(trx));
    expect(gone).toMatchObject({
      table: 'log_entries',
      row: 'idx 5',
      sentence: 'Entry 5 is missing; the next one is 6.',
    });
    const cut = await harmed((trx) => sql`delete from log_entries where idx >= 10`.execute(trx));
    expect(cut).toMatchObject({ ok: false, table: 'batches' });
  });
});

describe('a log set back or rewritten as a whole', () => {
  /** Everything after `size` is gone, as if it had never been: the database of an earlier day. */
  async function setBack(trx: TestCollector['db'], size: number) {
    await sql`delete from log_entries where idx >= ${size}`.execute(trx);
    await sql`delete from event_bodies where idx >= ${size}`.execute(trx);
    await sql`delete from batches where id >= ${size}`.execute(trx);
    await sql`delete from checkpoints where size > ${size}`.execute(trx);
    await sql`delete from cosignatures where size > ${size}`.execute(trx);
    await sql`delete from tiles`.execute(trx);
    const { root } = parseRoot(await noteAt(size, trx));
    await sql`update log_head set size = ${size}, root = ${root}`.execute(trx);
    const leaves = await sql<{ leaf_hash: string }>`select leaf_hash from log_entries order by idx`.execute(trx);
    const hashes = Buffer.concat(leaves.rows.map((row) => Buffer.from(row.leaf_hash, 'hex')));
    await sql`insert into tiles (level, n, hashes) values (0, 0, ${hashes})`.execute(trx);
    for (const { id } of (await sql<{ id: string }>`select id from devices`.execute(trx)).rows) {
      const last = await sql<{
        seq: number;
        leaf_hash: string;
        held: number;
      }>`select e.seq, e.leaf_hash, b.held from log_entries e join batches b on b.id = e.batch where e.device = ${id} order by e.seq desc limit 1`.execute(
        trx,
      );
      const { seq = 0, leaf_hash = '0'.repeat(64), held = 0 } = last.rows[0] ?? {};
      const cosigned = await sql<{ n: number }>`select count(*) as n from cosignatures where device = ${id}`.execute(
        trx,
      );
      await sql`update devices set last_seq = ${Number(seq)}, last_leaf = ${leaf_hash}, held_seq = ${Math.max(Number(held), Number(seq))}, cosignatures = ${Number(cosigned.rows[0]?.n)} where id = ${id}`.execute(
        trx,
      );
    }
  }
  const noteAt = async (size: number, db = collector.db) =>
    (await db.selectFrom('checkpoints').select('note').where('size', '=', size).executeTakeFirstOrThrow()).note;
  const parseRoot = (note: string) => {
    const parsed = parseCheckpoint(note);
    if (!parsed.ok) throw new Error(parsed.sentence);
    return { root: Buffer.from(parsed.checkpoint.root).toString('hex') };
  };

  it('is whole in itself, and shown by a checkpoint kept elsewhere (attacks 45, 46, 48)', async () => {
    const [older, newest] = [await noteAt(6), await noteAt(276)];
    expect(await check(older)).toMatchObject({ ok: true });
    expect(await check(newest)).toMatchObject({ ok: true });
    const undone = collector.db.transaction().execute(async (trx) => {
      await setBack(trx, 9);
      expect(await fsck(trx, collector.log)).toMatchObject({ ok: true, size: 9 });
      expect(await fsck(trx, collector.log, older)).toMatchObject({ ok: true });
      expect(await fsck(trx, collector.log, newest)).toMatchObject({
        ok: false,
        sentence: 'The log had 276 entries and now has 9: it was set back.',
      });
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    expect(await check(newest.replace(/\d+/, '7'))).toMatchObject({ ok: false, table: 'the checkpoint given' });
    expect(await check('nonsense')).toMatchObject({ ok: false, table: 'the checkpoint given' });
  });
});

/** The database itself may refuse a value: PostgreSQL knows a number from a text, and keys are unique. */
function refusedByEngine(error: unknown): { ok: false } {
  const code = String((error as { code?: unknown }).code);
  expect([engineOf(collector.db), code]).toEqual([
    engineOf(collector.db),
    expect.stringMatching(/^(SQLITE_CONSTRAINT|2\d)/),
  ]);
  return { ok: false };
}

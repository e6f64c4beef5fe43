/** Keys change, disks die: the log goes on, signed, and nobody has to trust that it did. */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAppender } from '../../lib/collector/appender.ts';
import { backUp } from '../../lib/collector/backup.ts';
import { bodyKeysFolder } from '../../lib/collector/bodies/key-folder.ts';
import * as exportCommand from '../../lib/collector/commands/export.ts';
import * as restore from '../../lib/collector/commands/restore.ts';
import { exportPack } from '../../lib/collector/export-pack.ts';
import { fsck } from '../../lib/collector/fsck/fsck.ts';
import { inSnapshot } from '../../lib/collector/in-snapshot.ts';
import { nextKeyFile, openLogBook } from '../../lib/collector/log-book.ts';
import { createLogKey, logKeyFile, writeLogKey } from '../../lib/collector/log-key.ts';
import { openDatabase } from '../../lib/collector/open-database.ts';
import { openEpoch } from '../../lib/collector/open-epoch.ts';
import { rotateKey } from '../../lib/collector/rotate-key.ts';
import { followRotations } from '../../lib/evidence/key-rotation.ts';
import { verifyPack } from '../../lib/evidence/verify/verify-pack.ts';
import { logSchema } from '../../lib/wire/api.schema.ts';
import { engine } from './engine.ts';
import { startCollector, type TestCollector, type TestDevice } from './start-collector.ts';

let collector: TestCollector;
let device: TestDevice;
let elsewhere: string;
beforeEach(async () => {
  collector = await startCollector();
  device = await collector.enrol('jadeyemi');
  elsewhere = mkdtempSync(join(tmpdir(), 'unswivel-drill-'));
});
afterEach(async () => {
  await collector.stop();
  rmSync(elsewhere, { recursive: true, force: true });
});

const post = async (count: number, to = collector) =>
  to.call('POST', '/v1/events', {
    token: device.token,
    body: device.batch(...Array.from({ length: count }, () => device.event())),
  });
/** As they are kept apart from backups. */
const copyBodyKeys = (to: string) => cpSync(bodyKeysFolder(collector.folder), bodyKeysFolder(to), { recursive: true });
const AT = '2026-11-20T08:00:00.000Z';

async function packOf(db = collector.db, book = collector.book): Promise<string> {
  let text = '';
  await inSnapshot(db, async (snapshot) => {
    for await (const line of exportPack(snapshot, collector.log, book.key, { at: AT, by: 'a test' })) text += line;
  });
  return text;
}
const verified = (pack: string) =>
  verifyPack(
    (async function* () {
      yield new TextEncoder().encode(pack);
    })(),
  );

describe('changing the log’s key', () => {
  it('is signed with both keys, and the log stays whole before and after', async () => {
    await post(3);
    const first = logSchema.parse((await collector.call('GET', '/v1/log', { token: device.token })).json);
    const { vkey, fromSize } = await rotateKey(collector.db, collector.book, AT);
    expect(fromSize).toBe(3);
    expect((await post(2)).status).toBe(200);
    const log = logSchema.parse((await collector.call('GET', '/v1/log', { token: device.token })).json);
    expect(log.keys.map((key) => key.vkey)).toEqual([first.keys[0]?.vkey, vkey]);
    expect(await followRotations({ log: log.log, keys: log.keys, pinned: first.keys[0]?.vkey })).toMatchObject({
      ok: true,
    });
    expect(await fsck(collector.db, collector.log)).toMatchObject({ ok: true, size: 6 });
    expect(await fsck(collector.db, collector.log, first.checkpoint)).toMatchObject({ ok: true });
    expect(await verified(await packOf())).toMatchObject({ ok: true, size: 6 });
  });

  it('is noticed by a server that was running, wherever it broke off', async () => {
    const server = openLogBook(collector.log, collector.book.keyFile);
    const appender = createAppender(collector.db, server, () => collector.clock.now);
    await rotateKey(collector.db, collector.book, AT);
    const say = () =>
      appender.say({
        verb: 'evidence.read',
        outcome: 'success',
        actor: { technician: 'x', version: 0, device: 'y' },
        object: { type: 'evidence', key: 'all' },
      });
    await say();
    // as if the last step had not come: the new key lies beside the old one
    renameSync(collector.book.keyFile, nextKeyFile(collector.book.keyFile));
    writeLogKey(collector.book.keyFile, createLogKey());
    const other = openLogBook(collector.log, collector.book.keyFile);
    await createAppender(collector.db, other, () => collector.clock.now).say({
      verb: 'evidence.read',
      outcome: 'success',
      actor: { technician: 'x', version: 0, device: 'y' },
      object: { type: 'evidence', key: 'all' },
    });
    expect(existsSync(nextKeyFile(collector.book.keyFile))).toBe(false);
    expect(await fsck(collector.db, collector.log)).toMatchObject({ ok: true, size: 3 });
  });

  it('leaves nothing taken where the key is not at hand', async () => {
    const wrong = { ...collector.book, keyFile: join(elsewhere, 'other.pem'), key: createLogKey() };
    writeLogKey(wrong.keyFile, wrong.key);
    const say = createAppender(collector.db, wrong, () => collector.clock.now).say({
      verb: 'evidence.read',
      outcome: 'success',
      actor: { technician: 'x', version: 0, device: 'y' },
      object: { type: 'evidence', key: 'all' },
    });
    await expect(say).rejects.toMatchObject({ code: 'log.key' });
    expect(await fsck(collector.db, collector.log)).toMatchObject({ ok: true, size: 0 });
  });
});

describe('a pack', () => {
  it('verifies offline, with refused and withheld bodies, clones and the log’s own events in it', async () => {
    await post(4);
    await collector.call('POST', '/v1/events', {
      token: device.token,
      body: device.batch(device.event({ ...device.bodyOf(), v: 2 })),
    });
    const { body: _, salt: __, ...leafOnly } = device.event();
    await collector.call('POST', '/v1/events', {
      token: device.token,
      body: device.batch({ ...leafOnly, withheld: 'Too large.' } as never),
    });
    const clone = device.sealed(2, device.chain.last, device.bodyOf());
    expect(
      (await collector.call('POST', '/v1/events', { token: device.token, body: device.batch(clone) })).status,
    ).toBe(409);
    await post(1);
    const pack = await packOf();
    expect(await verified(pack)).toMatchObject({ ok: true, size: 8, refused: 2 });
    expect(await verified(pack.replace('northwind', 'northwinb'))).toMatchObject({ ok: false });
  });
});

describe.runIf(engine() === 'sqlite')('the restore drill', () => {
  it('goes on from a backup as a signed new epoch, and devices send again what it lost', async () => {
    await post(5);
    const backup = join(elsewhere, 'backup.sqlite');
    await backUp(collector.db, backup);
    expect(statSync(backup).mode & 0o077).toBe(0);
    await expect(backUp(collector.db, backup)).rejects.toThrow(/there already/);
    const lost = [device.event(), device.event()];
    const lostBatch = device.batch(...lost);
    const last = await collector.call('POST', '/v1/events', { token: device.token, body: lostBatch });
    const seenBefore = last.json.checkpoint;

    const data = join(elsewhere, 'data');
    await expect(restore.run({ data, from: backup, json: true })).rejects.toThrow(/key/);
    mkdirSync(data);
    copyFileSync(collector.book.keyFile, logKeyFile(data));
    await expect(restore.run({ data, from: backup, json: true })).rejects.toThrow(
      /body keys of this database are not in/,
    );
    copyBodyKeys(data);
    await restore.run({ data, from: backup, json: true });
    await expect(restore.run({ data, from: backup, json: true })).rejects.toThrow(/holds a collector already/);

    const db = await openDatabase(data);
    try {
      const head = await db.selectFrom('log_head').selectAll().executeTakeFirstOrThrow();
      expect([head.epoch, head.size]).toEqual([2, 6]);
      expect(await fsck(db, collector.log)).toMatchObject({ ok: true, epoch: 2 });
      expect(await fsck(db, collector.log, seenBefore)).toMatchObject({
        ok: false,
        sentence: expect.stringMatching(/backup of 5 entries/),
      });
      const restored = collector.over(db, openLogBook(collector.log, logKeyFile(data)));
      const early = await restored('POST', '/v1/events', { token: device.token, body: device.batch(device.event()) });
      expect(early.json.error.sentence).toMatch(/Send number 6 first/);
      const again = await restored('POST', '/v1/events', {
        token: device.token,
        body: { ...lostBatch, seen: { epoch: 1, size: 7 } },
      });
      expect([again.status, again.json.epoch, again.json.consistency]).toEqual([200, 2, []]);
      expect(again.json.results.map((one: { index: number }) => one.index)).toEqual([6, 7]);
      expect(await fsck(db, collector.log)).toMatchObject({ ok: true, size: 8, epoch: 2 });
      const book = openLogBook(collector.log, logKeyFile(data));
      expect(await verified(await packOf(db, book))).toMatchObject({ ok: true, size: 8, epoch: 2 });
      await rotateKey(db, book, AT);
      expect(await openEpoch(db, book, AT, 7)).toMatchObject({ epoch: 8 });
      expect(await fsck(db, collector.log)).toMatchObject({ ok: true, epoch: 8 });
      expect(await verified(await packOf(db, book))).toMatchObject({ ok: true, epoch: 8 });
    } finally {
      await db.destroy();
    }
    const out = join(elsewhere, 'log.pack');
    await exportCommand.run({ data, out, json: true });
    expect(await verified(readFileSync(out, 'utf8'))).toMatchObject({ ok: true, epoch: 8 });
  });

  it('restores nothing that is not whole', async () => {
    await post(5);
    await collector.db
      .updateTable('batches')
      .set({ sent_at: '2020-01-01T00:00:00.000Z' })
      .where('id', '=', 0)
      .execute();
    const backup = join(elsewhere, 'backup.sqlite');
    await backUp(collector.db, backup);
    const data = join(elsewhere, 'data');
    mkdirSync(data);
    copyFileSync(collector.book.keyFile, logKeyFile(data));
    copyBodyKeys(data);
    await expect(restore.run({ data, from: backup })).rejects.toThrow(/not whole.*batches, id 0/);
    expect(existsSync(join(data, 'collector.sqlite'))).toBe(false);
  });
});

import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backUp } from '../../../lib/collector/backup.ts';
import { copyKeys } from '../../../lib/collector/bodies/copy-keys.ts';
import { bodyKeysFolder } from '../../../lib/collector/bodies/key-folder.ts';
import { sealAllPlain } from '../../../lib/collector/bodies/seal-plain.ts';
import * as bodyKeys from '../../../lib/collector/commands/body-keys.ts';
import * as restore from '../../../lib/collector/commands/restore.ts';
import { followingOf } from '../../../lib/collector/evidence/keep-following.ts';
import { readRowsOf } from '../../../lib/collector/evidence/read-rows.ts';
import { fsck } from '../../../lib/collector/fsck/fsck.ts';
import { logKeyFile } from '../../../lib/collector/log-key.ts';
import { openDatabase } from '../../../lib/collector/open-database.ts';
import type { EventBody } from '../../../lib/evidence/event.schema.ts';
import { clearBodies } from '../clear-bodies.ts';
import { engine, newPlace } from '../engine.ts';
import { type Erasable, erasing, startErasable } from '../evidence/erasing.ts';

let { place, collector, admin } = {} as Erasable;
beforeEach(async () => {
  ({ place, collector, admin } = await startErasable());
  if (place.url) process.env.DATABASE_URL = place.url;
});
afterEach(async () => {
  delete process.env.DATABASE_URL;
  delete process.env.UNSWIVEL_BODY_KEY_PASSPHRASE;
  await collector.stop();
});

const { erase } = erasing(() => ({ collector, admin }));
const folder = () => bodyKeysFolder(collector.folder);
const keyFiles = (path = folder()) => readdirSync(path).filter((name) => name.endsWith('.key'));
const reopened = async () => (await openDatabase(collector.folder, place.url)).destroy();

describe('bodies in the database', () => {
  it('are sealed with their salts, each for its own place; nothing of them is in the clear', async () => {
    const rows = await collector.db.selectFrom('event_bodies').selectAll().execute();
    expect(rows.every(({ salt, body, sealed, body_key }) => salt === '' && body === '' && sealed && body_key)).toBe(
      true,
    );
    for (const { sealed } of rows) expect(Buffer.from(sealed as Uint8Array).includes('familyName')).toBe(false);
    const scopes = await collector.db.selectFrom('body_keys').select(['scope', 'month']).orderBy('scope').execute();
    expect(scopes).toEqual(['contoso', 'northwind'].map((scope) => ({ scope, month: '2026-11' })));
  });

  it('share one key a month, however many come at once', async () => {
    const device = await collector.enrol('mkruse', { serves: ['*'] });
    const batch = device.batch(device.event(device.bodyOf({ client: { id: 'fabrikam', version: 1 } })));
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => collector.call('POST', '/v1/events', { token: device.token, body: batch })),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(
      await collector.db.selectFrom('body_keys').select('id').where('scope', '=', 'fabrikam').execute(),
    ).toHaveLength(1);
    expect(keyFiles()).toHaveLength(3);
  });

  it('stored before they were sealed are read as before, and sealed behind the log', async () => {
    const before = await clearBodies(collector.db);
    for (const { idx, salt, body } of before.slice(0, 5))
      await collector.db
        .updateTable('event_bodies')
        .set({ salt, body, sealed: null, body_key: null })
        .where('idx', '=', idx)
        .execute();
    expect(await clearBodies(collector.db)).toEqual(before);
    expect(await fsck(collector.db, collector.log)).toMatchObject({ ok: true });
    await sealAllPlain(collector.db, new AbortController().signal);
    expect(await collector.db.selectFrom('event_bodies').select('idx').where('body', '<>', '').execute()).toEqual([]);
    expect(await clearBodies(collector.db)).toEqual(before);
    expect(await fsck(collector.db, collector.log)).toMatchObject({ ok: true });
  });

  it('changed while they lay in the clear are told as changed, before they are sealed and after', async () => {
    const [first, second] = await clearBodies(collector.db);
    const change = (idx: number, to: { salt: string; body: string }) =>
      collector.db
        .updateTable('event_bodies')
        .set({ ...to, sealed: null, body_key: null })
        .where('idx', '=', idx)
        .execute();
    const [one, two] = [Number(first?.idx), Number(second?.idx)];
    await change(one, { salt: first?.salt as string, body: first?.body.replace('success', 'failed') as string });
    await change(two, { salt: 'no digits', body: second?.body as string });
    const told = async () => (await readRowsOf(collector.db, [one, two])).map(({ changed, body }) => [changed, body]);
    const changed = [
      [true, null],
      [true, null],
    ];
    expect(await told()).toEqual(changed);
    await sealAllPlain(collector.db, new AbortController().signal);
    expect(await told()).toEqual(changed);
    expect(await fsck(collector.db, collector.log)).toMatchObject({ ok: false });
  });
});

describe('the key folder', () => {
  it('is its owner’s alone, and a collector without it, or with part of it, says what is missing', async () => {
    expect(statSync(folder()).mode & 0o077).toBe(0);
    for (const name of readdirSync(folder())) expect(statSync(join(folder(), name)).mode & 0o077, name).toBe(0);
    const [first] = keyFiles() as [string];
    renameSync(join(folder(), first), join(collector.folder, first));
    await expect(reopened()).rejects.toThrow(new RegExp(`1 of 2 body keys are not in .*first is ${first}`));
    renameSync(join(collector.folder, first), join(folder(), first));
    await reopened();
    renameSync(folder(), join(collector.folder, 'away'));
    await expect(reopened()).rejects.toThrow(/body keys of this database are not in/);
    const other = await newPlace();
    await (await openDatabase(other.folder, other.url)).destroy();
    cpSync(bodyKeysFolder(other.folder), folder(), { recursive: true });
    other.remove();
    await expect(reopened()).rejects.toThrow(/another database’s/);
    rmSync(folder(), { recursive: true });
    renameSync(join(collector.folder, 'away'), folder());
  });

  it('is wrapped from the day a passphrase is set, and opens with no other', async () => {
    const before = await clearBodies(collector.db);
    const [first] = keyFiles() as [string];
    const { key } = JSON.parse(readFileSync(join(folder(), first), 'utf8'));
    process.env.UNSWIVEL_BODY_KEY_PASSPHRASE = 'correct horse';
    const db = await openDatabase(collector.folder, place.url);
    expect(await clearBodies(db)).toEqual(before);
    await db.destroy();
    for (const name of readdirSync(folder())) expect(readFileSync(join(folder(), name), 'utf8')).not.toContain(key);
    expect(readdirSync(folder()).filter((name) => name.endsWith('.plain'))).toEqual([]);
    process.env.UNSWIVEL_BODY_KEY_PASSPHRASE = 'another';
    await expect(reopened()).rejects.toThrow(/does not open the body keys/);
    delete process.env.UNSWIVEL_BODY_KEY_PASSPHRASE;
    await expect(reopened()).rejects.toThrow(/are encrypted. Set UNSWIVEL_BODY_KEY_PASSPHRASE/);
  });

  it('is copied apart from backups, and the copy loses what was destroyed', async () => {
    const out = join(collector.folder, 'copy');
    await bodyKeys.run({ data: collector.folder, out, json: true }, ['copy']);
    expect(keyFiles(out).sort()).toEqual(keyFiles().sort());
    await erase({ client: 'contoso' });
    await bodyKeys.run({ data: collector.folder, out, json: true }, ['copy']);
    expect(keyFiles(out).sort()).toEqual(keyFiles().sort());
    expect(readdirSync(out).filter((name) => name.endsWith('.destroyed'))).toHaveLength(1);
  });

  it('copied before a passphrase was set is wrapped in the copy too, and says how many', async () => {
    const out = join(collector.folder, 'copy');
    const texts = (path: string) => readdirSync(path).map((name) => readFileSync(join(path, name), 'utf8'));
    await bodyKeys.run({ data: collector.folder, out, json: true }, ['copy']);
    const plain = keyFiles(out).map((name) => JSON.parse(readFileSync(join(out, name), 'utf8')).key as string);
    // One that was being replaced when the power went: its old bytes still lie there.
    cpSync(join(out, keyFiles(out)[0] as string), join(out, `${keyFiles(out)[0]}.plain`));
    process.env.UNSWIVEL_BODY_KEY_PASSPHRASE = 'correct horse';
    const say = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await bodyKeys.run({ data: collector.folder, out, json: true }, ['copy']);
    await bodyKeys.run({ data: collector.folder, out, json: true }, ['copy']);
    const said = say.mock.calls.map(([line]) => JSON.parse(String(line)));
    say.mockRestore();
    expect(said).toMatchObject([
      { copied: 0, wrapped: 2 },
      { copied: 0, wrapped: 0 },
    ]);
    for (const key of plain) expect(texts(out).join()).not.toContain(key);
    expect(readdirSync(out).sort()).toEqual(readdirSync(folder()).sort());
    const before = await clearBodies(collector.db);
    rmSync(folder(), { recursive: true });
    renameSync(out, folder());
    const db = await openDatabase(collector.folder, place.url);
    expect(await clearBodies(db)).toEqual(before);
    await db.destroy();
  });

  it('is not mixed into a copy under another passphrase, nor over a key that is another', async () => {
    const [out, older] = [join(collector.folder, 'copy'), join(collector.folder, 'older')];
    await bodyKeys.run({ data: collector.folder, out: older, json: true }, ['copy']);
    process.env.UNSWIVEL_BODY_KEY_PASSPHRASE = 'correct horse';
    await bodyKeys.run({ data: collector.folder, out, json: true }, ['copy']);
    const file = join(older, keyFiles(older)[0] as string);
    const changed = JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), key: 'A'.repeat(43) });
    writeFileSync(file, changed);
    await expect(bodyKeys.run({ data: collector.folder, out: older }, ['copy'])).rejects.toThrow(/holds another key/);
    expect(readFileSync(file, 'utf8')).toBe(changed);
    rmSync(folder(), { recursive: true });
    cpSync(out, folder(), { recursive: true });
    rmSync(join(folder(), 'passphrase.json'));
    for (const name of keyFiles()) rmSync(join(folder(), name));
    delete process.env.UNSWIVEL_BODY_KEY_PASSPHRASE;
    const id = readFileSync(join(folder(), 'folder-id'), 'utf8');
    expect(() => copyKeys({ path: folder(), id, wrapping: null }, out)).toThrow(/are encrypted otherwise/);
  });

  it('that lost a key for good can be gone on with: the log says what is gone', async () => {
    const { id } = await collector.db
      .selectFrom('body_keys')
      .select('id')
      .where('scope', '=', 'contoso')
      .executeTakeFirstOrThrow();
    rmSync(join(folder(), `${id}.key`));
    await expect(reopened()).rejects.toThrow(/body-keys give-up/);
    await bodyKeys.run({ data: collector.folder, yes: true, json: true }, ['give-up']);
    const db = await openDatabase(collector.folder, place.url);
    const left = (await clearBodies(db)).map(({ body }) => JSON.parse(body) as EventBody);
    expect(left.filter(({ client }) => client?.id === 'contoso')).toEqual([]);
    expect(left.find(({ verb }) => verb === 'evidence.erased')?.detail).toMatchObject({ events: 4 });
    expect(await fsck(db, collector.log)).toMatchObject({ ok: true });
    await db.destroy();
  });
});

describe.skipIf(engine() === 'postgres')('a backup from before an erasure (PostgreSQL has tools of its own)', () => {
  it('is restored with the keys there are: what was erased stays erased, and the log says so', async () => {
    await followingOf(collector.db).catchUp();
    const backup = join(collector.folder, 'backup.sqlite');
    await backUp(collector.db, backup);
    await erase({ client: 'contoso' });
    const data = join(collector.folder, 'restored');
    mkdirSync(data);
    cpSync(collector.book.keyFile, logKeyFile(data));
    cpSync(folder(), bodyKeysFolder(data), { recursive: true });
    await restore.run({ data, from: backup, json: true });
    const db = await openDatabase(data);
    const left = (await clearBodies(db)).map(({ body }) => JSON.parse(body) as EventBody);
    expect(left.filter(({ client }) => client?.id === 'contoso')).toEqual([]);
    expect(left.filter(({ client }) => client?.id === 'northwind')).toHaveLength(4);
    expect(left.filter(({ verb }) => verb === 'evidence.erased')).toHaveLength(1);
    expect(await fsck(db, collector.log)).toMatchObject({ ok: true, epoch: 2 });
    await followingOf(db).catchUp();
    expect(JSON.stringify(await db.selectFrom('evidence_terms').selectAll().execute())).not.toContain('m.kruse');
    expect(existsSync(backup)).toBe(true);
    await db.destroy();
  });
});

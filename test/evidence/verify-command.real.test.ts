/** `npm run verify`, as an auditor runs it. Attack 47: two histories shown to two auditors. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { epochBody } from '../../lib/evidence/epoch.ts';
import { merkleRoot } from '../../lib/evidence/merkle.ts';
import { logVkeyWord, signedCheckpoint, signedNote, testKey } from './keys.ts';
import { naiveLeaves } from './naive-tree.ts';
import { samplePack, verifyText } from './pack-text.ts';
import { LOG, type Sample } from './sample-pack.ts';

const folder = mkdtempSync(join(tmpdir(), 'unswivel-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));
const key = testKey(1);
const vkey = logVkeyWord(LOG, key);
const main = join(import.meta.dirname, '../../lib/collector/main.ts');

function verify(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'verify', ...words], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const packFile = async (name: string, sample: Sample) => file(name, (await samplePack(sample)).join(''));
const other: Sample['bodyOf'] = (event, index) => (index >= 30 ? { ...event, code: 'other' } : event);
const short = await packFile('short', { events: 40 });
const long = await packFile('long', { events: 100 });
const split = await packFile('split', { events: 90, bodyOf: other });

test('a pack that holds says so in one sentence and ends with 0', () => {
  const { status, said } = verify(short, '--log-key', vkey);
  expect(said).toBe(
    `Every byte verifies: log ${LOG}, epoch 1, 40 entries (40 with their bodies, 0 erased, 0 refused as read) of 5 devices, cosigned by 5. The key you gave is the log’s. Only the log’s signature on the pack speaks for when and by whom it was made.\n`,
  );
  expect(status).toBe(0);
  expect(JSON.parse(verify(short, '--json').said)).toMatchObject({ ok: true, size: 40, keys: [vkey] });
});

test('a pack is checked where there is no database, no network and nothing to write to', () => {
  const none = `import { registerHooks } from 'node:module';
    const resolve = (word, context, next) => {
      if (/sqlite|^pg$|kysely|hono|^(node:)?(net|tls|dns|https?)$/.test(word)) throw new Error(word + ' is not there');
      return next(word, context);
    };
    registerHooks({ resolve });`;
  const words = ['--permission', '--allow-fs-read=*', '--import', `data:text/javascript,${encodeURIComponent(none)}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...words, main, 'verify', short], {
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^Every byte verifies/)]);
  expect(stderr).not.toMatch(/is not there/);
});

test('a pack that does not says where, and ends with 1', async () => {
  const lines = await samplePack({ events: 40 });
  const at = lines.findIndex((line) => line.includes('"index":7,'));
  const path = file('changed', lines.with(at, (lines[at] as string).replace('T2026', 'T2027')).join(''));
  const { status, said } = verify(path);
  expect(said).toBe(
    `${path} does not verify. Line ${at + 1}, entry 7: The body of entry 7 is not the one its leaf was made for.\n`,
  );
  expect(status).toBe(1);
});

test('a later pack extends an earlier one, in either order', () => {
  const sentence = 'The longer one extends the shorter one: its first 40 entries are the same.\n';
  expect(verify(short, long)).toEqual({ status: 0, said: sentence });
  expect(verify(long, short)).toEqual({ status: 0, said: sentence });
  expect(verify(long, long)).toEqual({ status: 0, said: 'Both hold the same 100 entries.\n' });
});

test('two packs that each verify and show two histories are told apart, and where', () => {
  expect(verify(split).status).toBe(0);
  expect(verify(long, split)).toEqual({
    status: 1,
    said: 'The packs show two histories: their first 90 entries should be the same, and are not. They differ from entry 30 on.\n',
  });
});

test('a log restored from a backup is no split when it said so', async () => {
  const prefix = await verifyText(await samplePack({ events: 30 }));
  if (!prefix.ok) throw new Error(prefix.sentence);
  const origin = `${LOG}/2`;
  const body = epochBody({ origin, fromSize: 30, fromRoot: prefix.root, at: '2026-11-22T04:00:00.000Z' });
  const epochs = [
    { epoch: 1, fromSize: 0, note: null },
    { epoch: 2, fromSize: 30, note: signedNote(body, { name: origin, key }) },
  ];
  const restored = await packFile('restored', { events: 70, bodyOf: other, header: { epoch: 2, epochs } });
  expect(verify(long, restored)).toEqual({
    status: 0,
    said: 'Both hold the same first 30 entries. From there the log went on from a restored backup, as its epoch note says.\n',
  });
});

test('packs of other logs and other keys are not compared', async () => {
  const stranger = await packFile('stranger', { events: 40, key: testKey(9) });
  expect(verify(short, stranger)).toMatchObject({
    status: 1,
    said: expect.stringContaining('its first key is another'),
  });
  expect(verify(stranger, '--log-key', vkey)).toMatchObject({
    status: 1,
    said: expect.stringMatching(
      new RegExp(`This pack is of the log ${LOG}\\. The log key you gave, of ${LOG}/1, is none of the keys`),
    ),
  });
  expect(verify(stranger, '--log-key', 'nonsense')).toMatchObject({
    status: 1,
    said: expect.stringContaining('What you gave as the log’s key is none'),
  });
});

test('a fork file proves the fork, alone and against a pack', async () => {
  const whole = await verifyText(await samplePack({ events: 100 }));
  if (!whole.ok) throw new Error(whole.sentence);
  const seen = signedCheckpoint({ log: LOG, size: 100, root: merkleRoot(naiveLeaves(100)), key });
  const offered = signedCheckpoint({ log: LOG, size: 100, root: whole.root, key });
  const value = {
    unswivel: 'fork',
    v: 1,
    log: LOG,
    keys: [vkey],
    seen,
    offered,
    proof: [],
    at: '2026-11-22T04:00:00.000Z',
    device: 'dev-1',
  };
  const fork = file('fork.json', JSON.stringify(value, null, 2));
  expect(verify(fork)).toMatchObject({
    status: 1,
    said: expect.stringContaining('two different histories of 100 entries'),
  });
  expect(verify(fork, long)).toMatchObject({
    status: 1,
    said: expect.stringContaining('This pack does not hold the one of 100 entries.'),
  });
  const none = file('none.json', JSON.stringify({ ...value, seen: offered }));
  expect(verify(none)).toMatchObject({ status: 1, said: expect.stringContaining('this is no fork') });
});

test('a pack cannot turn the line it is told in', async () => {
  const path = file('turned', (await samplePack({ events: 2 })).join('').replace('"v":1}', '"v":"\u202e1"}'));
  expect(verify(path)).toMatchObject({ status: 1, said: expect.stringContaining('of version "‹U+202E›1"') });
});

test('what is no file, no pack or too much is said', () => {
  expect(verify()).toMatchObject({ status: 2, said: expect.stringContaining('Say what to verify') });
  expect(verify(join(folder, 'missing'))).toMatchObject({
    status: 2,
    said: expect.stringContaining('There is no file'),
  });
  expect(verify(file('words', 'hello\n'))).toMatchObject({ status: 1, said: expect.stringContaining('Line 1') });
  expect(verify(file('empty', ''))).toMatchObject({ status: 1, said: expect.stringContaining('cut off') });
});

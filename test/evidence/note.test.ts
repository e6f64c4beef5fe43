import { expect, test } from 'vitest';
import { checkpointBody, parseCheckpoint, parseOrigin, verifyCheckpoint } from '../../lib/evidence/checkpoint.ts';
import { verifyCosignature } from '../../lib/evidence/cosignature.ts';
import { epochBody, verifyEpochNote } from '../../lib/evidence/epoch.ts';
import { followRotations, keysFor, rotationBody, verifyRotation } from '../../lib/evidence/key-rotation.ts';
import { EMPTY_ROOT } from '../../lib/evidence/merkle.ts';
import { formatNote, parseNote, parseVkey, type SignedNote, verifyNote, vkeyOf } from '../../lib/evidence/note.ts';
import { cosigned, logVkeyWord, signedCheckpoint, signedNote, testKey } from './keys.ts';
import { naiveLeaves, naiveRoot } from './naive-tree.ts';

/** The example of c2sp.org/signed-note and its author's key, as Go's documentation of the format gives them. */
const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const NOTE =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

const LOG = 'log.example/one';
const root = naiveRoot(naiveLeaves(5));
const key = testKey(1);
const note = (text: string): SignedNote => {
  const parsed = parseNote(text);
  if (!parsed.ok) throw new Error(parsed.sentence);
  return parsed.note;
};
const peter = parseVkey(PETER);
if (!peter) throw new Error('The published key cannot be read.');

test('the published note verifies under the published key', async () => {
  expect(vkeyOf(peter.name, peter.type, peter.publicKey)).toBe(PETER);
  expect(await verifyNote(note(NOTE), [peter])).toEqual({ ok: true, by: [peter] });
});

test('a changed note, an unknown key and a key of the same name say which it was', async () => {
  expect(await verifyNote(note(NOTE.replace('problem', 'Problem')), [peter])).toMatchObject({ code: 'note.signature' });
  const stranger = parseVkey(vkeyOf('PeterNeumann', 1, key.publicKey));
  if (!stranger) throw new Error('unreadable');
  expect(await verifyNote(note(NOTE), [stranger])).toMatchObject({ code: 'note.unsigned' });
  const sameId = { ...peter, publicKey: key.publicKey };
  expect(await verifyNote(note(NOTE), [sameId])).toMatchObject({ code: 'note.signature' });
});

test.each([
  ['without signatures', 'text\n'],
  ['without an empty line', 'text\n— name AAAAAAA=\n'],
  ['cut in its last line', NOTE.slice(0, -1)],
  ['with a control character', NOTE.replace('If', 'I\tf')],
  ['with a carriage return', NOTE.replaceAll('\n', '\r\n')],
  ['with a plus in a name', NOTE.replace('— P', '— P+')],
  ['with a space in a name', NOTE.replace('— P', '— P ')],
  ['with base64 in another spelling', NOTE.replace('nAM=', 'nAN=')],
  ['with base64 without padding', NOTE.replace('nAM=', 'nAM')],
  ['with a signature of nothing', 'text\n\n— name AAAAAA==\n'],
  ['with another dash', NOTE.replace('—', '-')],
  ['with a lone surrogate', NOTE.replace('If', '\ud800')],
  [
    'with a thousand signatures',
    formatNote(
      'text\n',
      Array.from({ length: 1000 }, () => '— a AAAAAAA='),
    ),
  ],
])('a note %s is none', (_, text) => {
  expect(parseNote(text)).toMatchObject({ ok: false, code: 'note.malformed' });
});

test.each([
  PETER.replace('c74f20a3', 'c74f20a4'),
  PETER.replace('Peter', 'Pet er'),
  PETER.slice(0, -4),
  `${PETER}AAAA`,
  PETER.replace('ARpc', 'Arpc'),
  '',
])('%s is no verifier key', (word) => {
  expect(parseVkey(word)).toBeNull();
});

test('a checkpoint is read, and says its log, epoch, size and root', async () => {
  const text = signedCheckpoint({ log: LOG, epoch: 3, size: 5, root, key });
  expect(await verifyCheckpoint(text, { log: LOG, keys: [testKey(9).publicKey, key.publicKey] })).toEqual({
    ok: true,
    epoch: 3,
    checkpoint: { origin: `${LOG}/3`, size: 5, root },
  });
  expect(await verifyCheckpoint(text, { log: 'log.example', keys: [key.publicKey] })).toMatchObject({
    code: 'checkpoint.other-log',
  });
  expect(await verifyCheckpoint(text, { log: LOG, keys: [testKey(2).publicKey] })).toMatchObject({
    code: 'note.unsigned',
  });
});

const body = checkpointBody({ origin: `${LOG}/1`, size: 5, root });
test.each([
  ['a leading zero', body.replace('\n5\n', '\n05\n')],
  ['a sign', body.replace('\n5\n', '\n+5\n')],
  ['a size beyond 2^53', body.replace('\n5\n', '\n9007199254740992\n')],
  ['a short root', body.replace(/\n.{44}\n$/, '\nAAAA\n')],
  ['an extension line', `${body}more\n`],
  ['no root', body.replace(/.{44}\n$/, '')],
])('a checkpoint with %s is none', (_, changed) => {
  expect(parseCheckpoint(signedNote(changed, { name: `${LOG}/1`, key }))).toMatchObject({
    code: 'checkpoint.malformed',
  });
});

test.each(['log', 'log/', 'log/0', 'log/01', '/1', 'log/9007199254740993'])('%s is no origin', (origin) => {
  expect(parseOrigin(origin)).toBeNull();
});

test('a cosignature holds for its checkpoint, name, key and time only', async () => {
  const line = cosigned({ log: LOG, device: 'dev-1', body, time: 1_700_000_000, key });
  const good = { line, body, name: `${LOG}/dev-1`, publicKey: key.publicKey };
  expect(await verifyCosignature(good)).toEqual({ ok: true, time: 1_700_000_000 });
  expect(await verifyCosignature({ ...good, body: body.replace('\n5\n', '\n6\n') })).toMatchObject({
    code: 'cosignature.signature',
  });
  expect(await verifyCosignature({ ...good, name: `${LOG}/dev-2` })).toMatchObject({ code: 'cosignature.other-key' });
  const later = Buffer.from(line.split(' ')[2] as string, 'base64');
  later[11] = (later[11] as number) ^ 1;
  const moved = line.replace(/\S+$/, later.toString('base64'));
  expect(await verifyCosignature({ ...good, line: moved })).toMatchObject({ code: 'cosignature.signature' });
  expect(await verifyCosignature({ ...good, line: line.slice(0, -8) })).toMatchObject({
    code: 'cosignature.malformed',
  });
});

test('a new epoch is said by a key of the log', async () => {
  const origin = `${LOG}/2`;
  const from = { origin, fromSize: 0, fromRoot: EMPTY_ROOT, at: '2026-11-22T04:00:00.000Z' };
  const text = signedNote(epochBody(from), { name: origin, key });
  expect(await verifyEpochNote(text, { log: LOG, keys: [key.publicKey] })).toEqual({ ok: true, epoch: 2, from });
  expect(await verifyEpochNote(text.replace('\n0\n', '\n1\n'), { log: LOG, keys: [key.publicKey] })).toMatchObject({
    code: 'note.signature',
  });
  const checkpoint = signedCheckpoint({ log: LOG, size: 5, root, key });
  expect(await verifyEpochNote(checkpoint, { log: LOG, keys: [key.publicKey] })).toMatchObject({
    code: 'epoch.malformed',
  });
});

const [one, two, three] = [testKey(1), testKey(2), testKey(3)];
const [vkey1, vkey2, vkey3] = [one, two, three].map((each) => logVkeyWord(LOG, each)) as [string, string, string];
const rotated = (from: typeof one, to: typeof one, size: number, epoch = 1) => {
  const [oldKey, newKey] = [logVkeyWord(LOG, from), logVkeyWord(LOG, to)];
  const text = rotationBody({ log: LOG, epoch, size, root, oldKey, newKey });
  return signedNote(text, { name: `${LOG}/1`, key: from }, { name: `${LOG}/1`, key: to });
};

test('rotations are followed from the first key or a pinned one, and bind each key to its part of the log', async () => {
  const keys = [
    { vkey: vkey1, rotation: null },
    { vkey: vkey2, rotation: rotated(one, two, 5) },
    { vkey: vkey3, rotation: rotated(two, three, 2, 2) },
  ];
  const followed = await followRotations({ log: LOG, keys });
  if (!followed.ok) throw new Error(followed.sentence);
  const may = (epoch: number, size: number) => keysFor(followed.keys, epoch, size);
  expect(may(1, 4)).toEqual([one.publicKey]);
  expect(may(1, 5)).toEqual([one.publicKey, two.publicKey]);
  expect(may(1, 6)).toEqual([two.publicKey]);
  expect(may(2, 1)).toEqual([two.publicKey]);
  expect(may(3, 0)).toEqual([three.publicKey]);
  const pinned = await followRotations({ log: LOG, keys, pinned: vkey2 });
  expect(pinned).toEqual({ ok: true, keys: followed.keys.slice(1) });
});

test('a key that came another way is not followed', async () => {
  const first = { vkey: vkey1, rotation: null };
  const follow = (...rest: { vkey: string; rotation: string | null }[]) =>
    followRotations({ log: LOG, keys: [first, ...rest] });
  expect(await follow({ vkey: vkey2, rotation: null })).toMatchObject({ code: 'rotation.broken' });
  expect(await follow({ vkey: vkey3, rotation: rotated(one, two, 5) })).toMatchObject({ code: 'rotation.broken' });
  expect(await follow({ vkey: vkey2, rotation: rotated(three, two, 5) })).toMatchObject({ code: 'rotation.broken' });
  const text = rotationBody({ log: LOG, epoch: 1, size: 5, root, oldKey: vkey1, newKey: vkey2 });
  const alone = signedNote(text, { name: `${LOG}/1`, key: one });
  expect(await verifyRotation(alone)).toMatchObject({ code: 'note.unsigned' });
  const thief = signedNote(text, { name: `${LOG}/1`, key: two });
  expect(await verifyRotation(thief)).toMatchObject({ code: 'note.unsigned' });
  expect(await followRotations({ log: LOG, keys: [first], pinned: vkey2 })).toMatchObject({
    code: 'rotation.unpinned',
  });
  expect(await followRotations({ log: LOG, keys: [] })).toMatchObject({ code: 'rotation.malformed' });
});

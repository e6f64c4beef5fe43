/** A pack fails after any one change (issue 3, "Done when"; attacks 45 and 48 as far as a pack alone can tell). */
import { expect, test } from 'vitest';
import { canonical } from '../../lib/evidence/canonical.ts';
import { epochBody } from '../../lib/evidence/epoch.ts';
import { rotationBody } from '../../lib/evidence/key-rotation.ts';
import { EMPTY_ROOT } from '../../lib/evidence/merkle.ts';
import type { PackHeader } from '../../lib/evidence/pack.schema.ts';
import { seeded } from '../record/seeded.ts';
import { logVkeyWord, signedNote, testKey } from './keys.ts';
import { samplePack, verifyText } from './pack-text.ts';
import { LOG, type Sample } from './sample-pack.ts';

const EVENTS = 60;
const REFUSED = 'withheld: The device withheld the body.';
const fate = (index: number) => (index % 11 === 3 ? 'erased' : index % 13 === 5 ? REFUSED : 'kept');
const pack = await samplePack({ events: EVENTS, devices: 3, batch: 10, fate });
const bytes = new TextEncoder().encode(pack.join(''));
const parts = (line: number) => JSON.parse(pack[line - 1] as string);
/** a line's value */
type Parts = Record<string, object>;
const lineOf = (value: object) => `${canonical(value)}\n`;
/** 1-based numbers of lines whose text holds `word` */
const linesWith = (word: string) => pack.flatMap((line, at) => (line.includes(word) ? [at + 1] : []));
const entryLines = linesWith('"t":"entry"');
const batchLines = linesWith('"t":"batch"');

/** The pack with one line changed. */
const withLine = (line: number, change: (value: Parts) => object) => pack.with(line - 1, lineOf(change(parts(line))));

test('an unchanged pack verifies, however it is cut into pieces', async () => {
  for (const piece of [1, 7, 1_000, 65_536, 10_000_000]) {
    expect(await verifyText(bytes, {}, piece)).toMatchObject({
      ...{ ok: true, log: LOG, epoch: 1, size: EVENTS, devices: 3, cosigned: 3 },
      ...{ bodies: 49, erased: 6, refused: 5 },
    });
  }
});

test('an empty log makes a pack too', async () => {
  expect(await verifyText(await samplePack({ events: 0 }))).toMatchObject({ ok: true, size: 0, root: EMPTY_ROOT });
});

test('one bit of any byte: the line it stands in, or one that speaks of it, is named', async () => {
  const random = seeded(45);
  const starts = [...bytes.entries()].flatMap(([at, byte]) => (byte === 10 ? [at + 1] : []));
  for (let round = 0; round < 400; round++) {
    const at = Math.floor(random() * bytes.length);
    const changed = bytes.with(at, (bytes[at] as number) ^ (1 << Math.floor(random() * 8)));
    const verdict = await verifyText(changed, {}, 65_536);
    const line = 1 + starts.filter((start) => start <= at).length;
    expect(verdict).toMatchObject({ ok: false, line: expect.any(Number), sentence: expect.stringMatching(/\.$/) });
    // never a later line than the changed one's, but for what only the end covers: a device's key, technician, the time of the pack
    if (!verdict.ok && entryLines.includes(line)) expect(verdict.line).toBeLessThanOrEqual(line + 1);
  }
});

test('every line removed, doubled or swapped with the next is found at its place', async () => {
  for (let at = 0; at < pack.length; at++) {
    const line = pack[at] as string;
    const removed = await verifyText(pack.toSpliced(at, 1));
    expect(removed.ok).toBe(false);
    if (!removed.ok && entryLines.includes(at + 1)) expect(removed.line).toBe(at + 1);
    const doubled = await verifyText(pack.toSpliced(at, 0, line));
    expect(doubled).toMatchObject({ ok: false, line: at + 2 });
    if (at + 1 === pack.length) continue;
    const swapped = pack.toSpliced(at, 2, pack[at + 1] as string, line);
    expect(await verifyText(swapped)).toMatchObject({ ok: false });
  }
});

test('a pack cut off anywhere is not whole', async () => {
  const random = seeded(46);
  for (let round = 0; round < 60; round++) {
    const cut = bytes.slice(0, Math.floor(random() * bytes.length));
    expect(await verifyText(cut, {}, 65_536)).toMatchObject({ ok: false, code: 'pack.end' });
  }
  expect(await verifyText(bytes.slice(0, -1))).toMatchObject({ ok: false, code: 'pack.end', line: pack.length });
});

test.each(['\n', ' ', '{}\n', '\0'])('%j after the end is something too much', async (more) => {
  expect(await verifyText([...pack, more])).toMatchObject({ ok: false, code: 'pack.end', line: pack.length + 1 });
});

test('entries are named where they leave the log’s order', async () => {
  const [first, second] = entryLines as [number, number];
  const swapped = pack.toSpliced(first - 1, 2, pack[second - 1] as string, pack[first - 1] as string);
  expect(await verifyText(swapped)).toMatchObject({ code: 'pack.index', line: first, index: 0 });
  const renumbered = pack
    .with(first - 1, lineOf({ ...parts(second), index: 0 }))
    .with(second - 1, lineOf({ ...parts(first), index: 1 }));
  expect(await verifyText(renumbered)).toMatchObject({ code: 'pack.chain', line: first, index: 0 });
});

test.each<[string, string, (value: Parts) => object]>([
  ['another word in a body', 'pack.body', (e) => ({ ...e, body: { ...e.body, code: 'changed' } })],
  ['another salt', 'pack.body', (e) => ({ ...e, salt: '0'.repeat(64) })],
  ['a body without its salt', 'pack.body', (e) => ({ ...e, salt: null })],
  ['a leaf of another device', 'pack.chain', (e) => ({ ...e, leaf: { ...e.leaf, device: 'dev-9' } })],
  ['a leaf of another log', 'pack.chain', (e) => ({ ...e, leaf: { ...e.leaf, log: 'other' } })],
  ['another number', 'pack.chain', (e) => ({ ...e, leaf: { ...e.leaf, seq: 99 } })],
  ['another predecessor', 'pack.chain', (e) => ({ ...e, leaf: { ...e.leaf, prev: 'a'.repeat(64) } })],
  ['a key too much', 'pack.line', (e) => ({ ...e, note: 'x' })],
  ['a leaf of another version', 'pack.line', (e) => ({ ...e, leaf: { ...e.leaf, v: 2 } })],
])('an entry with %s is named by line and index', async (_, code, change) => {
  const line = entryLines[23] as number;
  expect(await verifyText(withLine(line, change))).toMatchObject({ ok: false, code, line, index: 23 });
});

test('the leaf of an erased body is covered by its chain and its batch’s signature', async () => {
  const erasedLast = await samplePack({ events: 20, devices: 2, batch: 10, fate: () => 'erased' });
  const change = (at: number) => {
    const value = JSON.parse(erasedLast[at] as string);
    return erasedLast.with(at, lineOf({ ...value, leaf: { ...value.leaf, body: 'b'.repeat(64) } }));
  };
  const batches = erasedLast.flatMap((line, at) => (line.includes('"t":"batch"') ? [at] : []));
  const [first, second] = batches as [number, number];
  expect(await verifyText(change(first + 1))).toMatchObject({ code: 'pack.chain', line: first + 3, index: 1 });
  expect(await verifyText(change(second + 10))).toMatchObject({ code: 'pack.signature', line: second + 1, index: 10 });
});

test.each<[string, string, (value: Parts) => object]>([
  ['a later receipt', 'pack.receipt', (b) => ({ ...b, receivedAt: '2026-11-23T04:00:00.000Z' })],
  ['another standing', 'pack.receipt', (b) => ({ ...b, standing: 'revoked' })],
  ['a refusal more', 'pack.receipt', (b) => ({ ...b, refused: [[30, REFUSED]] })],
  ['no refusals', 'pack.receipt', (b) => ({ ...b, refused: [] })],
  ['another device', 'pack.receipt', (b) => ({ ...b, device: 'dev-1' })],
  ['a device nobody knows', 'pack.device', (b) => ({ ...b, device: 'dev-9' })],
  ['another signature', 'pack.receipt', (b) => ({ ...b, signature: parts(batchLines[0] as number).signature })],
  ['a count less', 'pack.receipt', (b) => ({ ...b, count: 9 })],
  ['another beginning', 'pack.index', (b) => ({ ...b, first: 31 })],
])('a batch with %s is named', async (_, code, change) => {
  const line = batchLines[3] as number;
  expect(await verifyText(withLine(line, change))).toMatchObject({ ok: false, code, line, index: 30 });
});

test('a device’s key exchanged for another breaks its first batch', async () => {
  const line = linesWith('"t":"device"')[1] as number;
  const other = Buffer.from(testKey(77).publicKey).toString('base64url');
  const verdict = await verifyText(withLine(line, (device) => ({ ...device, publicKey: other })));
  expect(verdict).toMatchObject({ code: 'pack.signature', line: batchLines[1], index: 10 });
});

test('a device named so that its name would end a text early is refused', async () => {
  const line = linesWith('"t":"device"')[0] as number;
  const named = withLine(line, (device) => ({ ...device, id: 'dev-0","log":"other' }));
  expect(await verifyText(named)).toMatchObject({ ok: false, code: 'pack.line', line });
});

test('a device is of whom the bodies of its events name', async () => {
  const device = linesWith('"t":"device"')[0] as number;
  expect(await verifyText(withLine(device, (d) => ({ ...d, technician: 'somebody' })))).toMatchObject({
    code: 'pack.device',
    index: 0,
  });
});

test('what only the last line covers is covered', async () => {
  expect(await verifyText(withLine(1, (header) => ({ ...header, by: 'somebody' })))).toMatchObject({
    code: 'pack.digest',
    line: pack.length,
  });
  const checkpoint = pack.length - 1;
  expect(await verifyText(withLine(checkpoint, (c) => ({ ...c, cosignatures: [] })))).toMatchObject({
    code: 'pack.digest',
  });
  const end = parts(pack.length);
  const resigned = Buffer.from(testKey(66).sign(Buffer.from(`unswivel-pack:v1:${end.sha256}`))).toString('base64url');
  expect(await verifyText(withLine(pack.length, (e) => ({ ...e, signature: resigned })))).toMatchObject({
    code: 'pack.signature',
    line: pack.length,
  });
});

test('a pack made as a whole by another key is not the log’s', async () => {
  const forged = await samplePack({ events: 20, key: testKey(66) });
  expect(await verifyText(forged)).toMatchObject({ ok: true });
  expect(await verifyText(forged, { pinned: logVkeyWord(LOG, testKey(1)) })).toMatchObject({
    code: 'pack.keys',
    line: 1,
  });
});

test('checkpoint and cosignatures are of this tree', async () => {
  const line = pack.length - 1;
  const other = (
    await samplePack({ events: EVENTS, devices: 3, batch: 10, bodyOf: (event) => ({ ...event, code: 'other' }) })
  ).at(-2) as string;
  expect(await verifyText(pack.with(line - 1, other))).toMatchObject({ code: 'pack.root', line });
  const shorter = (await samplePack({ events: EVENTS - 1, devices: 3, batch: 10 })).at(-2) as string;
  expect(await verifyText(pack.with(line - 1, shorter))).toMatchObject({ code: 'pack.checkpoint', line });
  const { cosignatures } = JSON.parse(other);
  expect(await verifyText(withLine(line, (c) => ({ ...c, cosignatures })))).toMatchObject({
    code: 'pack.cosignature',
    line,
  });
});

test.each([
  ['spaces', (line: string) => line.replace(',', ', ')],
  ['keys in another order', (line: string) => line.replace(/^\{(.*),("t":"entry")\}/, '{$2,$1}')],
  ['a key twice', (line: string) => line.replace('"t":"entry"', '"t":"entry","t":"entry"')],
  ['an escape in another spelling', (line: string) => line.replace('“', '\\u201c')],
  ['a number in another spelling', (line: string) => line.replace('"frame":0', '"frame":0.0')],
  ['a carriage return', (line: string) => line.replace('\n', '\r\n')],
])('an entry with %s is not canonical', async (_, change) => {
  const at = (entryLines[4] as number) - 1;
  const changed = change(pack[at] as string);
  expect(changed).not.toBe(pack[at]);
  expect(await verifyText(pack.with(at, changed))).toMatchObject({ code: 'pack.line', line: at + 1, index: 4 });
});

test('a body that is no event enters only with the log’s reason', async () => {
  const wrong = (refusal?: string) =>
    samplePack({ events: 4, bodyOf: (event, index) => (index === 2 ? { ...event, v: 2 } : event), refusal });
  expect(await verifyText(await wrong())).toMatchObject({ ok: false, code: 'pack.body', index: 2 });
  expect(await verifyText(await wrong('version: This collector does not know it.'))).toMatchObject({
    ...{ ok: true, bodies: 4, refused: 1 },
  });
});

test('a batch may begin with events that were known already: its signature covers them', async () => {
  const again = await samplePack({ events: 300, devices: 2, batch: 20, again: 30 });
  expect(again.join('')).toContain('"firstSeq":11,');
  expect(await verifyText(again)).toMatchObject({ ok: true, size: 300 });
});

test('the log’s own evidence is signed with the log’s key', async () => {
  const own = { events: 200, devices: 2, batch: 20, own: true };
  expect(await verifyText(await samplePack(own))).toMatchObject({ ok: true, devices: 2 });
  const header = await rotated(100, own);
  const keyAt = (index: number) => (index < 100 ? one : two);
  expect(await verifyText(await samplePack({ ...own, header, keyAt }))).toMatchObject({ ok: true });
});

const [one, two] = [testKey(1), testKey(2)];
const rotated = async (at: number, sample: Partial<Sample> = {}, root?: Uint8Array): Promise<Partial<PackHeader>> => {
  const earlier = await verifyText(await samplePack({ ...sample, events: at }));
  if (!earlier.ok) throw new Error(earlier.sentence);
  const [oldKey, newKey] = [logVkeyWord(LOG, one), logVkeyWord(LOG, two)];
  const text = rotationBody({ log: LOG, epoch: 1, size: at, root: root ?? earlier.root, oldKey, newKey });
  const rotation = signedNote(text, { name: `${LOG}/1`, key: one }, { name: `${LOG}/1`, key: two });
  return {
    keys: [
      { vkey: oldKey, rotation: null },
      { vkey: newKey, rotation },
    ],
  };
};

test('a log that changed its key verifies, each part under its own key', async () => {
  const header = await rotated(40);
  const keyAt = (index: number) => (index < 40 ? one : two);
  expect(await verifyText(await samplePack({ events: 100, header, keyAt }))).toMatchObject({ ok: true });
  const pinned = logVkeyWord(LOG, one);
  expect(await verifyText(await samplePack({ events: 100, header, keyAt }), { pinned })).toMatchObject({ ok: true });
  const stolen = await samplePack({ events: 100, header, keyAt: () => one });
  expect(await verifyText(stolen)).toMatchObject({ code: 'pack.receipt', index: 60 });
  const backdated = await samplePack({ events: 100, header, keyAt: () => two });
  expect(await verifyText(backdated)).toMatchObject({ code: 'pack.receipt', index: 0 });
  const elsewhere = await samplePack({ events: 100, header: await rotated(40, {}, EMPTY_ROOT), keyAt });
  expect(await verifyText(elsewhere)).toMatchObject({ code: 'pack.root', index: 39 });
});

test('a log that went on from a restored backup verifies when it says so', async () => {
  const earlier = await verifyText(await samplePack({ events: 40 }));
  if (!earlier.ok) throw new Error(earlier.sentence);
  const epochs = (fromRoot: Uint8Array) => {
    const origin = `${LOG}/2`;
    const text = epochBody({ origin, fromSize: 40, fromRoot, at: '2026-11-22T04:00:00.000Z' });
    const note = signedNote(text, { name: origin, key: one });
    return {
      epoch: 2,
      epochs: [
        { epoch: 1, fromSize: 0, note: null },
        { epoch: 2, fromSize: 40, note },
      ],
    };
  };
  const good = await samplePack({ events: 100, header: epochs(earlier.root) });
  expect(await verifyText(good)).toMatchObject({ ok: true, epoch: 2 });
  const elsewhere = await samplePack({ events: 100, header: epochs(EMPTY_ROOT) });
  expect(await verifyText(elsewhere)).toMatchObject({ code: 'pack.root', index: 39 });
  const silent = await samplePack({ events: 100, header: { epoch: 2 } });
  expect(await verifyText(silent)).toMatchObject({ code: 'pack.epochs', line: 1 });
});

test('roots along the way are given to whoever compares', async () => {
  const half = await verifyText(await samplePack({ events: 40 }));
  const whole = await verifyText(await samplePack({ events: 100 }), { rootsAt: [0, 40, 100, 101] });
  if (!half.ok || !whole.ok) throw new Error('The packs do not verify.');
  expect(whole.roots).toEqual(
    new Map([
      [0, EMPTY_ROOT],
      [40, half.root],
      [100, whole.root],
    ]),
  );
});

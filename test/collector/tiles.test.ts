import { generateKeyPairSync, sign } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportPack } from '../../lib/collector/export-pack.ts';
import { inSnapshot } from '../../lib/collector/in-snapshot.ts';
import { parseCheckpoint } from '../../lib/evidence/checkpoint.ts';
import { cosignatureLine, cosignedBytes, cosignerName } from '../../lib/evidence/cosignature.ts';
import { entryHash } from '../../lib/evidence/leaf.ts';
import { merkleRoot } from '../../lib/evidence/merkle.ts';
import { parseBundle } from '../../lib/evidence/tile.ts';
import { verifyPack } from '../../lib/evidence/verify/verify-pack.ts';
import { startCollector, type TestCollector, type TestDevice } from './start-collector.ts';

let collector: TestCollector;
let device: TestDevice;
const open = async (publicLog: boolean) => {
  collector = await startCollector({ publicLog });
  device = await collector.enrol('jadeyemi');
};
afterEach(() => collector.stop());

const read = (path: string, token?: string) =>
  collector.app.request(path, token ? { headers: { authorization: `Bearer ${token}` } } : {});
const bytes = async (path: string) => new Uint8Array(await (await read(path, device.token)).arrayBuffer());
const fill = async (count: number) => {
  for (let left = count; left > 0; left -= 300)
    await collector.call('POST', '/v1/events', {
      token: device.token,
      body: device.batch(...Array.from({ length: Math.min(300, left) }, () => device.event())),
    });
};

describe('the log as tiles', () => {
  beforeEach(() => open(false));

  it('leads from its entries to the signed root, with nothing else asked', async () => {
    await fill(600);
    const parsed = parseCheckpoint(await (await read('/log/checkpoint', device.token)).text());
    if (!parsed.ok) throw new Error(parsed.sentence);
    expect(parsed.checkpoint.size).toBe(600);
    const entries = [];
    for (const path of ['000', '001', '002.p/88'])
      entries.push(...(parseBundle(await bytes(`/log/tile/entries/${path}`)) ?? []));
    const hashes = entries.map(entryHash);
    expect(merkleRoot(hashes)).toEqual(parsed.checkpoint.root);
    const level0 = Buffer.concat([
      await bytes('/log/tile/0/000'),
      await bytes('/log/tile/0/001'),
      await bytes('/log/tile/0/002.p/88'),
    ]);
    expect(level0.equals(Buffer.concat(hashes))).toBe(true);
    const level1 = Buffer.concat([merkleRoot(hashes.slice(0, 256)), merkleRoot(hashes.slice(256, 512))]);
    expect(level1.equals(await bytes('/log/tile/1/000.p/2'))).toBe(true);
  });

  it('gives a partial tile as it was when it has grown since', async () => {
    await fill(3);
    const before = await bytes('/log/tile/0/000.p/3');
    await fill(300);
    expect(await bytes('/log/tile/0/000.p/3')).toEqual(before);
  });

  it('has only tiles, by their one name (attack 40)', async () => {
    await fill(2);
    for (const path of [
      '0/000',
      '0/000.p/3',
      '0/000.p/0',
      '0/001.p/1',
      '0/0',
      '0/x000/000.p/2',
      '1/000.p/1',
      '64/000',
      'entries/000',
      '0/..%2f000.p/2',
      '..%2F..%2Fcollector.sqlite',
      '0/000.p/02',
      '',
    ])
      expect([path, (await read(`/log/tile/${path}`, device.token)).status]).toEqual([
        path,
        /%2f/i.test(path) ? 400 : 404,
      ]);
    expect((await read('/log/tile/0/000.p/2', device.token)).status).toBe(200);
  });

  it('asks for a token of any role unless the log is public', async () => {
    expect((await read('/log/checkpoint')).status).toBe(401);
    const admin = await collector.enrol('root');
    await collector.call('DELETE', `/v1/devices/${device.id}`, { token: admin.token });
    expect((await read('/log/checkpoint', device.token)).status).toBe(403);
  });
});

describe('a public log', () => {
  beforeEach(() => open(true));

  it('shows leaves and checkpoint to everybody, and nothing more', async () => {
    await fill(1);
    expect((await read('/log/checkpoint')).status).toBe(200);
    expect((await read('/log/tile/entries/000.p/1')).status).toBe(200);
    expect((await read('/v1/events')).status).toBe(401);
    expect((await read('/v1/log')).status).toBe(401);
  });
});

describe('a device’s cosignature', () => {
  beforeEach(() => open(false));

  it('is kept when it holds, and refused when it does not', async () => {
    await fill(2);
    const key = generateKeyPairSync('ed25519');
    const enrolled = await collector.enrolWith('lnguyen', key);
    const publicKey = new Uint8Array(Buffer.from(key.publicKey.export({ format: 'jwk' }).x as string, 'base64url'));
    const note = await (await read('/log/checkpoint', enrolled.token)).text();
    const parsed = parseCheckpoint(note);
    if (!parsed.ok) throw new Error(parsed.sentence);
    const name = cosignerName(collector.log, enrolled.id);
    const time = 1_790_000_000;
    const signature = sign(null, cosignedBytes(time, parsed.note.body), key.privateKey);
    const line = cosignatureLine({ name, publicKey, time, signature });
    const post = (body: unknown, token = enrolled.token) =>
      collector.call('POST', '/v1/log/cosignatures', { token, body });
    expect((await post({ epoch: 1, size: 2, line })).status).toBe(204);
    expect((await post({ epoch: 1, size: 2, line })).status).toBe(204);
    expect((await post({ epoch: 1, size: 0, line })).json.error.code).toBe('cosignature.wrong');
    expect((await post({ epoch: 1, size: 1, line })).json.error.code).toBe('checkpoint.unknown');
    expect((await post({ epoch: 2, size: 2, line })).json.error.code).toBe('checkpoint.unknown');
    expect((await post({ epoch: 1, size: 2, line }, device.token)).json.error.code).toBe('cosignature.wrong');
    expect(await collector.db.selectFrom('cosignatures').select(['epoch', 'device', 'line']).execute()).toEqual([
      { epoch: 1, device: enrolled.id, line },
    ]);
    // It sent nothing, and is in the pack all the same: its key is what its cosignature is checked by.
    const lines: string[] = [];
    await inSnapshot(collector.db, async (snapshot) => {
      const made = { at: '2026-11-20T08:00:00.000Z', by: 'a test' };
      for await (const row of exportPack(snapshot, collector.log, collector.book.key, made)) lines.push(row);
    });
    expect(lines.some((row) => row.includes(line))).toBe(true);
    expect(await verifyPack(encoded(lines))).toMatchObject({ ok: true });
  });
});

async function* encoded(lines: string[]) {
  for (const line of lines) yield new TextEncoder().encode(line);
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { revokeDevice } from '../../lib/collector/devices.ts';
import { fsck } from '../../lib/collector/fsck/fsck.ts';
import { fromBase64 } from '../../lib/evidence/base64.ts';
import { verifyCheckpoint } from '../../lib/evidence/checkpoint.ts';
import { parseVkey } from '../../lib/evidence/note.ts';
import { verifyConsistency } from '../../lib/evidence/proofs.ts';
import { rootFromRange } from '../../lib/evidence/range-proof.ts';
import { batchAnswerSchema, consistencyAnswerSchema, logSchema } from '../../lib/wire/api.schema.ts';
import { clearBodies } from './clear-bodies.ts';
import { keptApart } from './kept-apart.ts';
import { startCollector, type TestCollector, type TestDevice } from './start-collector.ts';

let collector: TestCollector;
let device: TestDevice;
beforeEach(async () => {
  collector = await startCollector();
  device = await collector.enrol('jadeyemi');
});
afterEach(() => collector.stop());

const get = async (path: string) => (await collector.call('GET', path, { token: device.token })).json;
const hashOf = (text: string) => fromBase64(text) as Uint8Array;

async function checkpointOf(note: string) {
  const log = logSchema.parse(await get('/v1/log'));
  const keys = log.keys.map(({ vkey }) => parseVkey(vkey)?.publicKey as Uint8Array);
  const verdict = await verifyCheckpoint(note, { log: collector.log, keys });
  if (!verdict.ok) throw new Error(verdict.sentence);
  return verdict.checkpoint;
}

describe('what a device gets for a batch', () => {
  it('leads from its own leaf hashes to a signed root that extends what it saw', async () => {
    let seen = await checkpointOf((await get('/v1/log')).checkpoint);
    for (const count of [1, 3, 2, 40, 250, 1]) {
      const events = Array.from({ length: count }, () => device.event());
      const sent = { ...device.batch(...events), seen: { epoch: 1, size: seen.size } };
      const { json } = await collector.call('POST', '/v1/events', { token: device.token, body: sent });
      const answer = batchAnswerSchema.parse(json);
      const now = await checkpointOf(answer.checkpoint);
      expect(answer.proofs.map(({ first, count }) => [first, count])).toEqual([[seen.size, count]]);
      const [proof] = answer.proofs;
      const leafHashes = answer.results.map((result) =>
        'leafHash' in result ? new Uint8Array(Buffer.from(result.leafHash, 'hex')) : new Uint8Array(),
      );
      const hashes = proof?.hashes.map(hashOf) ?? [];
      expect(rootFromRange({ begin: proof?.first ?? -1, leafHashes, size: now.size, proof: hashes })).toEqual({
        ok: true,
        root: now.root,
      });
      const consistency = { from: seen.size, to: now.size, fromRoot: seen.root, toRoot: now.root };
      expect(verifyConsistency({ ...consistency, proof: answer.consistency.map(hashOf) })).toEqual({ ok: true });
      seen = now;
    }
  });

  it('proves batches sent again, and many at once, against one checkpoint', async () => {
    const batches = Array.from({ length: 20 }, () => device.batch(device.event(), device.event()));
    const others = await Promise.all(['lnguyen', 'mkruse', 'praman'].map((name) => collector.enrol(name)));
    const posts = [
      ...batches.map((body) => collector.call('POST', '/v1/events', { token: device.token, body })),
      ...others.map((other) =>
        collector.call('POST', '/v1/events', { token: other.token, body: other.batch(other.event()) }),
      ),
    ];
    for (const { status } of await Promise.all(posts)) expect([200, 409]).toContain(status);
    for (const body of batches) {
      const { json } = await collector.call('POST', '/v1/events', { token: device.token, body });
      const now = await checkpointOf(json.checkpoint);
      const leafHashes = json.results.map(
        (result: { leafHash: string }) => new Uint8Array(Buffer.from(result.leafHash, 'hex')),
      );
      const [proof] = json.proofs;
      const range = { begin: proof.first, leafHashes, size: now.size, proof: proof.hashes.map(hashOf) };
      expect(rootFromRange(range)).toEqual({ ok: true, root: now.root });
    }
  });

  it('gives the newest checkpoint with the proof that it extends an older one', async () => {
    await collector.call('POST', '/v1/events', { token: device.token, body: device.batch(device.event()) });
    const before = await checkpointOf((await get('/v1/log')).checkpoint);
    const more = Array.from({ length: 9 }, () => device.event());
    await collector.call('POST', '/v1/events', { token: device.token, body: device.batch(...more) });
    const answer = consistencyAnswerSchema.parse(await get(`/v1/log/consistency?epoch=1&from=${before.size}`));
    const now = await checkpointOf(answer.checkpoint);
    const roots = { from: before.size, to: now.size, fromRoot: before.root, toRoot: now.root };
    expect(verifyConsistency({ ...roots, proof: answer.consistency.map(hashOf) })).toEqual({ ok: true });
    for (const query of ['', '?epoch=1', '?epoch=1&from=-1', '?epoch=1&from=1e3', '?epoch=1&from=9007199254740993'])
      expect((await get(`/v1/log/consistency${query}`)).error.status).toBe(400);
  });
});

describe('a chain in two versions', () => {
  it('stays stopped, whoever revokes it or leaves: the log and its row say the same', async () => {
    const first = device.event();
    await collector.call('POST', '/v1/events', { token: device.token, body: device.batch(first) });
    const other = device.sealed(1, first.leaf.prev, device.bodyOf());
    await collector.call('POST', '/v1/events', { token: device.token, body: device.batch(other) });
    await revokeDevice(collector.db, device.id);
    expect(await fsck(collector.db, collector.log)).toMatchObject({ ok: true });
  });

  it('stops the device, keeps what it sent, and the log says so itself', async () => {
    const first = device.event();
    await collector.call('POST', '/v1/events', { token: device.token, body: device.batch(first) });
    const other = device.sealed(1, first.leaf.prev, device.bodyOf());
    const answer = await collector.call('POST', '/v1/events', { token: device.token, body: device.batch(other) });
    expect([answer.status, answer.json.error.code]).toEqual([409, 'event.clone']);
    const refused = await collector.call('GET', '/v1/snapshot', { token: device.token });
    expect([refused.status, refused.json.error.code]).toEqual([403, 'auth.stopped']);
    const kept = await keptApart(collector.db);
    expect(kept).toEqual([
      { device: device.id, reason: 'event.clone', text: expect.stringContaining(other.leaf.body) },
    ]);
    const own = await clearBodies(collector.db, { verb: 'device.stopped' });
    expect(own.map(({ body }) => JSON.parse(body).object.key)).toEqual([device.id]);
    await collector.call('POST', '/v1/events', { token: device.token, body: device.batch(other) });
    expect(await collector.db.selectFrom('quarantine').select('id').execute()).toHaveLength(1);
    const next = await collector.call('POST', '/v1/events', {
      token: device.token,
      body: device.batch(device.event()),
    });
    expect(next.status).toBe(200);
  });
});

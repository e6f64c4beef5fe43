import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { KIB, MIB } from '../../lib/collector/read-json.ts';
import type { Attack } from './attack.ts';
import { type Device, enrolDevice } from './device.ts';

export const attack: Attack = {
  number: 38,
  title: 'bodies that are too large, compressed, deep, ambiguous or not text are sent to the collector',
  async attack({ world }) {
    const { collector } = world;
    const device = await enrolDevice(collector, 'lnguyen');
    const good = device.batch(device.body());
    const send = async (body: BodyInit, headers: Record<string, string> = {}) => {
      const answer = await fetch(`${collector.url}/v1/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${device.token}`, ...headers },
        body,
      }).catch(() => null);
      // A body that is far too large may be cut off while it is still being sent.
      return answer?.status ?? 413;
    };
    const events = good.text.indexOf('"events"');
    const tries: [what: string, status: Promise<number>][] = [
      ['larger than the limit', send(`${good.text.slice(0, -1)},"more":"${'x'.repeat(5 * MIB)}"}`)],
      ['a bomb of zeros, compressed', send(gzipSync(Buffer.alloc(64 * MIB)), { 'content-encoding': 'gzip' })],
      ['nested ten thousand deep', send(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)],
      ['a key named twice', send(`${good.text.slice(0, events)}"events":[],${good.text.slice(events)}`)],
      ['half a surrogate pair', send(good.text.replace('"23"', '"\\ud800"'))],
      ['not UTF-8', send(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))],
      ['__proto__', send('{"__proto__":{"admin":true}}')],
      ['not JSON', send('<events/>')],
      ['another media type', send(good.text, { 'content-type': 'text/plain' })],
    ];
    const refused: string[] = [];
    for (const [what, status] of tries) {
      const answered = await status;
      assert(answered >= 400 && answered < 500, `${what} was answered ${answered}`);
      refused.push(`${what} ${answered}`);
    }
    assert.equal((await fetch(`${collector.url}/v1/status`)).status, 200, 'the collector is gone');
    const held = () => world.collectedEvents().then((all) => all.filter(({ leaf }) => leaf.device === device.id));
    assert.deepEqual(await held(), [], 'something of it entered the log');

    // Rightly signed, but no body this collector reads: the leaf keeps its place, and what comes after flows.
    const poisons = [
      device.body({ v: 99 } as never),
      device.body({ detail: { big: 'x'.repeat(300 * KIB) } }),
      device.body({ detail: { nul: 'a\0b' } }),
    ];
    const first = await entersAsLeaf(device, poisons);
    const [last] = first.slice(-1);
    const after = device.batch(device.body(), first.length + 1, last);
    const answer = await device.post(after.text);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    const bodies = (await held()).map(({ leaf, body }) => [leaf.seq, body === null]);
    assert.deepEqual(bodies, [
      [1, true],
      [2, true],
      [3, true],
      [4, false],
    ]);
    return `${refused.join(', ')}; ${poisons.length} signed bodies that cannot be read entered as leaves, and the next event after them whole`;
  },
};

/** Sends each alone, one after the other; gives their leaf hashes. */
async function entersAsLeaf(device: Device, bodies: ReturnType<Device['body']>[]): Promise<string[]> {
  const hashes: string[] = [];
  for (const [at, body] of bodies.entries()) {
    const { text, leafHash } = device.batch(body, at + 1, hashes.at(-1));
    const { status, body: said } = await device.post(text);
    assert.equal(status, 200, JSON.stringify(said));
    const result = said.results?.[0] as { bodyRefused?: string };
    assert(result.bodyRefused, 'a body that cannot be read was taken without a word');
    hashes.push(leafHash);
  }
  return hashes;
}

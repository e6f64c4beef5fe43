/** Long because each way to tamper with a pack is a line or two of its table. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogKey } from '../../../lib/collector/log-key.ts';
import { canonical } from '../../../lib/evidence/canonical.ts';
import { sha256OfText } from '../../../lib/evidence/hash.ts';
import { packBytes } from '../../../lib/evidence/pack.ts';
import { startCollector, type TestCollector } from '../start-collector.ts';
import { cosign, fillLog, packOf, verified } from './pack-world.ts';

let collector: TestCollector;
let pack: string[];
beforeAll(async () => {
  collector = await startCollector();
  await fillLog(collector);
  await cosign(collector);
  pack = await packOf(collector);
});
afterAll(() => collector.stop());

// biome-ignore lint/suspicious/noExplicitAny: lines of every kind
type Line = any;
const parsed = () => pack.map((line) => JSON.parse(line) as Line);
const written = (lines: Line[]) => lines.map((line) => `${canonical(line)}\n`);
const at = (lines: Line[], kind: string, n = 0): number => {
  const places = lines.flatMap((line, place) => (line.t === kind ? [place] : []));
  return places.at(n) as number;
};

const isCosigner = (lines: Line[]) => (line: Line) => line.id === lines[at(lines, 'checkpoint')].cosignatures[0].device;
const cosigner = (lines: Line[]): Line => lines.find(isCosigner(lines));
const someoneElse = (lines: Line[]): Line => lines.find((line) => line.t === 'device' && !isCosigner(lines)(line));

/** What the operator could write over a change, with the real key. */
function signedAgain(lines: Line[]): string[] {
  const before = written(lines.slice(0, -1));
  const sha256 = sha256OfText(before.join(''));
  const signature = collector.book.key.sign(packBytes(sha256)).toString('base64url');
  return [...before, ...written([{ t: 'end', sha256, signature }])];
}

describe('a pack that was tampered with', () => {
  const CHANGES: [what: string, code: string, change: (lines: Line[]) => unknown][] = [
    [
      'one word of a body',
      'pack.body',
      (lines) => {
        lines[at(lines, 'entry', 1)].body.outcome = 'failed';
      },
    ],
    [
      'a salt',
      'pack.body',
      (lines) => {
        lines[at(lines, 'entry', 1)].salt = 'ab'.repeat(32);
      },
    ],
    [
      'a body without its salt',
      'pack.body',
      (lines) => {
        lines[at(lines, 'entry', 1)].salt = null;
      },
    ],
    [
      'a leaf',
      'pack.proof',
      (lines) => {
        lines[at(lines, 'entry', 1)].leaf.body = 'ab'.repeat(32);
      },
    ],
    [
      'the number of a leaf',
      'pack.chain',
      (lines) => {
        lines[at(lines, 'entry', 1)].leaf.seq = 9;
      },
    ],
    [
      'the hash of the leaf before',
      'pack.chain',
      (lines) => {
        lines[at(lines, 'entry', 1)].leaf.prev = 'ab'.repeat(32);
      },
    ],
    [
      'the hash of a leaf',
      'pack.proof',
      (lines) => {
        lines[at(lines, 'batch')].leaves[1] = 'ab'.repeat(32);
      },
    ],
    [
      'a proof',
      'pack.proof',
      (lines) => {
        lines[at(lines, 'batch')].proof[0] = `${'A'.repeat(43)}=`;
      },
    ],
    [
      'a proof cut',
      'pack.proof',
      (lines) => {
        lines[at(lines, 'batch')].proof.pop();
      },
    ],
    [
      'a time of receipt',
      'pack.receipt',
      (lines) => {
        lines[at(lines, 'batch')].receivedAt = '2020-01-01T00:00:00.000Z';
      },
    ],
    [
      'a standing',
      'pack.receipt',
      (lines) => {
        lines[at(lines, 'batch')].standing = 'revoked';
      },
    ],
    [
      'a device’s signature',
      'pack.signature',
      (lines) => {
        lines[at(lines, 'batch')].signature = 'A'.repeat(86);
      },
    ],
    [
      'a device’s key',
      'pack.cosignature',
      (lines) => {
        cosigner(lines).publicKey = someoneElse(lines).publicKey;
      },
    ],
    [
      'an entry removed',
      'pack.index',
      (lines) => {
        lines.splice(at(lines, 'entry', 1), 1);
      },
    ],
    [
      'an entry added twice',
      'pack.order',
      (lines) => {
        lines.splice(at(lines, 'entry', 1), 0, lines[at(lines, 'entry', 1)]);
      },
    ],
    [
      'two entries exchanged',
      'pack.index',
      (lines) => {
        const [a, b] = [at(lines, 'entry', 0), at(lines, 'entry', 1)];
        [lines[a], lines[b]] = [lines[b], lines[a]];
      },
    ],
    [
      'an entry and its mention removed',
      'pack.end',
      (lines) => {
        lines.splice(at(lines, 'entry', 1), 1);
        lines[at(lines, 'batch')].shown.pop();
      },
    ],
    [
      'a batch removed',
      'pack.end',
      (lines) => {
        lines.splice(at(lines, 'batch', -1), 2);
      },
    ],
    [
      'a batch twice',
      'pack.index',
      (lines) => {
        lines.splice(at(lines, 'end'), 0, ...lines.slice(at(lines, 'batch', -1), -1));
      },
    ],
    [
      'two batches exchanged',
      'pack.index',
      (lines) => {
        const [a, b] = [at(lines, 'batch', -2), at(lines, 'batch', -1)];
        lines.splice(a, 0, ...lines.splice(b, 2));
      },
    ],
    [
      'a version of the record',
      'pack.object',
      (lines) => {
        lines[at(lines, 'object')].body.extra = 'x';
      },
    ],
    [
      'a version of the record under another’s name',
      'pack.object',
      (lines) => {
        lines[at(lines, 'object')].version = 7;
      },
    ],
    [
      'a version of the record removed',
      'pack.end',
      (lines) => {
        lines.splice(at(lines, 'object'), 1);
      },
    ],
    [
      'the checkpoint of another log',
      'pack.checkpoint',
      (lines) => {
        lines[at(lines, 'checkpoint')].note = lines[at(lines, 'checkpoint')].note.replaceAll(
          collector.log,
          'unswivel-other',
        );
      },
    ],
    [
      'a cosignature',
      'pack.cosignature',
      (lines) => {
        lines[at(lines, 'checkpoint')].cosignatures[0].device = someoneElse(lines).id;
      },
    ],
    [
      'the size',
      'pack.checkpoint',
      (lines) => {
        lines[0].size -= 1;
      },
    ],
    [
      'another log’s name',
      'pack.checkpoint',
      (lines) => {
        lines[0].log = 'unswivel-other';
      },
    ],
    [
      'a newer version',
      'pack.version',
      (lines) => {
        lines[0].v = 3;
      },
    ],
    [
      'something that is no pack',
      'pack.line',
      (lines) => {
        lines[0] = { hello: 'world' };
      },
    ],
    ['a line after the end', 'pack.end', (lines) => [...lines, lines[0]]],
  ];

  it.each(CHANGES)(
    'names what was changed: %s, also where the operator signs the pack again',
    async (_, code, change) => {
      const lines = parsed();
      const other = change(lines);
      const changed = Array.isArray(other) ? other : lines;
      const plain = await verified(written(changed));
      expect(plain).toMatchObject({ ok: false, code });
      if (changed === lines)
        expect(await verified(signedAgain(lines))).toMatchObject({
          ok: false,
          code,
          sentence: plain.ok ? '' : plain.sentence,
        });
    },
  );

  it('names each byte that was changed', async () => {
    const bytes = new TextEncoder().encode(pack.join(''));
    for (let place = 3; place < bytes.length; place += 211) {
      const changed = bytes.slice();
      changed[place] = (changed[place] as number) ^ 1;
      const verdict = await verified(changed);
      expect([place, verdict.ok]).toEqual([place, false]);
    }
  });

  it('says that it was cut off, wherever it was', async () => {
    const bytes = new TextEncoder().encode(pack.join(''));
    for (const place of [0, 10, bytes.length >> 1, bytes.length - 1])
      expect(await verified(bytes.slice(0, place))).toMatchObject({ ok: false, code: 'pack.end' });
    expect(await verified(pack.slice(0, -1))).toMatchObject({
      ok: false,
      code: 'pack.end',
      sentence: expect.stringMatching(/cut off/),
    });
  });

  it('says when somebody else than the log made it', async () => {
    const other = createLogKey();
    const before = pack.slice(0, -1);
    const sha256 = sha256OfText(before.join(''));
    const end = { t: 'end', sha256, signature: other.sign(packBytes(sha256)).toString('base64url') };
    expect(await verified([...before, ...written([end])])).toMatchObject({
      ok: false,
      code: 'pack.signature',
      line: pack.length,
    });
  });
});

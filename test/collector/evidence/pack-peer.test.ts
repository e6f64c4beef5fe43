/** Packs, judged by a verifier somebody else could have written: Python's standard library and the description in part.schema.ts (test/evidence/peer/verify_pack.py). Needs `python3`. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Part } from '../../../lib/collector/evidence/part-indexes.ts';
import { openEpoch } from '../../../lib/collector/open-epoch.ts';
import { rotateKey } from '../../../lib/collector/rotate-key.ts';
import { canonical } from '../../../lib/evidence/canonical.ts';
import { sha256OfText } from '../../../lib/evidence/hash.ts';
import { packBytes } from '../../../lib/evidence/pack.ts';
import { startCollector, type TestCollector } from '../start-collector.ts';
import { erasing } from './erasing.ts';
import { CONTOSO, cosign, fillLog, packOf, verified } from './pack-world.ts';

const python = spawnSync('python3', ['--version']).status === 0;
const PEER = new URL('../../evidence/peer/verify_pack.py', import.meta.url).pathname;
const ALL: Part = { client: null, from: null, to: null };
const PERIOD: Part = { client: null, from: '2026-11-21T00:00:00.000Z', to: '2026-11-22T00:00:00.000Z' };

let collector: TestCollector;
let folder: string;
/** packs before and after two key changes, an epoch and an erasure */
let packs: string[][];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'unswivel-peer-'));
  collector = await startCollector();
  const { db, book, clock } = collector;
  await fillLog(collector);
  await cosign(collector);
  packs = [await packOf(collector), await packOf(collector, ALL)];
  await rotateKey(db, book, clock.now.toISOString());
  await fillLog(collector);
  const admin = await collector.enrol('root', { roles: ['administrator'] });
  expect((await erasing(() => ({ collector, admin })).erase({ client: 'contoso' })).status).toBeLessThan(300);
  await openEpoch(db, book, clock.now.toISOString(), 3);
  await rotateKey(db, book, clock.now.toISOString());
  await fillLog(collector);
  for (const part of [CONTOSO, ALL, PERIOD]) packs.push(await packOf(collector, part));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await collector.stop();
});

let made = 0;
function judged(texts: readonly string[]): string[] {
  const files = texts.map((text) => {
    made += 1;
    const file = join(folder, `${made}.jsonl`);
    writeFileSync(file, text);
    return file;
  });
  const { stdout, stderr } = spawnSync('python3', [PEER, ...files], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.trim().split('\n');
}

// biome-ignore lint/suspicious/noExplicitAny: lines of every kind
type Line = any;
/** As the log's operator could write it. */
function signedAgain(pack: readonly string[], change: (lines: Line[]) => unknown): string {
  const lines = pack.map((line) => JSON.parse(line) as Line);
  change(lines);
  const before = lines
    .slice(0, -1)
    .map((line) => `${canonical(line)}\n`)
    .join('');
  const sha256 = sha256OfText(before);
  const signature = collector.book.key.sign(packBytes(sha256)).toString('base64url');
  return `${before}${canonical({ t: 'end', sha256, signature })}\n`;
}

const at = (lines: Line[], kind: string, n = 0): Line => lines.filter(({ t }) => t === kind).at(n);
const CHANGES: [what: string, change: (lines: Line[]) => unknown][] = [
  [
    'a word of a body',
    (lines) => {
      at(lines, 'entry', -1).body.outcome = 'failed';
    },
  ],
  [
    'a salt',
    (lines) => {
      at(lines, 'entry', -1).salt = 'ab'.repeat(32);
    },
  ],
  [
    'a leaf',
    (lines) => {
      at(lines, 'entry').leaf.body = 'ab'.repeat(32);
    },
  ],
  [
    'the leaf before',
    (lines) => {
      at(lines, 'entry', -1).leaf.prev = 'ab'.repeat(32);
    },
  ],
  [
    'a proof',
    (lines) => {
      at(lines, 'batch').proof.pop();
    },
  ],
  [
    'a leaf’s hash',
    (lines) => {
      at(lines, 'batch').leaves[0] = 'ab'.repeat(32);
    },
  ],
  [
    'a time of receipt',
    (lines) => {
      at(lines, 'batch').receivedAt = '2026-11-21T09:00:00.000Z';
    },
  ],
  [
    'a signature',
    (lines) => {
      at(lines, 'batch').signature = at(lines, 'batch', -1).receipt;
    },
  ],
  [
    'the owner of a device',
    (lines) => {
      for (const line of lines) if (line.t === 'device') line.technician = 'somebody';
    },
  ],
  [
    'an epoch',
    (lines) => {
      lines[0].epochs.at(-1).fromSize -= 1;
    },
  ],
  [
    'a key left out',
    (lines) => {
      lines[0].keys.splice(1, 1);
    },
  ],
  [
    'the size',
    (lines) => {
      lines[0].size -= 1;
    },
  ],
  [
    'the client',
    (lines) => {
      lines[0].of.client = 'northwind';
    },
  ],
  [
    'a version of the record',
    (lines) => {
      at(lines, 'object').body.version = 9;
    },
  ],
  ['an entry left out', (lines) => void lines.splice(lines.indexOf(at(lines, 'entry')), 1)],
  ['a batch left out', (lines) => void lines.splice(lines.indexOf(at(lines, 'batch')), 2)],
  [
    'the checkpoint behind the record',
    (lines) => {
      const place = lines.indexOf(at(lines, 'checkpoint'));
      lines.splice(place + 1, 0, ...lines.splice(place, 1));
    },
  ],
];

if (!python) it.skip('not run: there is no `python3` on this machine to run the other implementation with', () => {});

describe.runIf(python)('a verifier of somebody else', () => {
  it('finds that packs hold which ours finds to hold', async () => {
    for (const pack of packs) expect(await verified(pack)).toMatchObject({ ok: true });
    expect(judged(packs.map((pack) => pack.join('')))).toEqual(packs.map(() => 'ok'));
    expect(await verified(packs[2] ?? [])).toMatchObject({ epoch: 4, erased: 8, cosigned: 0 });
    expect(await verified(packs[0] ?? [])).toMatchObject({ epoch: 1, erased: 0, cosigned: 1 });
  });

  it('and finds wrong what ours finds wrong, also where the operator signed again', async () => {
    const contoso = packs[2] as string[];
    const changed = CHANGES.map(([, change]) => signedAgain(contoso, change));
    const theirs = judged(changed);
    for (const [n, [what]] of CHANGES.entries()) {
      const ours = await verified(new TextEncoder().encode(changed[n]));
      expect([what, ours.ok, theirs[n]]).toEqual([what, false, expect.stringMatching(/^line \d+: /)]);
    }
    const cut = contoso.slice(0, -1).join('');
    expect(judged([cut, `${cut}${contoso.at(-1)}${contoso[0]}`])).toEqual([
      expect.stringMatching(/cut off/),
      expect.stringMatching(/follows the end/),
    ]);
  });
});

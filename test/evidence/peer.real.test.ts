/**
 * The log's formats against Go's: golang.org/x/mod/sumdb (Go's checksum database) and the libraries of transparency.dev, in peer/main.go. Each side judges what the
 * other made. Needs `go`, and the Go module proxy once.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkpointBody, verifyCheckpoint } from '../../lib/evidence/checkpoint.ts';
import { cosignerName, verifyCosignature } from '../../lib/evidence/cosignature.ts';
import {
  consistencyRanges,
  foldSubtrees,
  inclusionRanges,
  merkleRoot,
  type Range,
  subtreesOf,
} from '../../lib/evidence/merkle.ts';
import { COSIGNATURE, parseNote, parseVkey, vkeyOf } from '../../lib/evidence/note.ts';
import { verifyConsistency, verifyInclusion } from '../../lib/evidence/proofs.ts';
import { formatBundle, nodeFromTile, tileOf, tilePath, tileWidth } from '../../lib/evidence/tile.ts';
import { seeded } from '../record/seeded.ts';
import { cosigned, logVkeyWord, signedCheckpoint, testKey } from './keys.ts';
import { naiveLeaves } from './naive-tree.ts';
import { tilesOf } from './tiles-of.ts';

const LOG = 'log.example/peer';
/** more than 1,000 tiles, so that their paths have two parts */
const SIZE = 256_259;
const go = spawnSync('go', ['version'], { encoding: 'utf8' });

interface Inclusion {
  index: number;
  size: number;
  leafHash: string;
  proof: string[];
  root: string;
}
interface Consistency {
  from: number;
  to: number;
  fromRoot: string;
  toRoot: string;
  proof: string[];
}
interface Answer {
  faults: string[];
  made: {
    origin: string;
    note: string;
    logKey: string;
    cosignerKey: string;
    inclusions: Inclusion[];
    consistencies: Consistency[];
  };
}

const leaves = naiveLeaves(SIZE);
const text64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const bytes64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

/** Proofs made from tiles, as the collector does. */
function rootsFromTiles(tiles: Record<string, Uint8Array>, ranges: Range[], size: number): string[] {
  return ranges.map((range) => {
    const nodes = subtreesOf(range).map((node) => {
      const { level, n, from, to } = tileOf(node);
      return nodeFromTile(tiles[tilePath(level, n, tileWidth(level, n, size))] as Uint8Array, from, to);
    });
    return text64(foldSubtrees(nodes));
  });
}

function whatWeMade() {
  const random = seeded(62);
  const below = (count: number) => Math.floor(random() * count);
  const log = testKey(1);
  const device = testKey(2);
  const inclusions: Inclusion[] = [];
  const consistencies: Consistency[] = [];
  for (const size of [1, 2, 7, 256, 257, 4_099, SIZE]) {
    const part = leaves.slice(0, size);
    const tiles = tilesOf(part);
    const root = text64(merkleRoot(part));
    for (const index of new Set([0, size - 1, below(size), below(size)])) {
      const proof = rootsFromTiles(tiles, inclusionRanges(index, size), size);
      inclusions.push({ index, size, leafHash: text64(leaves[index] as Uint8Array), proof, root });
    }
    for (const from of new Set([1, size, 1 + below(size), 1 + below(size)])) {
      const proof = rootsFromTiles(tiles, consistencyRanges(from, size), size);
      const fromRoot = text64(merkleRoot(leaves.slice(0, from)));
      consistencies.push({ from, to: size, fromRoot, toRoot: root, proof });
    }
  }
  const root = merkleRoot(leaves);
  const checkpoint = signedCheckpoint({ log: LOG, size: SIZE, root, key: log });
  const body = checkpointBody({ origin: `${LOG}/1`, size: SIZE, root });
  const line = cosigned({ log: LOG, device: 'dev-1', body, time: 1_763_700_000, key: device });
  const tiles = Object.entries(tilesOf(leaves)).map(([path, tile]) => [path, text64(tile)]);
  return {
    note: `${checkpoint}${line}\n`,
    logKey: logVkeyWord(LOG, log),
    cosignerKey: vkeyOf(cosignerName(LOG, 'dev-1'), COSIGNATURE, device.publicKey),
    inclusions,
    consistencies,
    tiles: Object.fromEntries(tiles),
    bundle: text64(formatBundle(Array.from({ length: 256 }, (_, at) => Buffer.from(String(at))))),
  };
}

function askPeer(given: object): Answer {
  const cwd = join(import.meta.dirname, 'peer');
  const ran = spawnSync('go', ['run', '.'], {
    cwd,
    input: JSON.stringify(given),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (ran.status !== 0) throw new Error(`The peer did not run: ${ran.stderr}`);
  return JSON.parse(ran.stdout) as Answer;
}

if (go.status !== 0) {
  test.skip('not run: there is no `go` on this machine to run the other implementation with', () => {});
} else {
  const given = whatWeMade();
  const { faults, made } = askPeer(given);

  test('Go verifies our checkpoint, cosignature, proofs, tiles and entries', () => {
    expect(given.inclusions.length).toBeGreaterThan(15);
    expect(faults).toEqual([]);
  });

  test('Go makes the same proofs from our tiles', () => {
    expect(made.inclusions).toEqual(given.inclusions.filter((one) => one.size === SIZE));
    expect(made.consistencies).toEqual(given.consistencies.filter((one) => one.to === SIZE));
  });

  test('we verify the proofs Go made', () => {
    for (const { leafHash, root, proof, ...rest } of made.inclusions)
      expect(
        verifyInclusion({ ...rest, leafHash: bytes64(leafHash), root: bytes64(root), proof: proof.map(bytes64) }),
      ).toEqual({ ok: true });
    for (const { fromRoot, toRoot, proof, ...rest } of made.consistencies)
      expect(
        verifyConsistency({ ...rest, fromRoot: bytes64(fromRoot), toRoot: bytes64(toRoot), proof: proof.map(bytes64) }),
      ).toEqual({ ok: true });
  });

  test('we verify the checkpoint and cosignature Go signed', async () => {
    const log = parseVkey(made.logKey);
    const cosigner = parseVkey(made.cosignerKey);
    const parsed = parseNote(made.note);
    if (!log || cosigner?.type !== COSIGNATURE || !parsed.ok)
      throw new Error('The peer’s note or keys are unreadable.');
    const verdict = await verifyCheckpoint(made.note, { log: LOG, keys: [log.publicKey] });
    expect(verdict).toMatchObject({ ok: true, checkpoint: { size: SIZE, root: merkleRoot(leaves) } });
    const line = made.note.trimEnd().split('\n').at(-1) as string;
    const { name, publicKey } = cosigner;
    expect(await verifyCosignature({ line, body: parsed.note.body, name, publicKey })).toMatchObject({ ok: true });
  });

  test('Go refuses what was changed', () => {
    const changed = structuredClone(given);
    changed.note = changed.note.replace(`\n${SIZE}\n`, `\n${SIZE - 1}\n`);
    const [inclusion, consistency] = [changed.inclusions.at(-1), changed.consistencies.at(-1)];
    if (!inclusion || !consistency) throw new Error('There are no proofs.');
    inclusion.index += 1;
    consistency.fromRoot = consistency.toRoot;
    const said = askPeer(changed).faults.join('\n');
    expect(said).toMatch(/^note: /m);
    expect(said).toMatch(/^inclusion of /m);
    expect(said).toMatch(/^consistency of /m);
  });
}

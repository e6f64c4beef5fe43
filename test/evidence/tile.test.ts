import { expect, test } from 'vitest';
import { foldSubtrees, frontier, merkleRoot } from '../../lib/evidence/merkle.ts';
import {
  formatBundle,
  nodeFromTile,
  parseBundle,
  parseTilePath,
  tileOf,
  tilePath,
  tileWidth,
} from '../../lib/evidence/tile.ts';
import { naiveLeaves } from './naive-tree.ts';
import { tilesOf } from './tiles-of.ts';

test.each([
  ['tile/0/000', { level: 0, n: 0 }],
  ['tile/0/x001/x234/067', { level: 0, n: 1_234_067 }],
  ['tile/63/999.p/255', { level: 63, n: 999, width: 255 }],
  ['tile/entries/x001/000.p/1', { level: 'entries' as const, n: 1000, width: 1 }],
])('%s is read and written', (path, tile) => {
  expect(parseTilePath(path)).toEqual(tile);
  expect(tilePath(tile.level, tile.n, 'width' in tile ? tile.width : undefined)).toBe(path);
});

test.each([
  'tile/0/0',
  'tile/00/000',
  'tile/64/000',
  'tile/-1/000',
  'tile/0/x000/001',
  'tile/0/001/002',
  'tile/0/x001/x002',
  'tile/0/000.p/0',
  'tile/0/000.p/00',
  'tile/0/000.p/01',
  'tile/0/000.p/256',
  'tile/0/000.p/',
  'tile/0/000/',
  'tile/0/../000',
  'tile/0/%30%30%30',
  'tile/entries/..',
  '/tile/0/000',
  'tile/0/x999/x999/x999/x999/x999/999',
  'tile/data/000',
  'tile/0/000\n',
])('%j is no tile (attack 40)', (path) => {
  expect(parseTilePath(path)).toBeNull();
});

test('the specification’s example: a tree of 70,000', () => {
  expect([tileWidth(0, 272, 70_000), tileWidth(0, 273, 70_000), tileWidth(0, 274, 70_000)]).toEqual([256, 112, 0]);
  expect([tileWidth(1, 0, 70_000), tileWidth(1, 1, 70_000), tileWidth(2, 0, 70_000)]).toEqual([256, 17, 1]);
  expect(tileWidth(1, 0, 256)).toBe(1);
});

test('every node of a tree is made from its tile', () => {
  const leaves = naiveLeaves(1_900);
  for (const size of [1, 255, 256, 257, 511, 1_024, 1_900]) {
    const tiles = tilesOf(leaves.slice(0, size));
    const nodes = frontier(size).map((node) => {
      const { level, n, from, to } = tileOf(node);
      return nodeFromTile(tiles[tilePath(level, n, tileWidth(level, n, size))] as Uint8Array, from, to);
    });
    expect(foldSubtrees(nodes)).toEqual(merkleRoot(leaves.slice(0, size)));
  }
  expect(() => nodeFromTile(new Uint8Array(64), 0, 4)).toThrow(RangeError);
});

test('a bundle gives its entries back, and cut short it is none', () => {
  const entries = ['one', '', 'three'].map((text) => new TextEncoder().encode(text));
  const bundle = formatBundle(entries);
  expect(parseBundle(bundle)).toEqual(entries);
  expect(parseBundle(bundle.slice(0, -1))).toBeNull();
  expect(parseBundle(bundle.slice(0, 6))).toBeNull();
  expect(() => formatBundle([new Uint8Array(65_536)])).toThrow(RangeError);
});

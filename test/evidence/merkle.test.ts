import { expect, test } from 'vitest';
import {
  besideRanges,
  consistencyRanges,
  consistentRanges,
  EMPTY_ROOT,
  foldSubtrees,
  frontier,
  inclusionRanges,
  isSubtree,
  merkleRoot,
  type Range,
  subtreesOf,
} from '../../lib/evidence/merkle.ts';
import { seeded } from '../record/seeded.ts';
import { naiveBeside, naiveConsistency, naiveLeaves, naivePath, naiveRoot, naiveSubtreeProof } from './naive-tree.ts';

const MOST = 130;
const LEAVES = naiveLeaves(2_000);
const first = (size: number) => LEAVES.slice(0, size);
const hex = (hashes: Uint8Array[]) => hashes.map((hash) => Buffer.from(hash).toString('hex'));

/** Looks a range up as a database would: complete subtrees, folded. */
const rootsOf = (ranges: Range[]) =>
  ranges.map((range) =>
    foldSubtrees(
      subtreesOf(range).map(({ level, index }) =>
        naiveRoot(LEAVES.slice(index * 2 ** level, (index + 1) * 2 ** level)),
      ),
    ),
  );

test('the root of every size to 130, and of the empty tree, is that of the RFC', () => {
  expect(Buffer.from(EMPTY_ROOT).toString('hex')).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
  for (let size = 0; size <= MOST; size++) expect(merkleRoot(first(size))).toEqual(naiveRoot(first(size)));
});

test('every inclusion proof to size 130 is that of the RFC', () => {
  for (let size = 1; size <= MOST; size++)
    for (let index = 0; index < size; index++)
      expect(hex(rootsOf(inclusionRanges(index, size)))).toEqual(hex(naivePath(index, first(size))));
});

test('every consistency proof to size 130 is that of the RFC', () => {
  for (let to = 1; to <= MOST; to++)
    for (let from = 1; from <= to; from++)
      expect(hex(rootsOf(consistencyRanges(from, to)))).toEqual(hex(naiveConsistency(from, first(to))));
  expect(consistencyRanges(0, 7)).toEqual([]);
});

test('every subtree proof to size 40 is that of the draft', () => {
  for (let size = 1; size <= 40; size++)
    for (let begin = 0; begin < size; begin++)
      for (let end = begin + 1; end <= size; end++)
        if (isSubtree({ begin, end }))
          expect(hex(rootsOf(consistentRanges({ begin, end }, size)))).toEqual(
            hex(naiveSubtreeProof(begin, end, first(size))),
          );
});

test('the ranges beside every range to size 40 are the largest there are', () => {
  for (let size = 1; size <= 40; size++)
    for (let begin = 0; begin < size; begin++)
      for (let end = begin + 1; end <= size; end++)
        expect(hex(rootsOf(besideRanges(begin, end, size)))).toEqual(hex(naiveBeside(begin, end, first(size))));
});

test('larger trees agree too', () => {
  const random = seeded(6962);
  for (let round = 0; round < 60; round++) {
    const size = 131 + Math.floor(random() * 1_800);
    const index = Math.floor(random() * size);
    const from = 1 + Math.floor(random() * size);
    expect(merkleRoot(first(size))).toEqual(naiveRoot(first(size)));
    expect(hex(rootsOf(inclusionRanges(index, size)))).toEqual(hex(naivePath(index, first(size))));
    expect(hex(rootsOf(consistencyRanges(from, size)))).toEqual(hex(naiveConsistency(from, first(size))));
  }
});

test('arithmetic holds where 32 bits end', () => {
  const size = 2 ** 52 + 3;
  expect(inclusionRanges(size - 1, size)).toEqual([
    { begin: 2 ** 52, end: 2 ** 52 + 2 },
    { begin: 0, end: 2 ** 52 },
  ]);
  expect(frontier(size).map((node) => node.level)).toEqual([52, 1, 0]);
});

test('what is no tree, index or range is refused', () => {
  for (const [index, size] of [
    [0, 0],
    [3, 3],
    [-1, 3],
    [0.5, 3],
    [Number.NaN, 3],
    [0, 2 ** 53],
    [2 ** 53, 2 ** 53 + 2],
  ] as const)
    expect(() => inclusionRanges(index, size)).toThrow(RangeError);
  expect(() => consistencyRanges(4, 3)).toThrow(RangeError);
  expect(() => consistentRanges({ begin: 1, end: 3 }, 8)).toThrow(RangeError);
  expect(() => besideRanges(2, 2, 8)).toThrow(RangeError);
  expect(() => subtreesOf({ begin: 3, end: 8 })).toThrow(RangeError);
});

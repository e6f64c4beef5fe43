/** Attack 49: proofs of every wrong kind. */
import { expect, test } from 'vitest';
import { EMPTY_ROOT, isSubtree } from '../../lib/evidence/merkle.ts';
import {
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from '../../lib/evidence/proofs.ts';
import { rootFromRange } from '../../lib/evidence/range-proof.ts';
import { seeded } from '../record/seeded.ts';
import { naiveBeside, naiveConsistency, naiveLeaves, naivePath, naiveRoot, naiveSubtreeProof } from './naive-tree.ts';

const LEAVES = naiveLeaves(2_000);
const ROOTS = Array.from({ length: 131 }, (_, size) => naiveRoot(LEAVES.slice(0, size)));
const first = (size: number) => LEAVES.slice(0, size);
const leaf = (index: number) => LEAVES[index] as Uint8Array;
const root = (size: number) => ROOTS[size] ?? naiveRoot(first(size));
const other = naiveRoot(naiveLeaves(3).reverse());
const YES = { ok: true };
const no = (code: string) => ({ ok: false, code });

const inclusion = (index: number, size: number) => ({
  index,
  size,
  leafHash: leaf(index),
  proof: naivePath(index, first(size)),
  root: root(size),
});
const consistency = (from: number, to: number) => ({
  from,
  to,
  fromRoot: root(from),
  toRoot: root(to),
  proof: from === 0 ? [] : naiveConsistency(from, first(to)),
});

test('every inclusion proof to size 130 holds, and holds for its own index only', () => {
  for (let size = 1; size <= 130; size++)
    for (let index = 0; index < size; index++) {
      const good = inclusion(index, size);
      expect(verifyInclusion(good)).toEqual(YES);
      expect(verifyInclusion({ ...good, index: (index + 1) % size }).ok).toBe(size === 1);
    }
});

test('every consistency proof to size 130 holds, also with bigint sizes, and for its own sizes only', () => {
  for (let to = 0; to <= 130; to++)
    for (let from = 0; from <= to; from++) {
      const good = consistency(from, to);
      expect(verifyConsistency(good)).toEqual(YES);
      expect(verifyConsistency({ ...good, from: BigInt(from), to: BigInt(to) })).toEqual(YES);
      if (from === 0) continue;
      expect(verifyConsistency({ ...good, fromRoot: root(from - 1) }).ok).toBe(false);
      expect(verifyConsistency({ ...good, toRoot: root(to - 1) }).ok).toBe(false);
    }
});

test('subtrees are proven in and against the tree, to size 40', () => {
  for (let size = 1; size <= 40; size++)
    for (let begin = 0; begin < size; begin++)
      for (let end = begin + 1; end <= size; end++) {
        const leaves = LEAVES.slice(begin, end);
        const subtreeRoot = naiveRoot(leaves);
        const proof = isSubtree({ begin, end }) ? naiveSubtreeProof(begin, end, first(size)) : [];
        const against = verifySubtreeConsistency({ begin, end, size, subtreeRoot, root: root(size), proof });
        const index = begin + Math.floor((end - begin) / 2);
        const path = naivePath(index - begin, leaves);
        const within = verifySubtreeInclusion({
          begin,
          end,
          index,
          leafHash: leaf(index),
          proof: path,
          root: subtreeRoot,
        });
        expect(against).toMatchObject(isSubtree({ begin, end }) ? YES : no('proof.range'));
        expect(within).toMatchObject(isSubtree({ begin, end }) ? YES : no('proof.range'));
      }
});

test('larger trees: a proof holds until one bit, hash or number of it is changed', () => {
  const random = seeded(49);
  const below = (count: number) => Math.floor(random() * count);
  const spoil = (hash: Uint8Array) => hash.map((byte, at) => (at === 7 ? byte ^ (1 << below(8)) : byte));
  for (let round = 0; round < 60; round++) {
    const to = 300 + below(1_700);
    const good = consistency(1 + below(to - 1), to);
    const path = inclusion(below(to), to);
    expect(verifyConsistency(good)).toEqual(YES);
    expect(verifyInclusion(path)).toEqual(YES);
    for (const { proof } of [good, path]) {
      const at = below(proof.length);
      const changed = [
        proof.with(at, spoil(proof[at] as Uint8Array)),
        proof.toSpliced(at, 1),
        proof.toSpliced(at, 0, other),
        [...proof, other],
        [other, ...proof],
        [],
      ];
      for (const bad of changed) {
        const verdict =
          proof === path.proof ? verifyInclusion({ ...path, proof: bad }) : verifyConsistency({ ...good, proof: bad });
        expect(verdict.ok).toBe(false);
      }
    }
    expect(verifyInclusion({ ...path, leafHash: spoil(path.leafHash) })).toMatchObject(no('proof.root'));
    expect(verifyInclusion({ ...path, root: spoil(path.root) })).toMatchObject(no('proof.root'));
    expect(verifyConsistency({ ...good, fromRoot: spoil(good.fromRoot) })).toMatchObject(no('proof.root'));
    expect(verifyConsistency({ ...good, toRoot: spoil(good.toRoot) })).toMatchObject(no('proof.root'));
  }
});

test('nothing is extended by everything, and only the empty root is the root of nothing', () => {
  const nothing = { from: 0, to: 0, fromRoot: EMPTY_ROOT, toRoot: EMPTY_ROOT, proof: [] };
  expect(verifyConsistency(nothing)).toEqual(YES);
  expect(verifyConsistency({ ...nothing, fromRoot: other, toRoot: other })).toMatchObject(no('proof.root'));
  expect(verifyConsistency({ ...nothing, toRoot: other })).toMatchObject(no('proof.root'));
  expect(verifyConsistency({ ...nothing, fromRoot: other })).toMatchObject(no('proof.root'));
  expect(verifyConsistency({ ...nothing, proof: [other] })).toMatchObject(no('proof.length'));
  const grown = { ...nothing, to: 5, toRoot: root(5) };
  expect(verifyConsistency(grown)).toEqual(YES);
  expect(verifyConsistency({ ...grown, fromRoot: other })).toMatchObject(no('proof.root'));
  expect(verifyConsistency({ ...grown, proof: [other] })).toMatchObject(no('proof.length'));
});

test('a tree never shrinks', () => {
  expect(verifyConsistency({ ...consistency(5, 5), from: 6 })).toMatchObject(no('proof.range'));
  expect(verifyInclusion({ ...inclusion(4, 5), index: 5 })).toMatchObject(no('proof.range'));
  expect(verifyInclusion({ ...inclusion(0, 1), size: 0 })).toMatchObject(no('proof.range'));
});

test.each([-1, -1n, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 2n ** 53n, 2n ** 64n - 1n])(
  '%s is no index and no size',
  (number) => {
    const refused = no('proof.number');
    expect(verifyInclusion({ ...inclusion(3, 8), index: number })).toMatchObject(refused);
    expect(verifyInclusion({ ...inclusion(3, 8), size: number })).toMatchObject(refused);
    expect(verifyConsistency({ ...consistency(3, 8), from: number })).toMatchObject(refused);
    expect(verifyConsistency({ ...consistency(3, 8), to: number })).toMatchObject(refused);
    const range = { begin: 0, leafHashes: first(8), size: Number(number), proof: [] };
    expect(rootFromRange(range)).toMatchObject(refused);
  },
);

test('a proof of 64 hashes and more is refused before any is hashed', () => {
  const long = Array.from({ length: 64 }, () => other);
  const size = Number.MAX_SAFE_INTEGER;
  expect(verifyInclusion({ index: 0, size, leafHash: other, proof: long, root: other })).toMatchObject(
    no('proof.length'),
  );
  expect(verifyConsistency({ from: 1, to: size, fromRoot: other, toRoot: other, proof: long })).toMatchObject(
    no('proof.length'),
  );
  const endless = Array.from({ length: 1_000_000 }, () => other);
  expect(verifyInclusion({ index: 0, size: 2, leafHash: other, proof: endless, root: other })).toMatchObject(
    no('proof.length'),
  );
});

test('hashes of another length are refused', () => {
  for (const hash of [new Uint8Array(), other.slice(1), new Uint8Array(33), new Uint8Array(64)]) {
    expect(verifyInclusion({ ...inclusion(3, 8), leafHash: hash })).toMatchObject(no('proof.hash'));
    expect(verifyInclusion({ ...inclusion(3, 8), root: hash })).toMatchObject(no('proof.hash'));
    expect(verifyInclusion({ ...inclusion(3, 8), proof: [hash, other, other] })).toMatchObject(no('proof.hash'));
    expect(verifyConsistency({ ...consistency(3, 8), fromRoot: hash })).toMatchObject(no('proof.hash'));
  }
});

test('a range of leaves leads to the root with the hashes beside it, and only with those', () => {
  for (let size = 1; size <= 40; size++)
    for (let begin = 0; begin < size; begin++)
      for (let end = begin + 1; end <= size; end++) {
        const good = { begin, leafHashes: LEAVES.slice(begin, end), size, proof: naiveBeside(begin, end, first(size)) };
        expect(rootFromRange(good)).toEqual({ ok: true, root: root(size) });
        expect(rootFromRange({ ...good, proof: [...good.proof, other] })).toMatchObject(no('proof.length'));
        if (good.proof.length > 0)
          expect(rootFromRange({ ...good, proof: good.proof.slice(1) })).toMatchObject(no('proof.length'));
        const moved = rootFromRange({ ...good, leafHashes: good.leafHashes.with(0, other) });
        expect(moved).not.toEqual({ ok: true, root: root(size) });
      }
});

test('a range outside the tree, or of nothing, is refused', () => {
  const good = { begin: 2, leafHashes: LEAVES.slice(2, 5), size: 8, proof: naiveBeside(2, 5, first(8)) };
  expect(rootFromRange({ ...good, leafHashes: [] })).toMatchObject(no('proof.range'));
  expect(rootFromRange({ ...good, begin: 6 })).toMatchObject(no('proof.range'));
  expect(rootFromRange({ ...good, size: 4 })).toMatchObject(no('proof.range'));
  expect(rootFromRange({ ...good, begin: 2 ** 53 })).toMatchObject(no('proof.number'));
  expect(rootFromRange({ ...good, proof: [new Uint8Array(31), other] })).toMatchObject(no('proof.hash'));
});

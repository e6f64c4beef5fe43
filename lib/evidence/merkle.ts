/**
 * The Merkle tree of RFC 6962 §2.1 as arithmetic: which nodes a proof is made of. Whoever holds hashes (a database, tiles, an array) looks them up.
 * Sizes and indexes are safe integers: no bit operators, which end at 32 bits. What is no tree, index or range throws RangeError; proofs from outside go to proofs.ts.
 */
import { sha256 } from './hash.ts';

/** The leaves from `begin` up to, without, `end`. */
export interface Range {
  begin: number;
  end: number;
}

/** A complete subtree: the leaves [index · 2^level, (index + 1) · 2^level). Level 0 is the leaves. */
export interface Node {
  level: number;
  index: number;
}

/** The root of a tree without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array());

/** An inner node: SHA-256(0x01 ‖ left ‖ right). */
export function hashChildren(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(INNER, left, right);
}

const INNER = Uint8Array.of(1);

/** The ranges whose roots make the inclusion proof of leaf `index` in a tree of `size`, nearest the leaf first. */
export function inclusionRanges(index: number, size: number): Range[] {
  return consistentRanges({ begin: index, end: index + 1 }, size);
}

/** The ranges whose roots prove that the tree of size `to` extends the one of size `from`, in the order of RFC 6962 §2.1.2. */
export function consistencyRanges(from: number, to: number): Range[] {
  return consistentRanges({ begin: 0, end: from }, to);
}

/**
 * The ranges whose roots prove that a subtree is part of the tree of `size`: SUBTREE_PROOF of draft-ietf-plants-merkle-tree-certs, of which inclusion
 * (one leaf) and consistency (begin 0) are cases.
 */
export function consistentRanges(subtree: Range, size: number): Range[] {
  if (!isSubtree(subtree) || subtree.end > size || !Number.isSafeInteger(size)) {
    throw new RangeError(`[${subtree.begin}, ${subtree.end}) is no subtree of a tree of ${size}.`);
  }
  const ranges: Range[] = [];
  if (subtree.begin === subtree.end) return ranges;
  const within = { begin: 0, end: size };
  let known = true;
  let { begin } = subtree;
  while (!(begin === within.begin && subtree.end === within.end)) {
    const middle = split(within);
    if (subtree.end <= middle) {
      ranges.push({ begin: middle, end: within.end });
      within.end = middle;
    } else {
      ranges.push({ begin: within.begin, end: middle });
      within.begin = middle;
      // A subtree on both sides of the middle starts where the tree does: its left part is a node of the tree, its right part is looked for alone.
      if (begin < middle) {
        begin = middle;
        known = false;
      }
    }
  }
  if (!known) ranges.push(within);
  return ranges.reverse();
}

/** Valid per the draft: not empty ranges start at a multiple of the smallest power of two that holds their length; empty ones anywhere. */
export function isSubtree({ begin, end }: Range): boolean {
  if (!Number.isSafeInteger(begin) || !Number.isSafeInteger(end) || begin < 0 || begin > end) return false;
  let width = 1;
  while (width < end - begin) width *= 2;
  return begin % width === 0;
}

/** The largest ranges of the tree left and right of [begin, end), left to right: with the leaves between they lead to the root (range-proof.ts). */
export function besideRanges(begin: number, end: number, size: number): Range[] {
  if (![begin, end, size].every(Number.isSafeInteger) || begin < 0 || begin >= end || end > size) {
    throw new RangeError(`[${begin}, ${end}) is no range of a tree of ${size}.`);
  }
  const beside = (within: Range): Range[] => {
    if (within.end <= begin || within.begin >= end) return [within];
    if (within.begin >= begin && within.end <= end) return [];
    const middle = split(within);
    return [...beside({ begin: within.begin, end: middle }), ...beside({ begin: middle, end: within.end })];
  };
  return beside({ begin: 0, end: size });
}

/** Where RFC 6962 splits a range of at least two leaves: after the largest power of two smaller than its length. */
export function split({ begin, end }: Range): number {
  let width = 1;
  while (width * 2 < end - begin) width *= 2;
  return begin + width;
}

/** The complete subtrees a range of the tree (`isSubtree`) consists of, left to right and so largest first. Their roots fold to its root. */
export function subtreesOf(range: Range): Node[] {
  if (!isSubtree(range)) throw new RangeError(`[${range.begin}, ${range.end}) is no subtree.`);
  const nodes: Node[] = [];
  let { begin } = range;
  while (begin < range.end) {
    let level = 0;
    let width = 1;
    while (width * 2 <= range.end - begin) {
      width *= 2;
      level++;
    }
    nodes.push({ level, index: begin / width });
    begin += width;
  }
  return nodes;
}

/** The root of a range from the roots of its complete subtrees (`subtreesOf`), right to left; without any, the empty root. */
export function foldSubtrees(hashes: readonly Uint8Array[]): Uint8Array {
  return hashes.length === 0 ? EMPTY_ROOT : hashes.reduceRight((right, left) => hashChildren(left, right));
}

/** The complete subtrees of a whole tree. Their hashes are all that is needed to go on appending. */
export function frontier(size: number): Node[] {
  return subtreesOf({ begin: 0, end: size });
}

/** Appends a leaf to the hashes of `frontier(size)`, in place: afterwards they are those of `frontier(size + 1)`. */
export function growFrontier(hashes: Uint8Array[], size: number, leafHash: Uint8Array): void {
  let right = leafHash;
  for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) right = hashChildren(hashes.pop() as Uint8Array, right);
  hashes.push(right);
}

/** The root over leaf hashes. */
export function merkleRoot(leafHashes: Iterable<Uint8Array>): Uint8Array {
  const hashes: Uint8Array[] = [];
  let size = 0;
  for (const leaf of leafHashes) growFrontier(hashes, size++, leaf);
  return foldSubtrees(hashes);
}

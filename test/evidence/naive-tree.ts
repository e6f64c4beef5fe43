/**
 * RFC 6962 §2.1, written down as it stands there: recursion over slices of the list of leaf hashes. Slow and on its own (node:crypto only), so that the tree
 * in lib can be held to it.
 */
import { createHash } from 'node:crypto';

type Hash = Uint8Array;

const sha256 = (...parts: Uint8Array[]): Hash => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

/** Leaf hashes of the entries "0", "1", … */
export const naiveLeaves = (size: number): Hash[] =>
  Array.from({ length: size }, (_, at) => sha256(Uint8Array.of(0), Buffer.from(String(at))));

/** The largest power of two smaller than n. */
const k = (n: number) => 2 ** Math.floor(Math.log2(n - 1));

/** MTH(D) */
export function naiveRoot(leaves: readonly Hash[]): Hash {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0] as Hash;
  const middle = k(leaves.length);
  return sha256(Uint8Array.of(1), naiveRoot(leaves.slice(0, middle)), naiveRoot(leaves.slice(middle)));
}

/** PATH(m, D) */
export function naivePath(m: number, leaves: readonly Hash[]): Hash[] {
  if (leaves.length === 1) return [];
  const middle = k(leaves.length);
  const [left, right] = [leaves.slice(0, middle), leaves.slice(middle)];
  return m < middle ? [...naivePath(m, left), naiveRoot(right)] : [...naivePath(m - middle, right), naiveRoot(left)];
}

/** PROOF(m, D) with SUBPROOF(m, D, b) */
export function naiveConsistency(m: number, leaves: readonly Hash[], b = true): Hash[] {
  if (m === leaves.length) return b ? [] : [naiveRoot(leaves)];
  const middle = k(leaves.length);
  const [left, right] = [leaves.slice(0, middle), leaves.slice(middle)];
  return m <= middle
    ? [...naiveConsistency(m, left, b), naiveRoot(right)]
    : [...naiveConsistency(m - middle, right, false), naiveRoot(left)];
}

/** SUBTREE_PROOF(start, end, D) of draft-ietf-plants-merkle-tree-certs */
export function naiveSubtreeProof(start: number, end: number, leaves: readonly Hash[], b = true): Hash[] {
  if (start === 0 && end === leaves.length) return b ? [] : [naiveRoot(leaves)];
  const middle = k(leaves.length);
  const [left, right] = [leaves.slice(0, middle), leaves.slice(middle)];
  if (end <= middle) return [...naiveSubtreeProof(start, end, left, b), naiveRoot(right)];
  if (middle <= start) return [...naiveSubtreeProof(start - middle, end - middle, right, b), naiveRoot(left)];
  return [...naiveSubtreeProof(0, end - middle, right, false), naiveRoot(left)];
}

/** Largest ranges beside [begin, end), left to right. */
export function naiveBeside(begin: number, end: number, leaves: readonly Hash[], at = 0): Hash[] {
  if (at + leaves.length <= begin || at >= end) return [naiveRoot(leaves)];
  if (at >= begin && at + leaves.length <= end) return [];
  const middle = k(leaves.length);
  return [
    ...naiveBeside(begin, end, leaves.slice(0, middle), at),
    ...naiveBeside(begin, end, leaves.slice(middle), at + middle),
  ];
}

/**
 * Whether a proof from outside holds: RFC 9162 §2.1.3.2 and §2.1.4.2, and their generalisation to subtrees (draft-ietf-plants-merkle-tree-certs, "Subtrees").
 * Nothing given here is trusted: numbers that are no safe integers, hashes that are not 32 bytes and proofs of a wrong length are refused, each with its reason (attack 49).
 */
import { EMPTY_ROOT, hashChildren, isSubtree } from './merkle.ts';
import { sameBytes } from './same-bytes.ts';
import { type Fault, fault } from './verdict.ts';

export type ProofFault = 'proof.number' | 'proof.range' | 'proof.hash' | 'proof.length' | 'proof.root';
export type ProofVerdict = { ok: true } | Fault<ProofFault>;

type Count = number | bigint;
type Proof = readonly Uint8Array[];

/** Leaf `index` is in the tree of `size` with this `root`. */
export function verifyInclusion(given: {
  index: Count;
  size: Count;
  leafHash: Uint8Array;
  proof: Proof;
  root: Uint8Array;
}): ProofVerdict {
  const { index, size, leafHash, proof, root } = given;
  return verifySubtreeInclusion({ begin: 0, end: size, index, leafHash, proof, root });
}

/** Leaf `index` of the log is in the subtree [begin, end) with this `root`. */
export function verifySubtreeInclusion(given: {
  begin: Count;
  end: Count;
  index: Count;
  leafHash: Uint8Array;
  proof: Proof;
  root: Uint8Array;
}): ProofVerdict {
  const unfit = unfitNumbers(given.begin, given.end, given.index) ?? unfitHashes(given, given.leafHash, given.root);
  if (unfit) return unfit;
  const [begin, end, index] = [Number(given.begin), Number(given.end), Number(given.index)];
  if (!isSubtree({ begin, end })) return noSubtree(begin, end);
  if (index < begin || index >= end) {
    return fault('proof.range', `There is no leaf ${index} in a tree over the leaves ${begin} to ${end}.`);
  }
  return climb({ low: index - begin, high: index - begin, last: end - begin - 1, known: given.leafHash, ...given });
}

/** The tree of size `to` extends the one of size `from`. Nothing (size 0) is extended by everything, and only the empty root stands for it. */
export function verifyConsistency(given: {
  from: Count;
  to: Count;
  fromRoot: Uint8Array;
  toRoot: Uint8Array;
  proof: Proof;
}): ProofVerdict {
  const { from, to, fromRoot, toRoot, proof } = given;
  return verifySubtreeConsistency({ begin: 0, end: from, size: to, subtreeRoot: fromRoot, root: toRoot, proof });
}

/** The subtree [begin, end) with `subtreeRoot` is part of the tree of `size` with `root`. */
export function verifySubtreeConsistency(given: {
  begin: Count;
  end: Count;
  size: Count;
  subtreeRoot: Uint8Array;
  root: Uint8Array;
  proof: Proof;
}): ProofVerdict {
  const { subtreeRoot, root, proof } = given;
  const unfit = unfitNumbers(given.begin, given.end, given.size) ?? unfitHashes(given, subtreeRoot, root);
  if (unfit) return unfit;
  const [begin, end, size] = [Number(given.begin), Number(given.end), Number(given.size)];
  if (!isSubtree({ begin, end })) return noSubtree(begin, end);
  if (end > size) return fault('proof.range', `A tree of ${size} cannot hold the leaves up to ${end}: it is shorter.`);
  if (size === 0 && !sameBytes(root, EMPTY_ROOT)) return fault('proof.root', 'This is not the root of an empty tree.');
  if (begin === end) {
    if (proof.length > 0) return fault('proof.length', 'Nothing is part of every tree: its proof is empty.');
    return sameBytes(subtreeRoot, EMPTY_ROOT) ? { ok: true } : fault('proof.root', 'This is not the root of nothing.');
  }
  return climb({ low: begin, high: end - 1, last: size - 1, known: subtreeRoot, root, proof });
}

/**
 * Climbs from a subtree, whose first and last leaf are `low` and `high`, to the root of the tree whose last leaf is `last`. The draft's fn, sn and tn: numbers of nodes on the level reached.
 * Two hashes are made on the way: `part` of what lies in the subtree, which must end as `known`, and `whole`, which must end as the root.
 */
function climb(given: {
  low: number;
  high: number;
  last: number;
  known: Uint8Array;
  root: Uint8Array;
  proof: Proof;
}): ProofVerdict {
  let { low, high, last } = given;
  const up = () => {
    low = half(low);
    high = half(high);
    last = half(last);
  };
  // Up to the largest node of the tree that is the subtree, or its right edge.
  while (low !== high && (high === last || odd(high))) up();
  let rest = given.proof;
  let part = given.known;
  if (low !== high) {
    const [first, ...others] = rest;
    if (!first) return tooShort;
    part = first;
    rest = others;
  }
  let whole = part;
  for (const hash of rest) {
    if (last === 0) return fault('proof.length', 'The proof has more hashes than the tree has levels.');
    if (odd(high) || high === last) {
      if (low < high) part = hashChildren(hash, part);
      whole = hashChildren(hash, whole);
      while (!odd(high)) up();
    } else {
      whole = hashChildren(whole, hash);
    }
    up();
  }
  if (last !== 0) return tooShort;
  if (!sameBytes(part, given.known)) return fault('proof.root', 'The proof leads to another root of the earlier part.');
  return sameBytes(whole, given.root) ? { ok: true } : fault('proof.root', 'The proof leads to another root.');
}

const odd = (number: number) => number % 2 === 1;
const half = (number: number) => Math.floor(number / 2);
const tooShort = fault('proof.length', 'The proof has fewer hashes than it needs.');

const noSubtree = (begin: number, end: number) =>
  fault('proof.range', `The leaves ${begin} to ${end} do not make a subtree.`);

function unfitNumbers(...numbers: Count[]): Fault<ProofFault> | undefined {
  const isFit = (number: Count) =>
    Number.isSafeInteger(typeof number === 'bigint' ? Number(number) : number) && number >= 0;
  return numbers.every(isFit)
    ? undefined
    : fault('proof.number', `${numbers.join(', ')}: indexes and sizes are whole numbers from 0 to 2^53 − 1.`);
}

/** No tree of safe size is 64 levels deep: longer proofs are not even read. */
const MOST_HASHES = 63;

function unfitHashes({ proof }: { proof: Proof }, ...others: Uint8Array[]): Fault<ProofFault> | undefined {
  if (proof.length > MOST_HASHES) return fault('proof.length', `A proof has at most ${MOST_HASHES} hashes.`);
  return [...proof, ...others].every((hash) => hash.length === 32)
    ? undefined
    : fault('proof.hash', 'A hash that is not 32 bytes long was given.');
}

/** One proof for consecutive leaves: their hashes and those beside them (`besideRanges`) lead to the root. A batch is proven at the price of two paths. */
import { hashChildren, type Range, split } from './merkle.ts';
import { type Fault, fault } from './verdict.ts';

export type RangeProofFault = 'proof.number' | 'proof.range' | 'proof.hash' | 'proof.length';

/**
 * The root of the tree of `size` in which `leafHashes` are the leaves from `begin` on. It proves nothing until it is compared with a signed root.
 * `proof` holds the hashes of `besideRanges`, in their order.
 */
export function rootFromRange(given: {
  begin: number;
  leafHashes: readonly Uint8Array[];
  size: number;
  proof: readonly Uint8Array[];
}): { ok: true; root: Uint8Array } | Fault<RangeProofFault> {
  const { begin, leafHashes, size, proof } = given;
  const end = begin + leafHashes.length;
  if (![begin, end, size].every((number) => Number.isSafeInteger(number) && number >= 0)) {
    return fault('proof.number', 'An index or size is no whole number from 0 to 2^53 − 1.');
  }
  if (begin === end || end > size) return fault('proof.range', `A tree of ${size} has no leaves ${begin} to ${end}.`);
  if (![...leafHashes, ...proof].every((hash) => hash.length === 32)) {
    return fault('proof.hash', 'A hash that is not 32 bytes long was given.');
  }
  let used = 0;
  const rootOf = (within: Range): Uint8Array | undefined => {
    if (within.end <= begin || within.begin >= end) return proof[used++];
    if (within.end - within.begin === 1) return leafHashes[within.begin - begin];
    const middle = split(within);
    const left = rootOf({ begin: within.begin, end: middle });
    const right = left && rootOf({ begin: middle, end: within.end });
    return right && hashChildren(left, right);
  };
  const root = rootOf({ begin: 0, end: size });
  if (!root) return fault('proof.length', 'The proof has fewer hashes than it needs.');
  return used === proof.length ? { ok: true, root } : fault('proof.length', 'The proof has more hashes than it needs.');
}

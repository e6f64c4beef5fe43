import { HEX_32 } from './hex.ts';
import { bodyMac, type Leaf, leafHash, NO_LEAF } from './leaf.ts';

/** Where a device's chain stands. `seq` is the last one used, 0 before the first; `prev` is the hash of that leaf. */
export interface ChainHead {
  log: string;
  device: string;
  seq: number;
  prev: string;
}

/** The head of a device that has written nothing yet. */
export function firstHead(log: string, device: string): ChainHead {
  return { log, device, seq: 0, prev: NO_LEAF };
}

export interface NextEntry {
  leaf: Leaf;
  leafHash: string;
  head: ChainHead;
}

/** The next leaf of a device's chain for `body` under `salt` (64 hex digits), and the head after it. Synchronous: it runs inside the storing transaction. */
export function nextEntry(head: ChainHead, body: unknown, salt: string): NextEntry {
  if (!HEX_32.test(salt)) throw new TypeError('A salt is 32 bytes as 64 lower-case hex digits.');
  const leaf: Leaf = {
    v: 1,
    log: head.log,
    device: head.device,
    seq: head.seq + 1,
    prev: head.prev,
    body: bodyMac(salt, body),
  };
  const hash = leafHash(leaf);
  return { leaf, leafHash: hash, head: { ...head, seq: leaf.seq, prev: hash } };
}

/** What is kept of one event. Salt and body are both there, or both erased (null or absent). */
export interface ChainEntry {
  leaf: Leaf;
  leafHash?: string | undefined;
  salt?: string | null | undefined;
  body?: unknown;
}

export type ChainFault =
  | 'chain.other-chain'
  | 'chain.gap'
  | 'chain.broken'
  | 'chain.leaf-hash'
  | 'chain.body'
  | 'chain.half-erased';
export type ChainVerdict =
  | { ok: true; head: ChainHead | null }
  | { ok: false; at: number; seq: number; code: ChainFault; sentence: string };

/**
 * Checks that entries, in order, are one device's unbroken chain, each body the one its leaf binds. Names the first thing wrong: `at` is the place in the list, `seq`
 * the leaf's own number. Give `from` when the list does not start at the device's first event.
 */
export function verifyChain(entries: readonly ChainEntry[], from?: ChainHead): ChainVerdict {
  const first = entries[0];
  if (!first) return { ok: true, head: from ?? null };
  let head = from ?? firstHead(first.leaf.log, first.leaf.device);
  for (const [at, entry] of entries.entries()) {
    const { leaf } = entry;
    const hash = leafHash(leaf);
    const fault = faultOf(entry, hash, head);
    if (fault) return { ok: false, at, seq: leaf.seq, ...fault };
    head = { ...head, seq: leaf.seq, prev: hash };
  }
  return { ok: true, head };
}

function faultOf(entry: ChainEntry, hash: string, head: ChainHead): { code: ChainFault; sentence: string } | undefined {
  const { leaf, salt, body } = entry;
  const event = `Event ${leaf.seq} of device ${leaf.device}`;
  if (leaf.log !== head.log || leaf.device !== head.device) {
    return {
      code: 'chain.other-chain',
      sentence: `${event} in log ${leaf.log} does not belong to device ${head.device} in log ${head.log}.`,
    };
  }
  if (leaf.seq !== head.seq + 1) {
    return { code: 'chain.gap', sentence: `${event} comes where event ${head.seq + 1} is due.` };
  }
  if (leaf.prev !== head.prev) {
    return {
      code: 'chain.broken',
      sentence: `${event} does not follow the event before it: one of the two was changed.`,
    };
  }
  if (entry.leafHash !== undefined && entry.leafHash !== hash) {
    return { code: 'chain.leaf-hash', sentence: `${event} does not have the leaf hash it is said to have.` };
  }
  const salted = typeof salt === 'string';
  const bodied = body !== undefined && body !== null;
  if (salted !== bodied)
    return { code: 'chain.half-erased', sentence: `${event} has only one of salt and body: they are erased together.` };
  if (salted && !(HEX_32.test(salt) && bodyIs(leaf.body, salt, body))) {
    return { code: 'chain.body', sentence: `The body of event ${leaf.seq} is not the one its leaf was made for.` };
  }
  return undefined;
}

/** True when the body is the one bound in the leaf. A body without a canonical form is nobody's. */
function bodyIs(expected: string, salt: string, body: unknown): boolean {
  try {
    return bodyMac(salt, body) === expected;
  } catch {
    // canonical() throws for what JSON cannot say: such a body was never chained.
    return false;
  }
}

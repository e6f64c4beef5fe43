/** What is remembered of each device while its chain goes by. */
import type { Verifies } from '../ed25519.ts';
import { NO_LEAF } from '../leaf.ts';

/** The end of a chain. */
export interface ChainTail {
  /** last number and hex leaf hash */
  seq: number;
  prev: string;
  /** hex leaf hashes of the last numbers: a batch may begin with events that were known already, and its signature covers them */
  recent: string[];
}

export interface DeviceChain extends ChainTail {
  id: string;
  /** null for the log's own device: the log key signs its batches */
  verifies: Verifies | null;
  /** how the bodies of its events begin (actor-start.ts) */
  start: Uint8Array | null;
}

/** A batch holds at most so many events (lib/wire/api.schema.ts). */
const MOST = 500;

export const newTail = (): ChainTail => ({ seq: 0, prev: NO_LEAF, recent: [] });

export function newChain(id: string, verifies: Verifies | null, start: Uint8Array | null = null): DeviceChain {
  return { id, verifies, start, ...newTail() };
}

/** The chain's next leaf. */
export function extendChain(chain: ChainTail, leafHash: string): void {
  chain.seq += 1;
  chain.prev = leafHash;
  chain.recent.push(leafHash);
  if (chain.recent.length >= 2 * MOST) chain.recent.splice(0, MOST);
}

/** The hashes of the chain's leaves from number `first` to its last, or undefined when there are none or `first` is longer ago than a batch can reach. */
export function recentFrom(chain: ChainTail, first: number): string[] | undefined {
  const count = chain.seq - first + 1;
  return count >= 1 && count <= chain.recent.length ? chain.recent.slice(-count) : undefined;
}

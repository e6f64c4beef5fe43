/** What is remembered of each device while its chain goes by. */
import type { Verifies } from '../ed25519.ts';
import { NO_LEAF } from '../leaf.ts';

export interface DeviceChain {
  id: string;
  /** null for the log's own device: the log key signs its batches */
  verifies: Verifies | null;
  /** last number and hex leaf hash */
  seq: number;
  prev: string;
  /** hex leaf hashes of the last numbers: a batch may begin with events that were known already, and its signature covers them */
  recent: string[];
}

/** A batch holds at most so many events (lib/wire/api.schema.ts). */
const MOST = 500;

export function newChain(id: string, verifies: Verifies | null): DeviceChain {
  return { id, verifies, seq: 0, prev: NO_LEAF, recent: [] };
}

/** The chain's next leaf. */
export function extendChain(chain: DeviceChain, leafHash: string): void {
  chain.seq += 1;
  chain.prev = leafHash;
  chain.recent.push(leafHash);
  if (chain.recent.length >= 2 * MOST) chain.recent.splice(0, MOST);
}

/** The hashes of the chain's leaves from number `first` to its last, or undefined when that is longer ago than a batch can reach. */
export function recentFrom(chain: DeviceChain, first: number): string[] | undefined {
  const count = chain.seq - first + 1;
  return count > chain.recent.length ? undefined : chain.recent.slice(chain.recent.length - count);
}

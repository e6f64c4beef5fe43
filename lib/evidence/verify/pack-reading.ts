/** What is known at one point of reading a pack. */
import type { Verifies } from '../ed25519.ts';
import type { PackBatch } from '../pack.schema.ts';
import type { DeviceChain } from './device-chain.ts';
import type { KnownLog } from './known-log.ts';
import type { Later } from './later.ts';

export type Stage = 'header' | 'devices' | 'batches' | 'end' | 'over';

export interface Reading {
  stage: Stage;
  /** of the line being read, from 1 */
  line: number;
  /** of the entry being read, or null */
  index: number | null;
  log: KnownLog | null;
  devices: Map<string, DeviceChain>;
  /** raw keys of the devices, for their cosignatures */
  publicKeys: Map<string, Uint8Array>;
  /** the batch whose entries are being read, and its line */
  batch: { said: PackBatch; line: number; refused: Map<number, string> } | null;
  /** entries read, and the hashes of their tree (merkle.ts, `frontier`) */
  size: number;
  frontier: Uint8Array[];
  later: Later;
  keyOf(publicKey: Uint8Array): Verifies;
  pinned: string | undefined;
  /** sizes whose root the caller asks for, and the roots found */
  wantedRoots: Map<number, Uint8Array | null>;
  counts: { bodies: number; erased: number; refused: number; cosigned: number };
  signedRoot: { size: number; root: Uint8Array } | null;
}

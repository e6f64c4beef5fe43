/** What is known at one point of reading the pack of a part of the log. */
import type { EventReplay } from '../../../record/replay-event.ts';
import type { Verifies } from '../../ed25519.ts';
import type { EventBody } from '../../event.schema.ts';
import type { PackObject, PartBatch, PartHeader } from '../../pack/part.schema.ts';
import type { Names } from '../../story/words.ts';
import type { KnownLog } from '../known-log.ts';
import type { Later } from '../later.ts';
import type { RequestPaths } from './request-paths.ts';

export type PartStage = 'header' | 'devices' | 'objects' | 'batches' | 'over';

/** An entry that holds, as a story of the pack is made from. */
export interface HeldEntry {
  index: number;
  leafHash: string;
  receivedAt: string;
  device: string;
  /** null when erased, or when it is no event of this version */
  body: EventBody | null;
  refused: string | null;
  /** what happened, in one sentence, with the names the pack has */
  story: string;
  /** what the pack calls people, clients and consoles */
  names: Names;
  replay: EventReplay;
}

export interface PartCounts {
  bodies: number;
  erased: number;
  refused: number;
  cosigned: number;
  objects: number;
}

/** Values derived again from the versions in the pack. */
export interface ReplayCounts {
  same: number;
  differs: number;
  cannot: number;
  erased: number;
  /** the first that differs, in a sentence */
  first: string | null;
}

export interface PartReading {
  stage: PartStage;
  line: number;
  index: number | null;
  header: PartHeader | null;
  log: KnownLog | null;
  publicKeys: Map<string, Uint8Array>;
  /** how the bodies of each device begin (actor-start.ts) */
  starts: Map<string, Uint8Array>;
  root: Uint8Array | null;
  objects: Map<string, PackObject['body']>;
  /** what things are called, by `<kind> <id>` */
  names: Map<string, string>;
  /** the requester as each ticket showed them, by `<console>:<number>` */
  tickets: Map<string, Record<string, string>>;
  /** the batch being read: the places of its entries still to come */
  batch: { said: PartBatch; due: number[]; refused: Map<number, string> } | null;
  /** index after the last batch */
  next: number;
  batches: number;
  entries: number;
  later: Later;
  keyOf(publicKey: Uint8Array): Verifies;
  pinned: string | undefined;
  counts: PartCounts;
  replay: ReplayCounts;
  requests: RequestPaths;
  onEntry: ((entry: HeldEntry) => void | Promise<void>) | undefined;
}

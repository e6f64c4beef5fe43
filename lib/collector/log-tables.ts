/**
 * The tables evidence lies in. What no signature and no hash covers has no column here, times above all. Hashes are lower-case hex but for tiles, which hold raw bytes; times are RFC 3339 in UTC with
 * milliseconds.
 */
import type { ListColumns } from './arrival.ts';

/** One row, the log as it stands. Updating it is the lock every append takes. */
interface LogHeadRow {
  id: number;
  size: number;
  epoch: number;
  root: string;
}

/** Leaves only, dense from 0, never changed. */
interface LogEntryRow {
  idx: number;
  device: string;
  seq: number;
  prev: string;
  body_mac: string;
  leaf_hash: string;
  event_id: string | null;
  /** id of the batch it came with */
  batch: number;
  /** `code: sentence` (lib/collector/refusal.ts) when only the leaf was taken */
  body_refused: string | null;
}

/**
 * A batch enters whole or not at all, so that its signature can be checked against the log for ever. It signs the device's leaves `first_seq` to `last_seq`; those
 * that were known already come first. `receipt` is the log key's word for everything in the row (lib/evidence/receipt.ts).
 */
interface BatchRow {
  /** index of its first new entry */
  id: number;
  device: string;
  first_seq: number;
  last_seq: number;
  /** the last number the device said its chain has */
  held: number;
  signature: string;
  /** device clock */
  sent_at: string;
  /** collector clock */
  received_at: string;
  /** the sender's standing on receipt: `active`, or why it could no longer act */
  standing: string;
  receipt: string;
  /** size of the log after the commit it came in: of the first checkpoint that covers it */
  checkpoint: number;
}

/** Salts and bodies, with the columns lists are made from: erased together, the log stands. */
interface EventBodyRow extends ListColumns {
  idx: number;
  /** both empty where they are sealed */
  salt: string;
  body: string;
  /** both of them, under the key `body_key` (bodies/body-key.ts); null only of what was stored before bodies were sealed */
  sealed: Uint8Array | null;
  body_key: string | null;
}

/** A key whose file lies in the key folder. `scope`: a client's id, or empty; `state`: bodies/key-rows.ts. */
interface BodyKeyRow {
  id: string;
  scope: string;
  /** of receipt: `2026-11` */
  month: string;
  state: string;
  made_at: string;
}

/** Up to 256 hashes of 32 bytes each: level 0 leaf hashes, level n the roots of full tiles below. The last tile of a level grows in place. */
interface TileRow {
  level: number;
  n: number;
  hashes: Uint8Array;
}

/** One per commit group. */
interface CheckpointRow {
  epoch: number;
  size: number;
  note: string;
}

interface CosignatureRow {
  epoch: number;
  size: number;
  device: string;
  line: string;
}

/** `n` counts from 1. The first key has no rotation note; a later one signs from `from_size` of `epoch` on. */
interface LogKeyRow {
  n: number;
  vkey: string;
  rotation: string | null;
  epoch: number;
  from_size: number;
}

/** Epoch 1 begins the log and has no note; each later one says where the log went on from a restored backup. */
interface EpochRow {
  epoch: number;
  from_size: number;
  root: string;
  note: string | null;
}

/** Batches that wait for their place, on engines where several collectors write. */
interface InboxRow {
  /** UUIDv7 */
  id: string;
  device: string;
  /** an `Arrival` as JSON */
  payload: string;
  /** null while it waits. Of a batch that was not taken, or was known: its results, for the collector that received it */
  outcome: string | null;
}

interface SecurityEventRow {
  id: string;
  at: string;
  kind: string;
  device: string | null;
  technician: string | null;
  detail: string;
}

/** What a known device sent and what is not in the log, kept apart with the reason. */
interface QuarantineRow {
  id: string;
  at: string;
  device: string;
  reason: string;
  /** hex SHA-256 of the text before it was cut */
  digest: string;
  /** empty where it is sealed */
  bytes: string;
  /** under the key `body_key`; null only of what was kept before it was sealed */
  sealed: Uint8Array | null;
  body_key: string | null;
}

export interface LogTables {
  log_head: LogHeadRow;
  log_entries: LogEntryRow;
  batches: BatchRow;
  event_bodies: EventBodyRow;
  body_keys: BodyKeyRow;
  tiles: TileRow;
  checkpoints: CheckpointRow;
  cosignatures: CosignatureRow;
  log_keys: LogKeyRow;
  epochs: EpochRow;
  inbox: InboxRow;
  security_events: SecurityEventRow;
  quarantine: QuarantineRow;
}

/**
 * What the worker keeps on this device. Every row names the enrolment it belongs to, so that two technicians in one browser profile never mix.
 * Tokens and keys live here and not in `storage.local`, which content scripts can read.
 */
import Dexie, { type Table } from 'dexie';
import type { ChainHead } from '../evidence/chain.ts';
import type { EventBody } from '../evidence/event.schema.ts';
import type { Leaf } from '../evidence/leaf.ts';
import type { FormAttribute } from '../record/form-attributes.ts';
import type { Role } from '../record/record.schema.ts';
import type { Session } from '../wire/sign-in.schema.ts';
import { FIRST_NAME, newestName } from './database-name.ts';

/** One enrolment of one technician in this browser profile. `id` is the device id the collector gave. */
export interface Identity {
  id: string;
  technician: string;
  technicianVersion: number;
  name: string;
  roles: Role[];
  deviceName: string;
  collector: string;
  log: string;
  /** the log's verifier key as pinned at enrolment (C2SP); rotations are followed from it, see LogRow */
  logKey: string;
  token: string;
  /** Ed25519, private half not extractable */
  keys: CryptoKeyPair;
  /** AES-GCM 256, not extractable: the cached record is readable only here */
  cacheKey: CryptoKey;
  enrolledAt: string;
  /** signed in through a provider: what it acts with; `token` then only delivers evidence */
  session?: Session;
  /** the session is over: acts no more until somebody signs in again. `tried`: without asking the person, once */
  signedOut?: { code: string; sentence: string; tried?: true };
  /** signed out: acts no more, and goes once its last event is delivered. `closed`: that was so, it records nothing more */
  leaving?: true | 'closed';
  /** the log holds another chain under this device's name: it records nothing more. A sentence */
  stopped?: string;
}

/** Where a device's chain stands. */
export interface HeadRow {
  identity: string;
  head: ChainHead;
}

/** `refused` = the log holds another event in its place (a copied or restored browser profile); kept here, never sent again. */
export type OutboxState = 'waiting' | 'delivered' | 'refused';

export interface OutboxRow {
  identity: string;
  seq: number;
  leaf: Leaf;
  leafHash: string;
  salt: string;
  body: EventBody;
  state: OutboxState;
  /** its proven place in the log, and the log's epoch it was proven in */
  index?: number;
  epoch?: number;
  deliveredAt?: number;
  /** the day of this device's on which it was delivered (days-run.ts) */
  deliveredOn?: number;
  /** the collector would not read the body: the leaf is sent alone, with this reason, and the body is kept here */
  withheld?: string;
  problem?: string;
}

/** A checkpoint this device verified. `root` is hex, `note` the signed text. */
export interface SeenCheckpoint {
  epoch: number;
  size: number;
  root: string;
  note: string;
}

/** What one enrolment knows of its log. Times in ms since 1970. */
export interface LogRow {
  identity: string;
  /** the log's keys, the pinned one first; each later one came by a note signed with both, which says from where on it signs */
  keys: { vkey: string; epoch: number; size: number }[];
  /** the newest checkpoint verified; null before the first */
  seen: SeenCheckpoint | null;
  /** when `seen` was last found to be extended by what the log shows */
  verifiedAt?: number;
  /**
   * No event of a lower sequence number waits: where the browser need not look. Its index keeps what waited once until it is compacted, and goes through it (330 ms for
   * each message of a page after 10,000 were delivered).
   */
  waitsFrom?: number;
  /** when it was last asked, whatever came of it */
  askedAt?: number;
  /** the checkpoint last cosigned, as `<epoch>/<size>` */
  cosigned?: string;
  /** restored backups this device lived through, oldest first, with the last checkpoint it saw before each */
  epochs: EpochRow[];
  /** id of the fork that is refused at present: nothing is marked as delivered */
  fork?: string;
}

/** A restored backup: the log went on as `epoch` from `fromSize`, signed in `note`. */
export interface EpochRow {
  epoch: number;
  fromSize: number;
  note: string;
  /** collector clock, RFC 3339 */
  at: string;
  /** what this device had seen of the log before; null when it saw nothing yet */
  before: SeenCheckpoint | null;
  /** how many events of this device were lost with it and wait again */
  again: number;
  /** its event is stored */
  told?: true;
}

/** Two signed checkpoints of one log that contradict each other. `proof` = the consistency proof that was offered (base64), perhaps none. */
export interface ForkRow {
  id: string;
  identity: string;
  log: string;
  /** RFC 3339 */
  at: string;
  /** the log's verifier keys that the two are signed with */
  keys: string[];
  seen: SeenCheckpoint;
  offered: SeenCheckpoint;
  proof: string[];
  kind: ForkKind;
  /** how it was met: by this device itself, or in a checkpoint somebody pasted */
  from: 'collector' | 'pasted';
  /** its security event is stored */
  told?: true;
}

/** Of which version the record held here is, and how long it may be used. Times in ms since 1970. */
export interface CacheRow {
  identity: string;
  /** as the collector names it (`Snapshot.version`) */
  version: string;
  /** of the sealed record that belongs to this row */
  stamp: string;
  fetchedAt: number;
  leaseMs: number;
  leaseUntil: number;
}

/** The collector's snapshot under the identity's cache key. Apart from its row, because it may be ten megabytes and each message looks at the row. */
export interface RecordRow {
  identity: string;
  stamp: string;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

/** A part of the snapshot under the same key (policy-parts.ts). */
export interface PolicyRow {
  identity: string;
  part: string;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

export interface TicketRow {
  identity: string;
  key: string;
  console: string;
  number: string;
  subject: string;
  client?: string;
  url?: string;
  at: number;
}

export interface IntendedField {
  key: string;
  attribute: FormAttribute;
  control: string;
  from?: string;
  /** absent where the client's policy keeps it out, and once the intent is closed */
  to?: string;
  policy?: 'digest' | 'omit';
}

/** A fill announced: while it is not accounted for with what its outcome event must repeat, as far as its client lets the log say it (held-fill.ts). */
export interface IntentRow {
  id: string;
  identity: string;
  state: 'open' | 'closed';
  /** closed because nobody told its outcome; one that comes late is still taken */
  lost?: boolean;
  at: number;
  tab: number;
  frame: number;
  document: string;
  fields: IntendedField[];
  about: Pick<EventBody, 'subject' | 'ticket' | 'client' | 'console' | 'page' | 'object'>;
}

/** How delivery stands for one identity. Times in ms since 1970. */
export interface DeliveryRow {
  identity: string;
  failures: number;
  nextAt: number;
  /** unreachable since, and why */
  offline?: { since: number; why: string };
  /** something a person must mend: a sentence */
  problem?: string;
}

/**
 * How a checkpoint contradicts the one seen: it is of an earlier epoch or smaller, of the same size with another root, or larger and not shown to
 * contain the one seen.
 */
export type ForkKind = 'rollback' | 'other-root' | 'not-extended';

export interface SettingRow {
  key: string;
  value: unknown;
}

export class WorkerDatabase extends Dexie {
  identities!: Table<Identity, string>;
  heads!: Table<HeadRow, string>;
  outbox!: Table<OutboxRow, [string, number]>;
  intents!: Table<IntentRow, string>;
  caches!: Table<CacheRow, string>;
  records!: Table<RecordRow, string>;
  policies!: Table<PolicyRow, [string, string]>;
  tickets!: Table<TicketRow, [string, string]>;
  deliveries!: Table<DeliveryRow, string>;
  logs!: Table<LogRow, string>;
  forks!: Table<ForkRow, string>;
  settings!: Table<SettingRow, string>;

  constructor(name = FIRST_NAME) {
    // Chrome's default acknowledges before the bytes are on disk; evidence must survive power loss, so that an action may rest on it.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      identities: 'id',
      heads: 'identity',
      outbox: '[identity+seq], [identity+state+seq], [state+deliveredAt]',
      intents: 'id, [identity+state], at',
      caches: 'identity',
      policies: '[identity+part]',
      tickets: '[identity+key], [identity+at]',
      deliveries: 'identity',
      logs: 'identity',
      forks: 'id, identity',
      settings: 'key',
    });
    // The record lay in its row before: it is fetched anew, which takes a second once.
    this.version(2)
      .stores({ records: 'identity' })
      .upgrade((change) => change.table('caches').clear());
  }

  /** Opens the newest of the databases beside each other (log-storage.ts says when there is more than one). */
  override open() {
    return Dexie.Promise.resolve(newestName()).then((name) => {
      if (!this.isOpen()) (this as { name: string }).name = name;
      return super.open();
    });
  }
}

/** The handle to the one database; it opens on first use and again after the browser closed it. */
export const database = new WorkerDatabase();

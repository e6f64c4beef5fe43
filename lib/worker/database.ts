/**
 * What the worker keeps on this device. Every row names the enrolment it belongs to, so that two technicians in one browser profile never mix.
 * Tokens and keys live here and not in `storage.local`, which content scripts can read.
 */
import Dexie, { type Table } from 'dexie';
import type { ChainHead } from '../evidence/chain.ts';
import type { EventBody } from '../evidence/event.schema.ts';
import type { Leaf } from '../evidence/leaf.ts';
import type { Attribute } from '../record/attributes.ts';
import type { Role } from '../record/record.schema.ts';
import type { FieldOutcome } from '../wire/state.ts';

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
  token: string;
  /** Ed25519, private half not extractable */
  keys: CryptoKeyPair;
  /** AES-GCM 256, not extractable: the cached record is readable only here */
  cacheKey: CryptoKey;
  enrolledAt: string;
  /** signed out: acts no more, and goes once its last event is delivered */
  leaving?: true;
}

/** Where a device's chain stands. */
export interface HeadRow {
  identity: string;
  head: ChainHead;
}

export type OutboxState = 'waiting' | 'delivered' | 'refused';

export interface OutboxRow {
  identity: string;
  seq: number;
  leaf: Leaf;
  leafHash: string;
  salt: string;
  body: EventBody;
  state: OutboxState;
  index?: number;
  deliveredAt?: number;
  problem?: string;
}

/** The collector's snapshot under the identity's cache key. Times in ms since 1970. */
export interface CacheRow {
  identity: string;
  etag: string | null;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
  fetchedAt: number;
  leaseMs: number;
  leaseUntil: number;
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
  attribute: Attribute;
  control: string;
  from?: string;
  to: string;
}

/** A fill announced and not yet accounted for, with what its outcome event must repeat. */
export interface IntentRow {
  id: string;
  identity: string;
  state: 'open' | 'closed';
  at: number;
  tab: number;
  frame: number;
  document: string;
  fields: IntendedField[];
  /** fields the fill left alone, as the panel lists them */
  left: FieldOutcome[];
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
  tickets!: Table<TicketRow, [string, string]>;
  deliveries!: Table<DeliveryRow, string>;
  settings!: Table<SettingRow, string>;

  constructor(name = 'unswivel') {
    // Chrome's default acknowledges before the bytes are on disk; evidence must survive power loss, so that an action may rest on it.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      identities: 'id',
      heads: 'identity',
      outbox: '[identity+seq], [identity+state+seq], [state+deliveredAt]',
      intents: 'id, [identity+state], at',
      caches: 'identity',
      tickets: '[identity+key], [identity+at]',
      deliveries: 'identity',
      settings: 'key',
    });
  }
}

/** The handle to the one database; it opens on first use and again after the browser closed it. */
export const database = new WorkerDatabase();

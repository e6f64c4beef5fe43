/** The collector's tables, and how a data folder is opened. Times are RFC 3339 in UTC, flags 0 or 1, structured values JSON text. */
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Generated, Kysely, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import { embeddedDialect } from './dialect.ts';
import { MIGRATIONS } from './migrations/all.ts';

interface ObjectRow {
  kind: string;
  id: string;
  version: number;
  body: string;
  /** 1: loaded by `sample add`, removed by `sample remove` */
  sample: number;
}

/** Every version an object ever had; `body` is null where it was removed. Past decisions are replayed from here. */
interface ObjectVersionRow {
  kind: string;
  id: string;
  version: number;
  body: string | null;
  changed_at: string;
  changed_by: string;
}

/** What must be one object's alone, as text: a login, a PSA company id, an account's name in its console. */
interface ObjectKeyRow {
  kind: string;
  scope: string;
  value: string;
  id: string;
}

interface GrantRow {
  technician: string;
  roles: string;
  serves: string;
}

interface EnrolmentRow {
  code_hash: string;
  technician: string;
  roles: string | null;
  serves: string | null;
  created_at: string;
  created_by: string;
  expires_at: string;
  used_at: string | null;
}

interface DeviceRow {
  id: string;
  technician: string;
  name: string;
  public_key: string;
  token_hash: string;
  /** `active`, `revoked` (by an administrator) or `ended` (signed out) */
  state: string;
  enrolled_at: string;
  seen_at: string;
  last_seq: Generated<number>;
  last_leaf: string;
}

interface CoverRow {
  id: string;
  technician: string;
  client: string;
  reason: string;
  from_at: string;
  until_at: string;
  reviewed_by: string | null;
  reviewed_at: string | null;
}

/** The log: leaves only, dense from 0, never changed. */
interface LogEntryRow {
  idx: number;
  device: string;
  seq: number;
  prev: string;
  body_mac: string;
  leaf_hash: string;
  event_id: string | null;
  received_at: string;
  /** the sender's standing on receipt: `active`, or why it could no longer act */
  standing: string;
  body_refused: string | null;
}

/** Salts and bodies, with the columns lists are made from: erased together, the log stands. */
interface EventBodyRow {
  idx: number;
  salt: string;
  body: string;
  verb: string | null;
  technician: string | null;
  client: string | null;
  console: string | null;
  ticket_console: string | null;
  ticket_number: string | null;
}

interface SecurityEventRow {
  id: string;
  at: string;
  kind: string;
  device: string | null;
  technician: string | null;
  detail: string;
}

/** Requests of known devices that were refused as a whole, kept apart with the reason. */
interface QuarantineRow {
  id: string;
  at: string;
  device: string;
  reason: string;
  bytes: string;
}

export interface Tables {
  /** `name` → number: `log` is the log's size, `record` counts changes. Updating a row is also the lock that serialises its writers. */
  serials: { name: string; value: number };
  settings: { name: string; value: string };
  objects: ObjectRow;
  object_versions: ObjectVersionRow;
  object_keys: ObjectKeyRow;
  grants: GrantRow;
  enrolments: EnrolmentRow;
  devices: DeviceRow;
  covers: CoverRow;
  paused_profiles: { profile: string; reason: string; by: string; at: string };
  log_entries: LogEntryRow;
  event_bodies: EventBodyRow;
  security_events: SecurityEventRow;
  quarantine: QuarantineRow;
}

export type Database = Kysely<Tables>;
export type Writing = Transaction<Tables>;

const FILE = 'collector.sqlite';

/** Whether the folder holds a collector's database. */
export function isSetUp(folder: string): boolean {
  return existsSync(join(folder, FILE));
}

/** Opens (and creates) the folder's database, readable by its owner only, and brings its tables up to date. Throws what a migration throws. */
export async function openDatabase(folder: string): Promise<Database> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const db = new Kysely<Tables>({ dialect: embeddedDialect(join(folder, FILE)) });
  chmodSync(join(folder, FILE), 0o600);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (!error) return db;
  await db.destroy();
  throw error;
}

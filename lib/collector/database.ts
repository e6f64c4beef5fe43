/** The collector's tables (open-database.ts opens them). Times are RFC 3339 in UTC, flags 0 or 1, structured values JSON text. */
import type { Generated, Kysely, Transaction } from 'kysely';
import type { DriftTables } from './drift/drift-tables.ts';
import type { RoundTables } from './drift/rounds-tables.ts';
import type { EvidenceTables } from './evidence/evidence-tables.ts';
import type { LifecycleTables } from './lifecycle/lifecycle-tables.ts';
import type { LogTables } from './log-tables.ts';
import type { SignInTables } from './sign-in/sign-in-tables.ts';
import type { SourceTables } from './sources/source-tables.ts';

interface ObjectRow {
  kind: string;
  id: string;
  version: number;
  body: string;
  /** 1: loaded by `sample add`, removed by `sample remove` */
  sample: number;
  /** the record's serial after the change it was last in */
  serial: Generated<number>;
  /** what it is found by, folded; null: not indexed yet (index-object.ts) */
  search: string | null;
  /** what lists are sorted by, folded */
  title: string | null;
  /** what lists are narrowed by: active, planned, ended … */
  state: string | null;
  /** when something about it ends by the clock */
  due: string | null;
}

/** The serial of the change that removed an object; gone again when one with its id is made. */
interface RemovedObjectRow {
  kind: string;
  id: string;
  serial: number;
}

/** One object names another by id. */
interface ObjectRefRow {
  kind: string;
  id: string;
  to_kind: string;
  to_id: string;
}

/** Which source a part of a technician's record last came from, and the version it came with; `options` where it was kept by hand. */
interface AttributeSourceRow {
  technician: string;
  attribute: string;
  source: string;
  at: string;
  version: number;
}

/** Every version an object ever had; `body` is null where it was removed. Past decisions are replayed from here. */
interface ObjectVersionRow {
  kind: string;
  id: string;
  version: number;
  body: string | null;
  changed_at: string;
  changed_by: string;
  why: string | null;
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
  /** `active`, `revoked` (by an administrator), `ended` (signed out), `stopped` (its chain was found in two versions) or `closed` (given up as lost) */
  state: string;
  enrolled_at: string;
  seen_at: string;
  /** the last event of its chain that is in the log */
  last_seq: Generated<number>;
  last_leaf: string;
  /** the last number it ever said its chain has */
  held_seq: Generated<number>;
  closed_at: string | null;
  /** how many checkpoints it cosigned */
  cosignatures: Generated<number>;
  /** 1: its token delivers evidence; to act it needs a session's access token */
  by_session: Generated<number>;
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

/** A taught field on its way to everybody. `lesson` is JSON; `state` is `open`, `accepted` or `declined`. */
interface DraftRow {
  id: string;
  technician: string;
  console: string;
  lesson: string;
  tries: number;
  /** the device's clock */
  taught_at: string;
  received_at: string;
  state: string;
  decided_by: string | null;
  decided_at: string | null;
  reason: string | null;
}

/** A change that waits for a second administrator. `body` is the object as JSON, null a removal; `base` the version it changes; `clients` JSON. */
interface ProposalRow {
  id: string;
  kind: string;
  object: string;
  body: string | null;
  base: number;
  by: string;
  at: string;
  why: string | null;
  clients: string;
  /** `open`, `accepted` or `declined` */
  state: string;
  decided_by: string | null;
  decided_at: string | null;
  reason: string | null;
}

/** What was called for about an exception: that it ends `soon`, that its `review` is overdue (`expires` is then when it was due). */
interface ExceptionCallRow {
  exception: string;
  expires: string;
  what: string;
  at: string;
}

/** A file of people, brought in. `beat`: when it last went on; `left_alone`: JSON, what undoing it could not take back. */
interface ImportRow {
  id: string;
  source: string;
  by: string;
  at: string;
  why: string | null;
  state: string;
  beat: string;
  done: number;
  total: number;
  sentence: string | null;
  left_alone: string;
}

/** The versions a technician had before (0: none) and after an import; `place` is the order they were written in. */
interface ImportedRow {
  import: string;
  technician: string;
  before: number;
  after: number;
  place: number;
}

export interface Tables
  extends LogTables,
    SignInTables,
    SourceTables,
    EvidenceTables,
    DriftTables,
    RoundTables,
    LifecycleTables {
  /** `record` counts changes. Updating the row is also the lock that serialises its writers. */
  serials: { name: string; value: number };
  settings: { name: string; value: string };
  objects: ObjectRow;
  object_versions: ObjectVersionRow;
  object_keys: ObjectKeyRow;
  object_refs: ObjectRefRow;
  removed_objects: RemovedObjectRow;
  attribute_sources: AttributeSourceRow;
  grants: GrantRow;
  enrolments: EnrolmentRow;
  devices: DeviceRow;
  covers: CoverRow;
  drafts: DraftRow;
  proposals: ProposalRow;
  exception_calls: ExceptionCallRow;
  imports: ImportRow;
  import_rows: ImportedRow;
  paused_profiles: { profile: string; reason: string; by: string; at: string };
}

export type Database = Kysely<Tables>;
export type Writing = Transaction<Tables>;

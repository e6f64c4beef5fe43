/** The tables of drift (migrations/007-drift.ts). Times are RFC 3339 in UTC with milliseconds. */

interface ObservationRow {
  place: string;
  console: string;
  client: string;
  account: string;
  seen_at: string;
  received_at: string;
  how: string;
  asked: number;
  page: string;
  address: string;
  read: string;
  tenant: string;
  signed_in_as: string;
  device: string;
  by: string;
  /** JSON: `Observation['shown']` */
  shown: string;
}

/** A recorded account, as it is looked for. `place` is made of its name. */
interface AccountRow {
  id: string;
  place: string;
  console: string;
  client: string;
  technician: string;
  name: string;
  status: string;
  recorded_at: string;
}

/** When a console of a client was last looked at. `list_began`: of the last list that was read to its end. */
interface LookRow {
  client: string;
  console: string;
  passive_at: string | null;
  asked_at: string | null;
  list_at: string | null;
  list_began: string | null;
  /** 0: the newest list was not read to its end */
  list_complete: number | null;
}

/** A recorded account on the board. `mark`: `.` never seen, `-` seen too long ago, `o` seen. `worst`: rank of its worst open finding, 4 where it has none. */
interface CellRow {
  place: string;
  technician: string;
  client: string;
  console: string;
  mark: string;
  worst: number;
  findings: number;
  unknown: number;
}

/** A value the record has nothing to say about. `seen`: JSON `SeenValue`. */
interface SaidRow {
  place: string;
  attribute: string;
  technician: string;
  client: string;
  seen: string;
}

/** `origin`: what made it and makes it again, `place` or `between`. `body`: JSON `StoredFinding`. `suspect`: of the profile reading it came with. `kind`: the first of `kinds`, which stand each between spaces. */
export interface FindingRow {
  id: string;
  item: string;
  place: string;
  origin: string;
  technician: string | null;
  client: string;
  console: string;
  attribute: string;
  kind: string;
  kinds: string;
  rank: number;
  since: string;
  state: string;
  assigned: string | null;
  suspect: string | null;
  read: string;
  account: string;
  recorded: string | null;
  body: string;
}

/** `bucket`: `open` (acknowledged too), or the state. */
interface ItemRow {
  id: string;
  bucket: string;
  technician: string | null;
  rank: number;
  since: string;
  places: number;
}

/** `about`: what it was decided about; with another value in console or record it no longer holds. */
interface DecisionRow {
  finding: string;
  state: string;
  about: string;
  by: string;
  at: string;
  why: string | null;
  assigned: string | null;
}

interface SuspectRow {
  id: string;
  read: string;
  attribute: string;
  since: string;
  places: number;
  technicians: number;
  accounts: number;
  released_by: string | null;
  released_at: string | null;
  why: string | null;
}

export interface DriftTables {
  /** `log`: the next entry; `record`: the last object taken in, as JSON; `removed`: the serial up to which removals are; `board`: how often what the board shows changed. Updating `log` is the lock of whoever works. */
  drift_cursors: { name: string; next: string };
  observations: ObservationRow;
  drift_accounts: AccountRow;
  drift_looks: LookRow;
  drift_deeds: { place: string; at: string };
  drift_uses: { place: string; technician: string; first_at: string; last_at: string };
  /** when a place is to be looked at again; '' = now */
  drift_due: { place: string; at: string };
  drift_cells: CellRow;
  drift_said: SaidRow;
  drift_findings: FindingRow;
  drift_items: ItemRow;
  drift_decisions: DecisionRow;
  drift_suspects: SuspectRow;
  drift_days: { day: string; client: string; rank: number; places: number };
}

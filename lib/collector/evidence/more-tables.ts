/** The tables of matched logs and of packs made behind the log (migrations/011-evidence-more.ts). */

/** How a console's log is read: which column says what, JSON (`keptMappingSchema`). */
interface LogMappingRow {
  console: string;
  mapping: string;
  by: string;
  at: string;
}

/** A console's log that was matched. `size`: entries our log had then; `summary`: counts and problems, JSON. */
interface LogMatchRow {
  id: string;
  console: string;
  client: string | null;
  from_at: string;
  to_at: string;
  at: string;
  by: string;
  file: string;
  sha256: string;
  size: number;
  summary: string;
}

/** One line of the result. `what`: `matched`, `ours` or `theirs`; `idx`: our entry; `line`: of the file; `told`: the rest, JSON. */
interface LogMatchLineRow {
  match: string;
  place: number;
  what: string;
  at: string;
  idx: number | null;
  line: number | null;
  actor: string;
  target: string;
  told: string;
}

/** `since`: periods that ended before it are not made. */
interface PackScheduleRow {
  id: string;
  client: string;
  every: string;
  day: number;
  format: string;
  keep_days: number;
  paused: number;
  since: string;
  by: string;
}

/**
 * A file of evidence made behind the log. `state`: `queued`, `making`, `ready`, `failed` (tried again at `retry_at`, or given up where that is null), `cancelled` or `gone` (past `until`).
 * `worker` and `beat`: which process makes it, and when it last went on.
 */
interface PackRow {
  id: string;
  schedule: string | null;
  client: string | null;
  from_at: string | null;
  to_at: string | null;
  format: string;
  by: string;
  asked_at: string;
  state: string;
  worker: string | null;
  beat: string | null;
  epoch: number | null;
  size: number | null;
  done: number;
  total: number | null;
  bytes: number;
  parts: number;
  sha256: string | null;
  failures: number;
  problem: string | null;
  retry_at: string | null;
  made_at: string | null;
  until: string | null;
  /** of `body_keys`: what its parts are sealed under; null while it has none */
  body_key: string | null;
}

interface PackPartRow {
  pack: string;
  part: number;
  sealed: Uint8Array;
}

export interface MoreEvidenceTables {
  log_mappings: LogMappingRow;
  log_matches: LogMatchRow;
  log_match_lines: LogMatchLineRow;
  pack_schedules: PackScheduleRow;
  packs: PackRow;
  pack_parts: PackPartRow;
}

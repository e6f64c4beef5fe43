/** The tables of asked rounds (migrations/009-rounds.ts). Times are RFC 3339 in UTC with milliseconds. */

export interface RoundRow {
  id: string;
  asked_by: string;
  asked_for: string;
  why: string | null;
  asked_at: string;
  state: string;
  begun_at: string | null;
  /** when something last came of it */
  touched_at: string | null;
  ended_at: string | null;
  outcome: string | null;
}

/** `name`: as the console names it. `differs`: JSON, attributes. */
export interface RoundTargetRow {
  round: string;
  at: number;
  account: string | null;
  client: string;
  console: string;
  name: string;
  technician: string | null;
  result: string | null;
  why: string | null;
  differs: string;
  read_at: string | null;
}

export interface RoundTables {
  rounds: RoundRow;
  round_targets: RoundTargetRow;
}

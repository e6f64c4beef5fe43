/** The tables of requests (migrations/012-lifecycle.ts, 017-requests-exception.ts). Times are RFC 3339 in UTC. */

/** `body`: an `AccessRequest` as JSON; the columns are what it is found by. `due_at`: when the clock moves it next. `rank`: its place in a movement's order, by risk. */
export interface RequestRow {
  id: string;
  version: number;
  state: string;
  client: string;
  console: string;
  /** drift/place.ts */
  place: string;
  technician: string | null;
  owner: string;
  hash: string;
  movement: string | null;
  /** that allows it, where one does */
  exception: string | null;
  rank: number;
  escalated: number;
  due_at: string | null;
  made_at: string;
  body: string;
}

/** One row for each version of a request: what brought it there. The evidence itself is in the log. */
interface StepRow {
  request: string;
  version: number;
  step: string;
  state: string;
  by: string;
  at: string;
  /** JSON: what the step's event said */
  detail: string;
}

/** Only the token's hash: whoever reads the database can decide nothing. */
interface LinkRow {
  token_hash: string;
  request: string;
  object_hash: string;
  approver: string;
  mail: string;
  made_by: string;
  made_at: string;
  expires_at: string;
  used_at: string | null;
}

export interface LifecycleTables {
  requests: RequestRow;
  request_steps: StepRow;
  approval_links: LinkRow;
  lifecycle_cursor: { name: string; next: number };
}

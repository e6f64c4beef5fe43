/** The tables of search, push and erasure (migrations/008-evidence.ts). */
import type { MoreEvidenceTables } from './more-tables.ts';

/** A name that stands in the log. `tail`: how people look for it, in lower case (a ticket's number without its console). */
interface TermRow {
  id: number;
  kind: string;
  value: string;
  tail: string;
}

/** An entry of the log holds the name `term`. `scope` 0: of the whole log; else the term of the client, or of the actor where there is no client. */
interface PostingRow {
  scope: number;
  term: number;
  idx: number;
}

/** `at`: milliseconds since 1970 on the collector's clock. */
interface FoundRow {
  idx: number;
  at: number;
  scope: number;
}

/** `hour`: since 1970. The first and the last entry received in it. */
interface HourRow {
  hour: number;
  first: number;
  last: number;
}

interface CursorRow {
  name: string;
  next: number;
}

interface ViewRow {
  technician: string;
  id: string;
  label: string;
  filter: string;
}

interface DestinationRow {
  id: string;
  label: string;
  kind: string;
  url: string;
  sealed: string | null;
  client: string | null;
  paused: number;
  /** the first entry it has not been sent */
  next: number;
  last_ok_at: string | null;
  problem: string | null;
  failures: number;
  retry_at: string | null;
  /** events the receiver said it will never take, since it was last set */
  rejected: number;
}

interface HoldRow {
  id: string;
  client: string | null;
  technician: string | null;
  why: string;
  by: string;
  at: string;
}

/** `state`: `planned` for a day (`due`), `begun`, while bodies are being erased, or `done`. */
interface ErasureRow {
  id: string;
  at: string;
  by: string;
  why: string;
  client: string | null;
  technician: string | null;
  before: string | null;
  events: number;
  held: number;
  state: string;
  /** JSON: what its plan said of each place; `[]` where none was written */
  places: string;
  due: string | null;
}

/** An entry whose body was erased, and by which erasure. */
interface ErasedBodyRow {
  idx: number;
  erasure: string;
}

export interface EvidenceTables extends MoreEvidenceTables {
  evidence_terms: TermRow;
  evidence_postings: PostingRow;
  evidence_rows: FoundRow;
  evidence_hours: HourRow;
  evidence_cursor: CursorRow;
  evidence_views: ViewRow;
  destinations: DestinationRow;
  evidence_holds: HoldRow;
  erasures: ErasureRow;
  erased_bodies: ErasedBodyRow;
}

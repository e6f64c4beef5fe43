/** The tables of migration 004: who may speak for a source, whom it speaks of, and what became of them. */
import type { Generated } from 'kysely';

/** `scopes` is JSON. Of a source's own token `source` is set, of one for automation `owner`. */
interface TokenRow {
  id: string;
  hash: string;
  label: string;
  scopes: string;
  source: string | null;
  owner: string | null;
  created_at: string;
  created_by: string;
  expires_at: string | null;
  last_used_at: string | null;
  revoked_at: string | null;
}

/** Somebody a source speaks of. `manager`: whom it named as theirs before we knew that person. `gone` 1: it took them away; it does not see them any more. */
interface SourcePersonRow {
  source: string;
  technician: string;
  external_id: string | null;
  manager: string | null;
  revision: Generated<number>;
  gone: Generated<number>;
}

interface SourceGroupRow {
  source: string;
  grp: string;
  external_id: string;
}

/** Somebody joined, moved, left or returned. `parts` is JSON. */
export interface MovementRow {
  id: string;
  technician: string;
  /** of the technician, with the change */
  version: number;
  kind: string;
  source: string;
  /** who made the change, as in `object_versions` */
  by: string;
  at: string;
  parts: string;
  state: string;
  decided_by: string | null;
  decided_at: string | null;
  why: string | null;
  /** what follows from it was asked for */
  fanned_out_at: Generated<string | null>;
  /** … and all of that is over, and nothing is theirs any more */
  closed_at: Generated<string | null>;
}

export interface SourceTables {
  tokens: TokenRow;
  source_people: SourcePersonRow;
  source_groups: SourceGroupRow;
  movements: MovementRow;
  /** events of the collector's own that are true already and have no place in the log yet (say-with.ts); JSON */
  unsaid: { id: string; event: string };
}

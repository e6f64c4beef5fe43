/** What the worker tells an overlay about drift on the page in view. A mark says that something differs; what the record says follows only for what a person can see. */
import type { Severity } from '../drift/severity.ts';
import type { OverlayState } from './state.ts';

/**
 * How far mending one value in the console has come in this tab. `filled`: written into the form, not saved. `saved`: the form was sent. `verified`: read again, and right.
 * `different`: read again, and still wrong.
 */
export type MendState = 'filled' | 'saved' | 'verified' | 'different';

export interface DriftMark {
  /** an attribute of accounts, or `account`: the account itself */
  attribute: string;
  /** the attribute as a sentence names it */
  word: string;
  severity: Severity;
  mend?: MendState;
}

/** Absent where the page shows no account of a technician, or nothing is wrong with it. */
export interface PageDrift {
  /** as the console names it */
  account: string;
  /** whose it is; null: nobody's that is recorded */
  holder: string | null;
  /** worst first; what was mended here stays until the page is left */
  marks: DriftMark[];
  /** the page that shows the account again, while something waits to be verified and this page does not show it */
  check?: string;
}

/** One difference, for its card. Times are RFC 3339. */
export interface DriftFacts extends DriftMark {
  /** what the record says; null where the finding is not about a value */
  expected: string | null;
  /** what the console shows; '' = nothing */
  shown: string | null;
  /** where the record has it from, as sentences */
  why: string;
  /** as the collector knows it; absent: it has not heard of it yet, or cannot be asked */
  known?: { since: string; lastRight: string | null; decidedBy?: string };
  /** who may mend it: who runs the console, the system that decides about access where it is not this one, and where the record is changed */
  console: 'us' | 'client' | 'both';
  access: string | null;
  /** null: a matter of the account, not of the person’s record; '' = not known here */
  authority: string | null;
  /** by the role of the person signed in */
  may: { accept: boolean; falseAlarm: boolean; record: boolean };
}

/** Answer to `drift.show`: of each attribute asked for that still differs. */
export interface DriftAnswer {
  ok: true;
  facts: DriftFacts[];
  /** what the collector said may have taken a mark away */
  state: OverlayState;
}

/** One line of a console's own audit log, and one deed of ours, as they are compared. Times are milliseconds since 1970. */
import type { DeedClass } from './deed-class.ts';

export type LogResult = 'success' | 'failure' | 'unknown';

export interface LogLine {
  /** of the file, from 1, as whoever opens it counts */
  line: number;
  at: number;
  /** the console account that did it, as written; empty where the log does not say */
  actor: string;
  /** the account it was done to; empty where the log does not say */
  target: string;
  action: string;
  does: DeedClass;
  result: LogResult;
}

export interface Deed {
  /** of the entry in our log */
  index: number;
  at: number;
  /** the console account signed in; empty where it was not read */
  actor: string;
  target: string;
  does: DeedClass;
  result: LogResult;
  /** of the event, hex: names the client's policy keeps as digests are compared with it */
  salt: string;
}

/** Putting evidence into the log, whichever the engine. */
import type { Arrival } from './arrival.ts';
import { sealArrival } from './bodies/seal-events.ts';
import type { Database } from './database.ts';
import { engineOf } from './dialect.ts';
import { createGroupCommit } from './group-commit.ts';
import { createInbox } from './inbox.ts';
import type { LogBook } from './log-book.ts';
import type { LogHead } from './log-head.ts';
import type { OwnEvent } from './own-events.ts';
import type { Result } from './place-batch.ts';

export interface Appended {
  /** the log after the commit the batch was in */
  head: LogHead;
  /** one per event, in order */
  results: Result[];
}

/** Puts evidence into the log. Both resolve after the commit is on disk, and reject with nothing taken. */
export interface Appender {
  append(arrival: Arrival): Promise<Appended>;
  /** an event of the collector's own */
  say(event: OwnEvent): Promise<void>;
}

/** The appender for the engine `db` is on. */
export function createAppender(db: Database, book: LogBook, now: () => Date): Appender {
  const appender = engineOf(db) === 'sqlite' ? createGroupCommit(db, book, now) : createInbox(db, book, now);
  return { ...appender, append: async (arrival) => appender.append(await sealArrival(db, arrival)) };
}

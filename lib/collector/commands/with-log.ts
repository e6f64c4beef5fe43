import { type Appender, createAppender } from '../appender.ts';
import type { Database } from '../database.ts';
import { currentKey, type LogBook, openLogBook } from '../log-book.ts';
import { logKeyFile } from '../log-key.ts';
import { withData } from './data-folder.ts';

/** Runs `work` with the log's key at hand, so that it may write to the log. Throws `Usage`, or `CannotOpen` when the key is not there. */
export async function withLog<T>(
  folder: string | undefined,
  key: string | undefined,
  work: (parts: { db: Database; log: string; book: LogBook; appender: Appender }) => Promise<T>,
  options: { keysMayMiss?: boolean } = {},
): Promise<T> {
  const run = async (db: Database, log: string) => {
    const book = openLogBook(log, logKeyFile(folder as string, key));
    await currentKey(db, book);
    return work({ db, log, book, appender: createAppender(db, book, () => new Date()) });
  };
  return withData(folder, run, options);
}

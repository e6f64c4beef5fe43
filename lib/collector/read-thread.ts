/** The thread that reads SQLite (reader.ts): statements in, rows out, over a connection that cannot write. */
import { workerData } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { BUSY_MS, cachedPrepare } from './sqlite-dialect.ts';
import { answerQuestions } from './thread.ts';

export interface Statement {
  sql: string;
  parameters: readonly unknown[];
}

const { file } = workerData as { file: string };
const prepare = cachedPrepare(new Sqlite(file, { readonly: true, timeout: BUSY_MS }));

answerQuestions(({ sql, parameters }: Statement): unknown[] => {
  const statement = prepare(sql);
  if (!statement.reader)
    throw Object.assign(new Error('Only questions here: this is read-only.'), { code: 'SQLITE_READONLY' });
  return statement.all(parameters);
});

/** The thread that reads SQLite, as seen from outside: questions in, rows out. The file runs on both sides; the last lines are the thread's own. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { BUSY_MS, cachedPrepare } from './sqlite-dialect.ts';

export interface ReadThread {
  /** rows of one statement that reads; rejects with SQLite's error, its `code` included */
  read(sql: string, parameters: readonly unknown[]): Promise<unknown[]>;
  end(): Promise<void>;
}

interface Question {
  id: number;
  sql: string;
  parameters: readonly unknown[];
}

type Answer = { id: number; rows: unknown[] } | { id: number; message: string; code: string };

/** Starts with the first question; a thread that broke is replaced with the next one. It keeps no process alive by itself. */
export function createReadThread(file: string): ReadThread {
  let worker: Worker | undefined;
  let last = 0;
  const open = new Map<number, { resolve: (rows: unknown[]) => void; reject: (error: Error) => void }>();

  function start(): Worker {
    const started = new Worker(new URL(import.meta.url), { workerData: { sqliteFile: file } });
    started.unref();
    started.on('message', (answer: Answer) => {
      const asked = open.get(answer.id);
      open.delete(answer.id);
      if (open.size === 0) started.unref();
      if ('rows' in answer) asked?.resolve(answer.rows);
      else asked?.reject(Object.assign(new Error(answer.message), { code: answer.code }));
    });
    started.on('error', (error) => broke(error as Error));
    started.on('exit', () => broke(new Error('The reading thread ended.')));
    return started;
  }

  function broke(error: Error): void {
    worker = undefined;
    for (const asked of open.values()) asked.reject(error);
    open.clear();
  }

  return {
    read: (sql, parameters) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        worker.ref();
        open.set(++last, { resolve, reject });
        worker.postMessage({ id: last, sql, parameters } satisfies Question);
      }),
    end: async () => {
      await worker?.terminate();
    },
  };
}

function answerQuestions(file: string): void {
  const sqlite = new Sqlite(file, { readonly: true, timeout: BUSY_MS });
  const prepare = cachedPrepare(sqlite);
  parentPort?.on('message', ({ id, sql, parameters }: Question) => {
    try {
      const statement = prepare(sql);
      if (!statement.reader)
        throw Object.assign(new Error('Only questions here: this is read-only.'), { code: 'SQLITE_READONLY' });
      const rows = statement.all(parameters);
      parentPort?.postMessage({ id, rows } satisfies Answer);
    } catch (error) {
      const { message, code } = error as Error & { code?: string };
      parentPort?.postMessage({ id, message, code: code ?? '' } satisfies Answer);
    }
  });
}

const given = workerData as { sqliteFile?: string } | null;
if (!isMainThread && given?.sqliteFile) answerQuestions(given.sqliteFile);

import { execFile } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Sqlite from 'better-sqlite3';
import { sealBody } from '../../lib/collector/bodies/body-key.ts';
import { bodyKeysOf, findKey } from '../../lib/collector/bodies/body-keys.ts';
import { BODY_COLUMNS, readBody } from '../../lib/collector/bodies/open-body.ts';
import { exportPack } from '../../lib/collector/export-pack.ts';
import { type FsckVerdict, fsck } from '../../lib/collector/fsck/fsck.ts';
import { readLogKey } from '../../lib/collector/log-key.ts';
import { openDatabase } from '../../lib/collector/open-database.ts';
import { readLogId } from '../../lib/collector/set-up.ts';
import type { CollectorProcess } from '../drive/collector.ts';

const MAIN = new URL('../../lib/collector/main.ts', import.meta.url).pathname;

/** A copy of a running collector's data with its key, as an operator with root could make and change it. */
export interface CopiedLog {
  data: string;
  /** runs SQL on the copy; gives the rows of a select */
  sql(text: string, ...values: unknown[]): unknown[];
  /** changes a body as whoever has its key too can: it opens */
  reseal(at: number, change: (body: string) => string): Promise<void>;
  /** takes back what was changed */
  renew(): void;
  /** with a checkpoint kept elsewhere where given */
  fsck(checkpoint?: string): Promise<FsckVerdict>;
  /** an evidence pack, as `export` writes it */
  pack(): Promise<Uint8Array>;
  remove(): void;
}

/** Runs a command of the collector; gives its exit code and its line of JSON. */
export async function command(...words: string[]): Promise<{ code: number; json: Record<string, unknown> }> {
  const run = promisify(execFile)(process.execPath, [MAIN, ...words, '--json']);
  const { code, stdout } = await run.then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error: { code: number; stdout: string; stderr: string }) => {
      if (!error.stdout) throw new Error(error.stderr);
      return error;
    },
  );
  return { code, json: JSON.parse(stdout) };
}

export async function copyLog(collector: CollectorProcess): Promise<CopiedLog> {
  const data = mkdtempSync(join(tmpdir(), 'unswivel-copied-'));
  const [backup, file, key] = ['backup', 'collector.sqlite', 'log-key.pem'].map((name) => join(data, name)) as [
    string,
    string,
    string,
  ];
  await collector.command('backup', '--out', backup);
  copyFileSync(join(collector.data, 'log-key.pem'), key);
  cpSync(join(collector.data, 'body-keys'), join(data, 'body-keys'), { recursive: true });
  const renew = () => {
    for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
    copyFileSync(backup, file);
  };
  renew();

  async function opened<T>(
    work: (db: Awaited<ReturnType<typeof openDatabase>>, log: string) => Promise<T>,
  ): Promise<T> {
    const db = await openDatabase(data);
    try {
      return await work(db, (await readLogId(db)) as string);
    } finally {
      await db.destroy();
    }
  }
  return {
    data,
    renew,
    sql(text, ...values) {
      const db = new Sqlite(file);
      try {
        const statement = db.prepare(text);
        return statement.reader ? statement.all(...values) : [statement.run(...values)];
      } finally {
        db.close();
      }
    },
    reseal: (at, change) =>
      opened(async (db) => {
        const row = await db
          .selectFrom('event_bodies as b')
          .innerJoin('log_entries as e', 'e.idx', 'b.idx')
          .select(BODY_COLUMNS)
          .where('b.idx', '=', at)
          .executeTakeFirstOrThrow();
        const keys = bodyKeysOf(db);
        const { salt, body } = readBody(keys, row);
        const key = findKey(keys, row.body_key ?? '');
        if (!key || salt === null || body === null) throw new Error(`The body of entry ${at} does not open.`);
        const sealed = sealBody(key, row.leaf_hash, salt, change(body));
        await db.updateTable('event_bodies').set({ sealed }).where('idx', '=', at).execute();
      }),
    fsck: (checkpoint) => opened((db, log) => fsck(db, log, checkpoint)),
    pack: () =>
      opened(async (db, log) => {
        const lines: string[] = [];
        const about = { at: new Date().toISOString(), by: 'command-line' };
        for await (const line of exportPack(db, log, readLogKey(key), about)) lines.push(line);
        return new TextEncoder().encode(lines.join(''));
      }),
    remove: () => rmSync(data, { recursive: true, force: true }),
  };
}

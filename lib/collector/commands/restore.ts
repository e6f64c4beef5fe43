/**
 * `restore`: puts a backup into a new data folder, checks it, and opens a signed new epoch. Devices then compare and send again what was lost. On PostgreSQL, whose
 * own tools restore, it does the rest: check and new epoch. The body keys come from where they are kept; what was erased after the backup stays erased.
 */
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { eraseSince } from '../bodies/erase-since.ts';
import { fsck } from '../fsck/fsck.ts';
import { logKeyFile } from '../log-key.ts';
import { FILE } from '../open-database.ts';
import { openEpoch } from '../open-epoch.ts';
import { databaseUrl, print } from './data-folder.ts';
import { Usage } from './usage.ts';
import { withLog } from './with-log.ts';

export const options = {
  data: { type: 'string' },
  from: { type: 'string' },
  epoch: { type: 'string' },
  'log-key': { type: 'string' },
  json: { type: 'boolean' },
} as const;

export async function run(given: {
  data?: string;
  from?: string;
  epoch?: string;
  'log-key'?: string;
  json?: boolean;
}): Promise<void> {
  const { data, from } = given;
  if (!data) throw new Usage('Say where the data shall be: --data DIR.');
  const last = Number(given.epoch ?? 0);
  if (!Number.isSafeInteger(last) || last < 0)
    throw new Usage('--epoch is the newest epoch anybody has seen, a number.');
  const key = logKeyFile(data, given['log-key']);
  if (databaseUrl() && given.epoch === undefined)
    throw new Usage(
      'On PostgreSQL restore the database with its own tools first. Then say the newest epoch anybody has seen (1 before any restore): --epoch N.',
    );
  const file = databaseUrl() ? null : takeCopy(data, from, key);
  try {
    await withLog(data, given['log-key'], async ({ db, log, book }) => {
      const verdict = await fsck(db, log, undefined, { restoring: true });
      if (!verdict.ok)
        throw new Usage(
          `The backup is not whole, and nothing was restored. ${verdict.table}, ${verdict.row}: ${verdict.sentence}`,
        );
      const opened = await openEpoch(db, book, new Date().toISOString(), last);
      const erasedSince = await eraseSince({ db, book, now: () => new Date() });
      print({ restored: verdict.size, fsck: 'clean', ...opened, erasedSince }, given.json);
      if (erasedSince > 0)
        process.stderr.write(
          'Bodies in this backup were erased after it was made. Erase again for whoever it was: record, requests and comparisons in the backup still name them.\n',
        );
    });
  } catch (error) {
    if (file) for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    throw error;
  }
}

/** Copies the backup; gives the file, which is taken away again should the rest fail. */
function takeCopy(data: string, from: string | undefined, key: string): string {
  if (!from) throw new Usage('Say which backup: --from FILE.');
  if (!existsSync(from)) throw new Usage(`There is no file ${from}.`);
  const file = join(data, FILE);
  if (existsSync(file))
    throw new Usage(`${data} holds a collector already. Move it away first: nothing is ever written over.`);
  if (!existsSync(key) && !existsSync(`${key}.next`))
    throw new Usage(`Put the log’s key at ${key} first, or say where it is: --log-key FILE.`);
  mkdirSync(data, { recursive: true, mode: 0o700 });
  copyFileSync(from, file);
  return file;
}

import type { Database } from '../database.ts';
import { isSetUp, openDatabase } from '../open-database.ts';
import { readLogId } from '../set-up.ts';
import { Usage } from './usage.ts';

/** The PostgreSQL database to use instead of the folder's own, if any: `DATABASE_URL`, which `--database` sets for one command (main.ts). */
export const databaseUrl = (): string | undefined => process.env.DATABASE_URL || undefined;

/** Runs `work` on a folder that `init` has set up, and closes it. Throws `Usage` when it was not. */
export async function withData<T>(
  folder: string | undefined,
  work: (db: Database, log: string) => Promise<T>,
  options: { keysMayMiss?: boolean } = {},
): Promise<T> {
  if (!folder) throw new Usage('Say where the data is: --data DIR.');
  const url = databaseUrl();
  if (!isSetUp(folder, url)) throw new Usage(`There is no collector in ${folder}. Run init first.`);
  const db = await openDatabase(folder, url, options);
  try {
    const log = await readLogId(db);
    if (!log) throw new Usage(`The collector in ${folder} was never set up. Run init first.`);
    return await work(db, log);
  } finally {
    await db.destroy();
  }
}

/** The change the command line makes now. */
export const byCommandLine = () => ({ at: new Date().toISOString(), by: 'command line' });

/** One result on standard output: plain lines `name value`, or one line of JSON with `--json`. */
export function print(result: Record<string, unknown>, json: boolean | undefined): void {
  const lines = Object.entries(result).map(
    ([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  process.stdout.write(`${json ? JSON.stringify(result) : lines.join('\n')}\n`);
}

/** `a,b` → [`a`, `b`]; absent stays absent. */
export const listOf = (text: string | undefined): string[] | undefined =>
  text
    ?.split(',')
    .map((part) => part.trim())
    .filter(Boolean);

/** `fsck`: derives the log again from the database and names the first thing wrong; beside a running server too. Ends with 1 when something is. */
import { readFileSync } from 'node:fs';
import { fsck } from '../fsck/fsck.ts';
import { inSnapshot } from '../in-snapshot.ts';
import { print, withData } from './data-folder.ts';
import { Usage } from './usage.ts';

export const options = { data: { type: 'string' }, checkpoint: { type: 'string' }, json: { type: 'boolean' } } as const;

export async function run(given: { data?: string; checkpoint?: string; json?: boolean }): Promise<void> {
  const outside = given.checkpoint === undefined ? undefined : readNote(given.checkpoint);
  await withData(given.data, async (db, log) => {
    const { ok, ...found } = await inSnapshot(db, (snapshot) => fsck(snapshot, log, outside));
    print({ fsck: ok ? 'clean' : 'wrong', ...found }, given.json);
    if (!ok) process.exitCode = 1;
  });
}

function readNote(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Usage(`The checkpoint ${file} cannot be read.`);
  }
}

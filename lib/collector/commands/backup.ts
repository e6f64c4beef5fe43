/** `backup`: a consistent copy of the data, beside a running server. The log key is kept apart from it: back it up once, elsewhere. */
import { backUp } from '../backup.ts';
import { readHead } from '../log-head.ts';
import { print, withData } from './data-folder.ts';
import { Usage } from './usage.ts';

export const options = { data: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean' } } as const;

export async function run(given: { data?: string; out?: string; json?: boolean }): Promise<void> {
  const { out } = given;
  if (!out) throw new Usage('Say where the backup shall be written: --out FILE.');
  await withData(given.data, async (db) => {
    // Read first: the copy holds at least this much.
    const { epoch, size } = await readHead(db);
    await backUp(db, out);
    print({ backup: out, epoch, size }, given.json);
  });
}

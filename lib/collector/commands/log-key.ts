/** `log-key rotate`: from now on the log is signed with a new key, by a note signed with both. `log-key show`: the key to hand out. */
import { readKeys } from '../log-keys.ts';
import { rotateKey } from '../rotate-key.ts';
import { print } from './data-folder.ts';
import { Usage } from './usage.ts';
import { withLog } from './with-log.ts';

export const options = { data: { type: 'string' }, 'log-key': { type: 'string' }, json: { type: 'boolean' } } as const;

export async function run(
  given: { data?: string; 'log-key'?: string; json?: boolean },
  [what]: string[],
): Promise<void> {
  if (what !== 'rotate' && what !== 'show') throw new Usage('Say what to do: log-key rotate, or log-key show.');
  await withLog(given.data, given['log-key'], async ({ db, book }) => {
    if (what === 'rotate') print(await rotateKey(db, book, new Date().toISOString()), given.json);
    else print({ vkey: (await readKeys(db)).at(-1)?.vkey }, given.json);
  });
}

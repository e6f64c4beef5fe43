/** `body-keys copy`: brings a copy of the keys up to date, kept apart from backups. `body-keys give-up`: goes on without keys that are lost; the log says that what they sealed is gone. */
import { bodyKeysOf } from '../bodies/body-keys.ts';
import { copyKeys } from '../bodies/copy-keys.ts';
import { eraseSince } from '../bodies/erase-since.ts';
import { destroyKey } from '../bodies/key-folder.ts';
import { missingKeys } from '../bodies/open-body-keys.ts';
import { print, withData } from './data-folder.ts';
import { type GivenBy, Usage } from './usage.ts';
import { withLog } from './with-log.ts';

export const options = {
  data: { type: 'string' },
  out: { type: 'string' },
  yes: { type: 'boolean' },
  'log-key': { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Given = GivenBy<typeof options>;

export async function run(given: Given, [what]: string[]): Promise<void> {
  if (what === 'copy') return copy(given);
  if (what === 'give-up') return giveUp(given);
  throw new Usage('Say what to do: body-keys copy --out FOLDER, or body-keys give-up.');
}

async function copy({ data, out, json }: Given): Promise<void> {
  if (!out) throw new Usage('Say where the copy is, or shall be: --out FOLDER.');
  await withData(data, async (db) => print({ out, ...copyKeys(bodyKeysOf(db).folder, out) }, json));
}

async function giveUp({ data, yes, json, ...given }: Given): Promise<void> {
  const work = async ({ db, book }: Parameters<Parameters<typeof withLog>[2]>[0]) => {
    const missing = await missingKeys(db, bodyKeysOf(db).folder);
    const listed = missing.map(({ id, scope, month }) => `${id} ${scope || 'no client'} ${month}`);
    if (!yes) return print({ missing: listed, next: 'with --yes what they sealed counts as erased' }, json);
    for (const key of missing) destroyKey(bodyKeysOf(db).folder, key);
    print({ givenUp: listed, erased: await eraseSince({ db, book, now: () => new Date() }) }, json);
  };
  await withLog(data, given['log-key'], work, { keysMayMiss: true });
}

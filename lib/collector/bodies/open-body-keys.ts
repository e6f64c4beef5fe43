/** Body keys when a database is opened: they must be this database's, and all there. */
import { CannotOpen } from '../cannot-open.ts';
import type { Database } from '../database.ts';
import { attachKeys } from './body-keys.ts';
import { bodyKeysFolder, destroyKey, type KeyFolder, listKeys, openFolder } from './key-folder.ts';

const FOLDER = 'body-keys-folder';
const WHERE = 'say where they are: --body-keys DIR or UNSWIVEL_BODY_KEYS';

/**
 * Finds the key folder of a database (a new one for a new database), and finishes the destruction of keys that broke off. Throws `CannotOpen` when the folder is another database's, or a key is not in it: what is sealed with
 * it could not be read. `missingIsFine`: for giving those up.
 */
export async function openBodyKeys(db: Database, data: string, missingIsFine = false): Promise<void> {
  const path = bodyKeysFolder(data);
  const known = await folderId(db);
  const folder = openFolder(path, known === undefined);
  if (!folder)
    throw new CannotOpen(
      `The body keys of this database are not in ${path}. Put them there, or ${WHERE}. They are kept apart from backups, and collectors on one database share their folder.`,
    );
  if ((known ?? (await keepFolderId(db, folder.id))) !== folder.id)
    throw new CannotOpen(`The body keys in ${path} are another database’s. Put this one’s there, or ${WHERE}.`);
  attachKeys(db, folder);
  await compare(db, folder, missingIsFine);
}

const folderId = async (db: Database): Promise<string | undefined> =>
  (await db.selectFrom('settings').select('value').where('name', '=', FOLDER).executeTakeFirst())?.value;

/** Of two collectors that begin at once the first one's folder is it: gives whose that is. */
async function keepFolderId(db: Database, value: string): Promise<string | undefined> {
  await db
    .insertInto('settings')
    .values({ name: FOLDER, value })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  return folderId(db);
}

async function compare(db: Database, folder: KeyFolder, missingIsFine: boolean): Promise<void> {
  const rows = await keyRows(db);
  const files = listKeys(folder);
  for (const row of rows) if (row.state === 'destroyed' && !files.destroyed.has(row.id)) destroyKey(folder, row);
  const missing = missingIn(files, rows);
  const [first] = missing;
  if (first && !missingIsFine)
    throw new CannotOpen(
      `${missing.length} of ${rows.length} body keys are not in ${folder.path}, the first is ${first.id}.key (${first.scope || 'no client'}, ${first.month}). Put them back from where you keep a copy; if they are lost for good, say so: body-keys give-up.`,
    );
}

const keyRows = (db: Database) =>
  db.selectFrom('body_keys').select(['id', 'scope', 'month', 'state']).orderBy('made_at').execute();
type KeyRow = Awaited<ReturnType<typeof keyRows>>[number];

function missingIn({ there, destroyed }: ReturnType<typeof listKeys>, rows: readonly KeyRow[]): KeyRow[] {
  return rows.filter(({ id, state }) => state !== 'destroyed' && !there.has(id) && !destroyed.has(id));
}

/** Keys bodies are sealed with whose files are neither there nor destroyed. */
export const missingKeys = async (db: Database, folder: KeyFolder): Promise<KeyRow[]> =>
  missingIn(listKeys(folder), await keyRows(db));

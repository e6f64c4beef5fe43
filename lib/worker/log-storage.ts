/** Opening the database that holds the evidence, and the ways out when it cannot be: each loses nothing. */
import Dexie from 'dexie';
import { database } from './database.ts';
import { newestName, nextName } from './database-name.ts';
import { Refused } from './errors.ts';
import { OPEN_TIMEOUT, storageTrouble, troubleOf } from './storage-trouble.ts';

const LONGEST_OPEN_MS = 10_000;

/**
 * Opens the database before anything is asked of it, anew after it failed. A browser that never answers (another process holds the files) counts as broken after 10 s,
 * since everybody would wait for ever. Throws `Refused` with a `StorageTrouble`.
 */
export async function openStorage(): Promise<void> {
  if (database.isOpen()) return;
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(timeout()), LONGEST_OPEN_MS);
  try {
    await Promise.race([database.open(), late.promise]);
  } catch (error) {
    console.error('Unswivel: the database could not be opened', error);
    const { code, sentence } = storageTrouble(error) ?? troubleOf('storage.unopenable');
    throw new Refused(code, sentence);
  } finally {
    clearTimeout(timer);
  }
}

function timeout(): Error {
  const error = new Error('The database did not open in time.');
  error.name = OPEN_TIMEOUT;
  return error;
}

const TRIED = 'storage.tried';

/** Writes as evidence is written, and takes it back: whether storing works again. Throws `Refused` with a `StorageTrouble`. */
export async function tryStorage(): Promise<void> {
  await openStorage();
  try {
    // A few events' worth: one that just fits would promise too much.
    await database.settings.put({ key: TRIED, value: 'x'.repeat(16_384) });
    await database.settings.delete(TRIED);
  } catch (error) {
    const trouble = storageTrouble(error);
    if (!trouble) throw error;
    throw new Refused(trouble.code, trouble.sentence);
  }
}

/**
 * Makes a new database beside one that cannot be opened, which stays as it is; the device enrols anew in it (log-aside.ts takes over
 * what waits in the old one). Throws `Refused`: `storage.fine` when the one in
 * use can be opened after all, or a `StorageTrouble` when the new one cannot be made either.
 */
export async function startBeside(): Promise<void> {
  const broken = await openStorage().catch((error: unknown) => error);
  if (!broken)
    throw new Refused(
      'storage.fine',
      'The database could be opened after all, so nothing was changed. Try again what you were doing.',
    );
  const made = new Dexie(nextName(await newestName()));
  try {
    // Without tables: the worker's own are made when it is opened as the newest.
    made.version(0.1).stores({});
    await made.open();
  } catch (error) {
    const { code, sentence } = storageTrouble(error) ?? troubleOf('storage.unopenable');
    throw new Refused(code, sentence);
  } finally {
    made.close();
  }
  await openStorage();
}

/** Whether this browser can store evidence, in words, and the ways out. Each loses nothing. */
import Dexie from 'dexie';
import { database } from './database.ts';
import { newestName, nextName } from './database-name.ts';
import { Refused } from './errors.ts';

export interface StorageTrouble {
  code: 'storage.full' | 'storage.unopenable' | 'storage.blocked';
  sentence: string;
}

const WAY_OUT = 'The ways out are in the options under “Evidence log”.';

const TROUBLES: Record<StorageTrouble['code'], string> = {
  'storage.full': `This device has no room left to store evidence, so nothing that needs evidence is done. Free some disk space. ${WAY_OUT}`,
  'storage.unopenable': `The database that holds this device’s evidence cannot be opened, so nothing that needs evidence is done. Restart the browser. ${WAY_OUT}`,
  'storage.blocked': `The database that holds this device’s evidence does not answer, so nothing that needs evidence is done. Restart the browser. ${WAY_OUT}`,
};

/** What an error says about storage; null when it is about something else. */
export function storageTrouble(error: unknown): StorageTrouble | null {
  const names = namesOf(error);
  const trouble = (code: StorageTrouble['code']) => ({ code, sentence: TROUBLES[code] });
  if (names.some((name) => name.includes('Quota'))) return trouble('storage.full');
  if (names.some((name) => UNOPENABLE.has(name))) return trouble('storage.unopenable');
  if (names.includes(TIMEOUT)) return trouble('storage.blocked');
  return null;
}

/** Names IndexedDB and Dexie give to a database that cannot be used; what they wrap is looked at too. */
const UNOPENABLE = new Set([
  'OpenFailedError',
  'DatabaseClosedError',
  'UnknownError',
  'VersionError',
  'MissingAPIError',
  'MissingApiError',
  'InvalidStateError',
  'NotReadableError',
]);
const TIMEOUT = 'StorageTimeout';

function namesOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error || error instanceof DOMException) || depth > 3) return [];
  const { inner, cause } = error as { inner?: unknown; cause?: unknown };
  return [error.name, ...namesOf(inner, depth + 1), ...namesOf(cause, depth + 1)];
}

const LONGEST_OPEN_MS = 10_000;

/**
 * Opens the database before anything is asked of it. A browser that never answers (another process holds the files) counts as broken after 10 s, since everybody
 * would wait for ever. Throws `Refused` with a `StorageTrouble`.
 */
export async function openStorage(): Promise<void> {
  if (database.isOpen()) return;
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(named(TIMEOUT)), LONGEST_OPEN_MS);
  try {
    await Promise.race([database.open(), late.promise]);
  } catch (error) {
    console.error('Unswivel: the database could not be opened', error);
    const { code, sentence } = storageTrouble(error) ?? {
      code: 'storage.unopenable',
      sentence: TROUBLES['storage.unopenable'],
    };
    throw new Refused(code, sentence);
  } finally {
    clearTimeout(timer);
  }
}

function named(name: string): Error {
  const error = new Error(name);
  error.name = name;
  return error;
}

/** Writes as evidence is written, and takes it back: whether storing works again. Throws `Refused` with a `StorageTrouble`. */
export async function tryStorage(): Promise<void> {
  await openStorage();
  try {
    await database.transaction('rw', database.settings, async () => {
      await database.settings.put({ key: 'storage.tried', value: 'x'.repeat(4096) });
    });
    await database.settings.delete('storage.tried');
  } catch (error) {
    const trouble = storageTrouble(error);
    if (!trouble) throw error;
    throw new Refused(trouble.code, trouble.sentence);
  }
}

/**
 * Makes a new database beside one that cannot be opened, which stays as it is (log-aside.ts takes it in once it can be read). Throws `Refused`: `storage.fine`, when the
 * one in use can be opened after all, or a `StorageTrouble`, when the new one cannot be made either.
 */
export async function startBeside(): Promise<void> {
  const opened = await openStorage().then(
    () => true,
    () => false,
  );
  if (opened)
    throw new Refused(
      'storage.fine',
      'The database opened after all. Nothing was changed; close this page and open it again.',
    );
  const made = new Dexie(nextName(await newestName()));
  try {
    // Any store will do: the worker's own schema is made when it is opened as the newest.
    made.version(0.1).stores({});
    await made.open();
  } catch (error) {
    const trouble = storageTrouble(error);
    throw new Refused(trouble?.code ?? 'storage.unopenable', trouble?.sentence ?? TROUBLES['storage.unopenable']);
  } finally {
    made.close();
  }
  await openStorage();
}

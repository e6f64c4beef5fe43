/** Why evidence cannot be stored, in words. */
export interface StorageTrouble {
  code: 'storage.full' | 'storage.unopenable' | 'storage.blocked';
  sentence: string;
}

const WAY_OUT = 'Other ways out, which lose nothing, are in the options under “Evidence log”.';

const TROUBLES: Record<StorageTrouble['code'], string> = {
  'storage.full': `This device has no room left to store evidence, and without evidence nothing is done. Free some disk space. ${WAY_OUT}`,
  'storage.unopenable': `The database with this device’s evidence cannot be opened, and without evidence nothing is done. Restart the browser. ${WAY_OUT}`,
  'storage.blocked': `The database with this device’s evidence does not answer, and without evidence nothing is done. Restart the browser. ${WAY_OUT}`,
};

export function troubleOf(code: StorageTrouble['code']): StorageTrouble {
  return { code, sentence: TROUBLES[code] };
}

/** What an error says about storage; null when it is about something else. */
export function storageTrouble(error: unknown): StorageTrouble | null {
  const names = namesOf(error);
  if (names.some((name) => name.includes('Quota'))) return troubleOf('storage.full');
  if (names.includes(OPEN_TIMEOUT)) return troubleOf('storage.blocked');
  return names.some((name) => UNOPENABLE.has(name)) ? troubleOf('storage.unopenable') : null;
}

/** The name of the error that says that a database did not open in time. */
export const OPEN_TIMEOUT = 'OpenTimeout';

/** Names IndexedDB and Dexie give to a database that cannot be used. */
const UNOPENABLE = new Set([
  'OpenFailedError',
  'DatabaseClosedError',
  'UnknownError',
  'VersionError',
  'MissingAPIError',
  'InvalidStateError',
  'NotReadableError',
]);

/** An error's name and those of what it wraps. */
function namesOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error || error instanceof DOMException) || depth > 3) return [];
  const { inner, cause } = error as { inner?: unknown; cause?: unknown };
  return [error.name, ...namesOf(inner, depth + 1), ...namesOf(cause, depth + 1)];
}

/** The keys of an opened database: read from their folder when they are first needed, and kept. */
import type { Kysely } from 'kysely';
import type { BodyKey } from './body-key.ts';
import { type KeyFolder, readKey } from './key-folder.ts';

export interface BodyKeys {
  folder: KeyFolder;
  /** read before, by id */
  read: Map<string, BodyKey | 'destroyed'>;
  /** what new bodies are sealed with, by `scopeKey`; only keys whose rows are committed */
  sealing: Map<string, BodyKey>;
  /** keys that are being found or made just now: whoever needs the same one waits for it */
  asked: Map<string, Promise<BodyKey>>;
  /** the database's `turn` these were read at: it changes whenever a key is taken out of use (key-rows.ts) */
  turn: string;
  /** counts changes of `sealing`, for the thread that seals too */
  version: number;
}

export const scopeKey = (scope: string, month: string): string => `${month} ${scope}`;

const NO_KEY = 'This database was opened without its body keys.';
const attached = new WeakMap<object, BodyKeys>();

/** A database, its transactions and its snapshots share the adapter. */
const ownerOf = <Tables>(db: Kysely<Tables>): object => db.getExecutor().adapter;

/** Of which none was read yet. */
export const keysIn = (folder: KeyFolder): BodyKeys => ({
  folder,
  read: new Map(),
  sealing: new Map(),
  asked: new Map(),
  turn: '',
  version: 0,
});

export function attachKeys<Tables>(db: Kysely<Tables>, folder: KeyFolder): void {
  attached.set(ownerOf(db), keysIn(folder));
}

/** A second way into the same data has the same keys. */
export function shareKeys<A, B>(from: Kysely<A>, to: Kysely<B>): void {
  attached.set(ownerOf(to), bodyKeysOf(from));
}

export function bodyKeysOf<Tables>(db: Kysely<Tables>): BodyKeys {
  const keys = attached.get(ownerOf(db));
  if (!keys) throw new Error(NO_KEY);
  return keys;
}

/** The key with this id; null where it was destroyed, undefined where its file is not there. */
export function findKey(keys: BodyKeys, id: string): BodyKey | null | undefined {
  const known = keys.read.get(id) ?? readKey(keys.folder, id);
  if (known === 'missing') return undefined;
  keys.read.set(id, known);
  return known === 'destroyed' ? null : known;
}

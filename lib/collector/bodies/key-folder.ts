/**
 * Where body keys lie: files in a folder outside the database, so that no copy of the database holds them. `body-keys` in the data folder unless `--body-keys` or UNSWIVEL_BODY_KEYS names another; collectors that share a database share
 * the folder. One file each, readable by its owner only and on disk before the key is first used; wrapped when UNSWIVEL_BODY_KEY_PASSPHRASE is set. A destroyed key leaves a file that says so.
 */
import { createSecretKey, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CannotOpen } from '../cannot-open.ts';
import { type BodyKey, bodyKey } from './body-key.ts';
import { openWrapping, type Wrapping } from './key-wrapping.ts';
import { overwriteAndRemove, overwriteOld, replaceDurably, syncFolder, writeDurably } from './write-durably.ts';

const fileSchema = z.strictObject({
  v: z.literal(1),
  id: z.string().regex(/^[0-9a-f]{16}$/),
  /** empty: of no client */
  client: z.string().max(64),
  month: z.string().regex(/^\d{4}-\d\d$/),
  /** base64url: 32 bytes, or nonce, ciphertext and tag of them */
  key: z.string().optional(),
  wrapped: z.string().optional(),
});
type KeyFile = z.infer<typeof fileSchema>;

export interface KeyFolder {
  path: string;
  /** the same for whoever shares the folder */
  id: string;
  wrapping: Wrapping | null;
}

/** Where the keys of the collector in `data` lie. */
export const bodyKeysFolder = (data: string): string => process.env.UNSWIVEL_BODY_KEYS || join(data, 'body-keys');

const ID = 'folder-id';

/** Opens, or with `make` begins, a folder. Null when there is none. Throws `CannotOpen` when its passphrase is missing or wrong. */
export function openFolder(path: string, make: boolean): KeyFolder | null {
  const file = join(path, ID);
  if (!existsSync(file)) {
    if (!make) return null;
    mkdirSync(path, { recursive: true, mode: 0o700 });
    writeDurably(path, ID, randomBytes(16).toString('hex'));
  }
  const folder = { path, id: readFileSync(file, 'utf8').trim(), wrapping: openWrapping(path) };
  if (folder.wrapping) wrapPlain(folder);
  return folder;
}

export const newKeyId = (): string => randomBytes(8).toString('hex');

/** Makes a key; it is on disk when this returns. */
export function makeKey(folder: KeyFolder, scope: string, month: string): BodyKey {
  const [id, raw] = [newKeyId(), randomBytes(32)];
  writeDurably(folder.path, `${id}.key`, keyText(folder, { v: 1, id, client: scope, month }, raw));
  return bodyKey(id, scope, month, raw);
}

/** The key, `destroyed` where it was, or `missing`. Throws `CannotOpen` for a file that cannot be read. */
export function readKey(folder: KeyFolder, id: string): BodyKey | 'destroyed' | 'missing' {
  if (!/^[0-9a-f]{16}$/.test(id)) return 'missing';
  if (existsSync(join(folder.path, `${id}.destroyed`))) return 'destroyed';
  const file = join(folder.path, `${id}.key`);
  if (!existsSync(file)) return 'missing';
  const parsed = parseKeyFile(file);
  const raw = parsed && rawOf(folder, parsed);
  if (!parsed || parsed.id !== id || raw?.length !== 32)
    throw new CannotOpen(`${file} is no body key, or UNSWIVEL_BODY_KEY_PASSPHRASE does not open it.`);
  return bodyKey(id, parsed.client, parsed.month, raw);
}

/** Ids of the keys that are there, and of those that were destroyed. */
export function listKeys({ path }: Pick<KeyFolder, 'path'>): { there: Set<string>; destroyed: Set<string> } {
  const names = readdirSync(path);
  const ending = (end: string) =>
    new Set(names.filter((name) => name.endsWith(end)).map((name) => name.slice(0, -end.length)));
  const destroyed = ending('.destroyed');
  return { there: ending('.key').difference(destroyed), destroyed };
}

/** For good: said first, then overwritten, then gone. What broke off is finished by doing it again. */
export function destroyKey({ path }: KeyFolder, { id, scope, month }: Pick<BodyKey, 'id' | 'scope' | 'month'>): void {
  const [file, said] = [join(path, `${id}.key`), `${id}.destroyed`];
  if (!existsSync(join(path, said)))
    writeDurably(path, said, JSON.stringify({ v: 1, id, client: scope, month, at: new Date().toISOString() }));
  overwriteAndRemove(file);
  syncFolder(path);
}

/** The key's file in a copy of the folder; false where there is none. */
export function destroyCopy(path: string, id: string): boolean {
  const file = join(path, `${id}.key`);
  if (!existsSync(file)) return false;
  overwriteAndRemove(file);
  syncFolder(path);
  return true;
}

function parseKeyFile(file: string): KeyFile | null {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Whoever asked says which file and what to do.
    return null;
  }
}

function rawOf(folder: KeyFolder, { key, wrapped, ...about }: KeyFile): Buffer | null {
  if (key !== undefined) return Buffer.from(key, 'base64url');
  return wrapped === undefined || !folder.wrapping ? null : folder.wrapping.unwrap(aboutOf(about), wrapped);
}

const aboutOf = ({ id, client, month }: Pick<KeyFile, 'id' | 'client' | 'month'>): string => `${id} ${client} ${month}`;

type About = Omit<KeyFile, 'key' | 'wrapped'>;

function keyText({ wrapping }: KeyFolder, about: About, raw: Buffer): string {
  const kept = wrapping ? { wrapped: wrapping.wrap(aboutOf(about), raw) } : { key: raw.toString('base64url') };
  return JSON.stringify({ ...about, ...kept });
}

/** Keys made before there was a passphrase. */
function wrapPlain(folder: KeyFolder): void {
  for (const { about, raw } of plainKeys(folder.path))
    replaceDurably(folder.path, `${about.id}.key`, keyText(folder, about, raw));
  overwriteOld(folder.path);
}

/** Brings the keys of a copy that was made before there was a passphrase to what the folder has. Gives how many. Throws `CannotOpen` for one that is not the folder's: it is left. */
export function wrapCopy(folder: KeyFolder, copy: string): number {
  if (!folder.wrapping) return 0;
  let wrapped = 0;
  for (const { about, raw } of plainKeys(copy)) {
    const key = readKey(folder, about.id);
    if (key === 'destroyed' || key === 'missing') continue;
    const name = `${about.id}.key`;
    if (!key.secret.equals(createSecretKey(raw)))
      throw new CannotOpen(
        `${join(copy, name)} holds another key than ${folder.path} under this name. Name another folder.`,
      );
    replaceDurably(copy, name, readFileSync(join(folder.path, name), 'utf8'));
    wrapped += 1;
  }
  overwriteOld(copy);
  return wrapped;
}

function* plainKeys(path: string): Generator<{ about: About; raw: Buffer }> {
  for (const id of listKeys({ path }).there) {
    const parsed = parseKeyFile(join(path, `${id}.key`));
    if (parsed?.key === undefined) continue;
    const { key, ...about } = parsed;
    yield { about, raw: Buffer.from(key, 'base64url') };
  }
}

import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Writes a file, readable by its owner only, in one step: at no moment is there half of it. Name and bytes are on disk when this returns. */
export function writeDurably(folder: string, name: string, text: string): void {
  const draft = join(folder, `${name}.${randomBytes(4).toString('hex')}.draft`);
  writeFileSync(draft, text, { mode: 0o600, flush: true });
  renameSync(draft, join(folder, name));
  syncFolder(folder);
}

const OLD = '.plain';

/** The same in place of a file that is there: its old bytes keep a name of their own until `overwriteOld`, so that they can be overwritten after the new ones are on disk. */
export function replaceDurably(folder: string, name: string, text: string): void {
  const old = join(folder, `${name}${OLD}`);
  if (!existsSync(old)) linkSync(join(folder, name), old);
  writeDurably(folder, name, text);
}

/** The old bytes of what was replaced, also where that broke off before. Call when everything there is to replace was. */
export function overwriteOld(folder: string): void {
  for (const name of readdirSync(folder)) if (name.endsWith(OLD)) overwriteAndRemove(join(folder, name));
}

/** Overwrites a file where it lies and removes it. Nothing to do when it is gone: another process may be doing the same. */
export function overwriteAndRemove(file: string): void {
  if (!existsSync(file)) return;
  writeFileSync(file, randomBytes(statSync(file).size), { flag: 'r+', flush: true });
  rmSync(file, { force: true });
}

export function syncFolder(folder: string): void {
  // Windows opens no folders; there NTFS keeps a journal of names of its own.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

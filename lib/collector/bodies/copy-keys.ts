/** A copy of the body keys, kept apart from backups of the database: brought up to date, its keys are wrapped where the folder’s are, and it loses those that were destroyed. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CannotOpen } from '../cannot-open.ts';
import { destroyCopy, type KeyFolder, listKeys, wrapCopy } from './key-folder.ts';
import { writeDurably } from './write-durably.ts';

const PASSPHRASE = 'passphrase.json';

export interface Copied {
  /** keys that were new there */
  copied: number;
  /** keys that lay there from before there was a passphrase */
  wrapped: number;
  destroyed: number;
}

/** Throws `CannotOpen` when another database's keys are there, or this one's under another passphrase. */
export function copyKeys(folder: KeyFolder, to: string): Copied {
  const { path, id } = folder;
  if (resolve(to) === resolve(path)) throw new CannotOpen(`${to} is where the keys are. Name another folder.`);
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const other = textOf(to, 'folder-id');
  if (other !== null && other.trim() !== id)
    throw new CannotOpen(`${to} holds another database’s keys. Name another folder.`);
  const wrapping = textOf(to, PASSPHRASE);
  if (wrapping !== null && wrapping !== textOf(path, PASSPHRASE))
    throw new CannotOpen(
      `The keys in ${to} are encrypted otherwise than those in ${path}: one passphrase would not open both. Name another folder.`,
    );
  const there = new Set(readdirSync(to));
  let copied = 0;
  for (const name of ['folder-id', PASSPHRASE, ...readdirSync(path)]) {
    if (!/^(folder-id|passphrase\.json|[0-9a-f]{16}\.(key|destroyed))$/.test(name)) continue;
    if (there.has(name) || !existsSync(join(path, name))) continue;
    there.add(name);
    writeDurably(to, name, readFileSync(join(path, name), 'utf8'));
    if (name.endsWith('.key')) copied += 1;
  }
  const gone = [...listKeys({ path }).destroyed].filter((key) => destroyCopy(to, key));
  return { copied, wrapped: wrapCopy(folder, to), destroyed: gone.length };
}

const textOf = (folder: string, name: string): string | null =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null;

/** A copy of the body keys, kept apart from backups of the database: brought up to date, it also loses the keys that were destroyed. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CannotOpen } from '../cannot-open.ts';
import { destroyCopy, type KeyFolder, listKeys } from './key-folder.ts';
import { writeDurably } from './write-durably.ts';

/** Gives how many keys were new there and how many went. Throws `CannotOpen` when another database's keys are there. */
export function copyKeys({ path, id }: KeyFolder, to: string): { copied: number; destroyed: number } {
  if (resolve(to) === resolve(path)) throw new CannotOpen(`${to} is where the keys are. Name another folder.`);
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const other = existsSync(join(to, 'folder-id')) ? readFileSync(join(to, 'folder-id'), 'utf8').trim() : null;
  if (other !== null && other !== id) throw new CannotOpen(`${to} holds another database’s keys. Name another folder.`);
  const there = new Set(readdirSync(to));
  let copied = 0;
  for (const name of ['folder-id', 'passphrase.json', ...readdirSync(path)]) {
    if (!/^(folder-id|passphrase\.json|[0-9a-f]{16}\.(key|destroyed))$/.test(name)) continue;
    if (there.has(name) || !existsSync(join(path, name))) continue;
    there.add(name);
    writeDurably(to, name, readFileSync(join(path, name), 'utf8'));
    if (name.endsWith('.key')) copied += 1;
  }
  const gone = [...listKeys({ path }).destroyed].filter((key) => destroyCopy(to, key));
  return { copied, destroyed: gone.length };
}

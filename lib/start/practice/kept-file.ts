import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * One JSON document in a file: read once, written whole at each change, and put in place by a rename, so that a crash leaves the old one or the new one.
 * A file that cannot be read is kept beside as `.unreadable` and `first` is used.
 */
export function keptFile<T>(path: string, first: T): { value: T; keep(): void } {
  const kept = { value: read(path, first), keep };
  function keep(): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, `${JSON.stringify(kept.value, null, 2)}\n`);
    renameSync(`${path}.new`, path);
  }
  return kept;
}

function read<T>(path: string, first: T): T {
  if (!existsSync(path)) return structuredClone(first);
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch {
    renameSync(path, `${path}.unreadable`);
    return structuredClone(first);
  }
}

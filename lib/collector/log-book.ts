/** What one process holds of the log: its name, its key, and the tree's edge as of its own last commit. */
import { existsSync, renameSync } from 'node:fs';
import { parseVkey } from '../evidence/note.ts';
import { sameBytes } from '../evidence/same-bytes.ts';
import type { Database } from './database.ts';
import { Refused } from './errors.ts';
import { type LogKey, readLogKey } from './log-key.ts';
import type { TreeEdge } from './tree-edge.ts';

export interface LogBook {
  log: string;
  keyFile: string;
  key: LogKey;
  /** of the tree with this root; another process may have appended since */
  edge: { root: string; edge: TreeEdge } | null;
}

/** Opens the key. Throws `CannotOpen`. */
export function openLogBook(log: string, keyFile: string): LogBook {
  const book: LogBook = {
    log,
    keyFile,
    key: existsSync(keyFile) ? readLogKey(keyFile) : readLogKey(nextKeyFile(keyFile)),
    edge: null,
  };
  return book;
}

/** Where `log-key rotate` puts a new key until the log has taken it. */
export const nextKeyFile = (keyFile: string): string => `${keyFile}.next`;

/**
 * The key the log is signed with now. The command line may have changed it beside the running server: then it is read again.
 * Throws `Refused` 503 when this process does not have it.
 */
export async function currentKey(db: Database, book: LogBook): Promise<LogKey> {
  const row = await db.selectFrom('log_keys').select('vkey').orderBy('n', 'desc').limit(1).executeTakeFirst();
  const wanted = parseVkey(row?.vkey ?? '')?.publicKey;
  if (!wanted) throw new Refused('log.key');
  if (!sameBytes(book.key.publicKey, wanted)) book.key = rereadKey(book.keyFile, wanted);
  return book.key;
}

/** Another process may be doing the same at this moment. */
function renameUnlessDone(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** A rotation that broke off between the commit and the renaming of the file is finished here. */
function rereadKey(file: string, wanted: Uint8Array): LogKey {
  for (const place of [file, nextKeyFile(file)]) {
    if (!existsSync(place)) continue;
    const key = readLogKey(place);
    if (!sameBytes(key.publicKey, wanted)) continue;
    if (place !== file) renameUnlessDone(place, file);
    return key;
  }
  throw new Refused('log.key');
}

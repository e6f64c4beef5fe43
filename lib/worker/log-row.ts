import type { LogKey } from '../evidence/key-rotation.ts';
import { parseVkey } from '../evidence/note.ts';
import { database, type Identity, type LogRow } from './database.ts';

/** What this enrolment knows of its log; before the first answer only the key pinned at enrolment. */
export async function logOf(identity: Identity): Promise<LogRow> {
  const pinned = { vkey: identity.logKey, epoch: 1, size: 0 };
  return (await database.logs.get(identity.id)) ?? { identity: identity.id, keys: [pinned], seen: null, epochs: [] };
}

/** Changes the row in one strict transaction; gives what is stored afterwards. */
export async function changeLog(identity: Identity, change: (row: LogRow) => LogRow): Promise<LogRow> {
  return database.transaction('rw', database.logs, async () => {
    const next = change(await logOf(identity));
    await database.logs.put(next);
    return next;
  });
}

/** The log's keys as they are checked with. */
export function logKeys(row: LogRow): LogKey[] {
  return row.keys.flatMap(({ vkey: word, epoch, size }) => {
    const vkey = parseVkey(word);
    return vkey ? [{ vkey, epoch, size }] : [];
  });
}

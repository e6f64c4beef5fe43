/** The one way bodies are read back: whoever selects `BODY_COLUMNS` hands the rows to `opened`. */
import { textMac } from '../../evidence/leaf.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { keepsBody } from '../refusal.ts';
import { openSealed } from './body-key.ts';
import { type BodyKeys, bodyKeysOf, findKey } from './body-keys.ts';

/** Of `event_bodies as b` and `log_entries as e`. */
export const BODY_COLUMNS = ['b.salt', 'b.body', 'b.sealed', 'b.body_key', 'e.leaf_hash', 'e.body_mac'] as const;

export interface StoredBody {
  /** both null where there is no body, empty where it is sealed */
  salt: string | null;
  body: string | null;
  sealed: Uint8Array | null;
  body_key: string | null;
  leaf_hash: string;
  body_mac: string;
}
/** `changed`: something is stored, and is not what the leaf was made for: nobody erased it. */
export type Opened<Row> = Omit<Row, 'sealed' | 'body_key' | 'salt' | 'body'> &
  Pick<StoredBody, 'salt' | 'body'> & { changed: boolean };

const NONE = { salt: null, body: null };

/**
 * The rows with their salts and bodies in the clear: both null where there is no body, its key was destroyed, or it does not open, which fsck tells apart.
 * Throws `Refused` 503 when a key's file is not there.
 */
export function opened<Row extends StoredBody>(db: Database, rows: readonly Row[]): Opened<Row>[] {
  const keys = bodyKeysOf(db);
  return rows.map(({ sealed, body_key, salt, body, ...row }) => {
    const { leaf_hash, body_mac } = row;
    const { unread, ...clear } = readBody(keys, { sealed, body_key, salt, body, leaf_hash });
    if (unread === 'missing') throw new Refused('bodies.key', { key: body_key ?? '' });
    // Sealed, it is bound to its leaf; from before bodies were sealed, only the leaf tells.
    if (body_key === null && !isOwn(body_mac, clear)) return { ...row, ...NONE, changed: true };
    return { ...row, ...clear, changed: unread === 'changed' };
  });
}

const SALT = /^[0-9a-f]{64}$/;

/** Whether salt and body, where there are any, are those a leaf with this `body_mac` was made for. */
export const isOwn = (mac: string, { salt, body }: Pick<StoredBody, 'salt' | 'body'>): boolean =>
  salt === null || body === null ? salt === body : SALT.test(salt) && textMac(salt, body) === mac;

/** There is none although it was kept, and no erasure the log tells of took it. */
export const isTakenOut = (row: {
  body: string | null;
  body_refused: string | null;
  erasure: string | null;
}): boolean => row.body === null && row.erasure === null && keepsBody(row.body_refused) === true;

/** For what is handed to others: a body that was changed must not pass for one that was erased. Throws `Refused` 500, naming the entry. */
export function checkUnchanged(index: number | bigint, changed: boolean): void {
  if (changed) throw new Refused('bodies.changed', { index: Number(index) });
}

/** One of them, with why it could not be read: its key was destroyed or is not there, or it does not open with it. */
export function readBody(
  keys: BodyKeys,
  { salt, body, sealed, body_key, leaf_hash }: Omit<StoredBody, 'body_mac'>,
): { salt: string | null; body: string | null; unread: 'destroyed' | 'missing' | 'changed' | null } {
  if (body_key === null) return { salt, body, unread: null };
  const key = findKey(keys, body_key);
  if (!key) return { ...NONE, unread: key === null ? 'destroyed' : 'missing' };
  const plain = sealed && openSealed(key, leaf_hash, sealed);
  return plain ? { ...plain, unread: null } : { ...NONE, unread: 'changed' };
}

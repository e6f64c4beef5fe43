/**
 * A body and its salt, encrypted together (AES-256-GCM) under a key of one client, or of none, and one calendar month of receipt. Destroying the key erases every copy there is of them, in write-ahead logs, freed pages and
 * backups too. What lists are made from (verb, technician, client, console, ticket) and the names searches find entries by stand beside it in the clear: an erasure deletes those.
 *
 * The associated data names key, client, month and leaf, so that nothing sealed opens in another row. The leaf holds log, device and number.
 * Nonces are random, 96 bits: a key seals far fewer than the 2^32 bodies that NIST SP 800-38D allows.
 */
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';

export interface BodyKey {
  /** 16 hex digits; also its file's name */
  id: string;
  /** a client's id, or empty for what is of no client */
  scope: string;
  /** of receipt, UTC: `2026-11` */
  month: string;
  secret: KeyObject;
}

/** `raw` is 32 bytes. */
export const bodyKey = (id: string, scope: string, month: string, raw: Uint8Array): BodyKey => ({
  ...{ id, scope, month },
  secret: createSecretKey(raw),
});

/** The month a time belongs to; times are stored in UTC. */
export const monthOf = (at: string): string => at.slice(0, 7);

const NONCE = 12;
const TAG = 16;
const SALT = 32;
const UTF8_MOST = 3;
const place = (key: BodyKey, leafHash: string): string =>
  `unswivel body v1\n${key.id}\n${key.scope}\n${key.month}\n${leafHash}`;

/** Nonce, ciphertext and tag. `salt`: 64 hex digits. */
export function sealBody(key: BodyKey, leafHash: string, salt: string, text: string): Buffer {
  const plain = Buffer.allocUnsafe(SALT + text.length * UTF8_MOST);
  plain.write(salt, 0, 'hex');
  const end = SALT + plain.write(text, SALT, 'utf8');
  return sealUnder(key, place(key, leafHash), plain.subarray(0, end));
}

/** Null when it was changed, or sealed under another key or for another leaf. */
export function openSealed(key: BodyKey, leafHash: string, sealed: Uint8Array): { salt: string; body: string } | null {
  const plain = openUnder(key, place(key, leafHash), sealed);
  if (!plain || plain.length < SALT) return null;
  return { salt: plain.toString('hex', 0, SALT), body: plain.toString('utf8', SALT) };
}

/** Nonce, ciphertext and tag. `about` is bound to it: it opens with the same only. */
export function sealUnder({ secret }: BodyKey, about: string, plain: Uint8Array): Buffer {
  const nonce = freshNonce();
  const cipher = createCipheriv('aes-256-gcm', secret, nonce);
  cipher.setAAD(Buffer.from(about, 'latin1'));
  const sealed = cipher.update(plain);
  cipher.final();
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()], NONCE + plain.length + TAG);
}

/** Null when it was changed, or sealed under another key or about something else. */
export function openUnder({ secret }: BodyKey, about: string, sealed: Uint8Array): Buffer | null {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < NONCE + TAG) return null;
  const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(about, 'latin1'));
  decipher.setAuthTag(bytes.subarray(-TAG));
  const plain = decipher.update(bytes.subarray(NONCE, -TAG));
  try {
    decipher.final();
  } catch {
    // GCM says no more than that it does not fit.
    return null;
  }
  return plain;
}

const POOL = 1024 * NONCE;
const pool = { bytes: Buffer.alloc(0), at: 0 };

/** From a pool: asking the system for each costs as much as sealing. */
function freshNonce(): Buffer {
  if (pool.at === pool.bytes.length) Object.assign(pool, { bytes: randomBytes(POOL), at: 0 });
  pool.at += NONCE;
  return pool.bytes.subarray(pool.at - NONCE, pool.at);
}

/**
 * The client secret at rest: encrypted (AES-256-GCM) under a key made from the log's key file. So neither the database nor its backups hold it, and every collector that may
 * sign the log can use it without another file to guard.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { LogKey } from '../log-key.ts';

const PURPOSE = 'unswivel sign-in client secret v1';

/** Base64url of nonce, ciphertext and tag. */
export function sealSecret(key: LogKey, secret: string, purpose: string = PURPOSE): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key.derive(purpose), nonce);
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url');
}

/** The secret, or null when it was sealed under another key or for another purpose. */
export function openSecret(key: LogKey, sealed: string, purpose: string = PURPOSE): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key.derive(purpose), bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAuthTag(bytes.subarray(-16));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
  } catch {
    // GCM says no more than that it does not fit: the log's key is another one.
    return null;
  }
}

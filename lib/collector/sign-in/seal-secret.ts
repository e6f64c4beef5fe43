/**
 * The client secret at rest: encrypted under a key made from the log's key file. So neither the database nor its backups hold it, and every collector that may
 * sign the log can use it without another file to guard.
 */
import type { LogKey } from '../log-key.ts';
import { openBytes, sealBytes } from '../seal-bytes.ts';

const PURPOSE = 'unswivel sign-in client secret v1';

export const sealSecret = (key: LogKey, secret: string, purpose: string = PURPOSE): string =>
  sealBytes(key.derive(purpose), Buffer.from(secret));

/** The secret, or null when it was sealed under another key or for another purpose. */
export const openSecret = (key: LogKey, sealed: string, purpose: string = PURPOSE): string | null =>
  openBytes(key.derive(purpose), sealed)?.toString('utf8') ?? null;

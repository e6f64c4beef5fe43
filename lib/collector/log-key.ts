/**
 * The log's private key: a PEM file outside the database, so that whoever copies or rewrites the database cannot sign. `log-key.pem` in the data folder unless
 * `--log-key` or UNSWIVEL_LOG_KEY names another place; encrypted when UNSWIVEL_LOG_KEY_PASSPHRASE is set.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, hkdfSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { originOf } from '../evidence/checkpoint.ts';
import { ED25519, vkeyOf } from '../evidence/note.ts';
import { CannotOpen } from './cannot-open.ts';

export interface LogKey {
  /** raw Ed25519, 32 bytes */
  publicKey: Uint8Array;
  /** raw Ed25519 signature, 64 bytes */
  sign(bytes: Uint8Array): Buffer;
  /** 32 bytes for one purpose, which nobody can make without the key file (HKDF-SHA-256, RFC 5869) */
  derive(purpose: string): Buffer;
  /** as it is written to a file */
  pem: string;
}

/** Where the key of the collector in `folder` lies. */
export function logKeyFile(folder: string, given?: string): string {
  return given ?? process.env.UNSWIVEL_LOG_KEY ?? join(folder, 'log-key.pem');
}

const passphrase = (): string | undefined => process.env.UNSWIVEL_LOG_KEY_PASSPHRASE || undefined;

export function createLogKey(): LogKey {
  const secret = passphrase();
  const { privateKey } = generateKeyPairSync('ed25519');
  const encrypted = secret ? { cipher: 'aes-256-cbc', passphrase: secret } : {};
  return keyOf(privateKey, privateKey.export({ format: 'pem', type: 'pkcs8', ...encrypted }) as string);
}

/** Reads a key file. Throws `CannotOpen` with what to do. */
export function readLogKey(file: string): LogKey {
  if (!existsSync(file))
    throw new CannotOpen(
      `The log’s key is not at ${file}. Put it there, or say where it is: --log-key FILE or UNSWIVEL_LOG_KEY.`,
    );
  const pem = readFileSync(file, 'utf8');
  const key = privateKeyOf(pem);
  if (key?.asymmetricKeyType !== 'ed25519')
    throw new CannotOpen(`${file} is no Ed25519 key, or UNSWIVEL_LOG_KEY_PASSPHRASE does not open it.`);
  return keyOf(key, pem);
}

/** Writes a key, readable by its owner only, in one step: at no moment is there half a file. */
export function writeLogKey(file: string, key: LogKey): void {
  const draft = `${file}.draft`;
  writeFileSync(draft, key.pem, { mode: 0o600, flush: true });
  renameSync(draft, file);
}

/** The key as it is handed out (C2SP verifier key), under the name it signs checkpoints of this epoch with. */
export function vkeyOfLog(log: string, epoch: number, { publicKey }: Pick<LogKey, 'publicKey'>): string {
  return vkeyOf(originOf(log, epoch), ED25519, publicKey);
}

function privateKeyOf(pem: string): KeyObject | null {
  try {
    return createPrivateKey({ key: pem, passphrase: passphrase() ?? '' });
  } catch {
    // OpenSSL's reasons ("unsupported", "bad decrypt") say nothing to a person: whoever calls says what to do.
    return null;
  }
}

function keyOf(privateKey: KeyObject, pem: string): LogKey {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  const { d } = privateKey.export({ format: 'jwk' });
  return {
    publicKey: new Uint8Array(Buffer.from(x as string, 'base64url')),
    sign: (bytes) => sign(null, bytes, privateKey),
    derive: (purpose) => Buffer.from(hkdfSync('sha256', Buffer.from(d as string, 'base64url'), '', purpose, 32)),
    pem,
  };
}

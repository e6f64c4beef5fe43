import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { fromBase64url } from '../evidence/base64.ts';

/** A raw Ed25519 public key (base64url, 32 bytes) as a key object, or null when it is none. */
export function deviceKey(raw: string): KeyObject | null {
  if (fromBase64url(raw)?.length !== 32) return null;
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw }, format: 'jwk' });
  } catch {
    return null;
  }
}

/** Whether `signature` (base64url) is the key's Ed25519 signature over `bytes`. */
export function verifies(key: KeyObject, bytes: Uint8Array, signature: string): boolean {
  const raw = fromBase64url(signature);
  return raw?.length === 64 && verify(null, bytes, key, raw);
}

import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { fromBase64url } from '../evidence/base64.ts';

const MOST_KEPT = 1000;
const kept = new Map<string, KeyObject>();

/** A raw Ed25519 public key (base64url, 32 bytes) as a key object, or null when it is none. Those seen last are kept: making one costs as much as using it. */
export function deviceKey(raw: string): KeyObject | null {
  const known = kept.get(raw);
  if (known) return known;
  const key = keyOf(raw);
  if (kept.size >= MOST_KEPT) kept.clear();
  if (key) kept.set(raw, key);
  return key;
}

function keyOf(raw: string): KeyObject | null {
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

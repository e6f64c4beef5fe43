/** Ed25519 by raw public keys, each made into a key once. */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { fromBase64url, toBase64url } from '../../evidence/base64.ts';

export type Verifies = (publicKey: string, bytes: Uint8Array, signature: string | null) => boolean;

/** Keys and signatures base64url, strictly: a second spelling of the same bytes is a change. */
export function createVerifies(): Verifies {
  const keys = new Map<string, KeyObject | null>();
  const keyOf = (raw: string): KeyObject | null => {
    if (fromBase64url(raw)?.length !== 32) return null;
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw }, format: 'jwk' });
  };
  return (publicKey, bytes, signature) => {
    if (!keys.has(publicKey)) keys.set(publicKey, keyOf(publicKey));
    const key = keys.get(publicKey) ?? null;
    const raw = fromBase64url(String(signature ?? ''));
    return key !== null && raw?.length === 64 && verify(null, bytes, key, raw);
  };
}

export const keyText = (publicKey: Uint8Array): string => toBase64url(publicKey);

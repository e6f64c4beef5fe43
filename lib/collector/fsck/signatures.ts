/** Ed25519 by raw public keys, each made into a key once. */
import type { KeyObject } from 'node:crypto';
import { deviceKey, verifies } from '../device-key.ts';

export type Verifies = (publicKey: string, bytes: Uint8Array, signature: string | null) => boolean;

/** Keys and signatures base64url, strictly: a second spelling of the same bytes is a change. */
export function createVerifies(): Verifies {
  const keys = new Map<string, KeyObject | null>();
  return (publicKey, bytes, signature) => {
    if (!keys.has(publicKey)) keys.set(publicKey, deviceKey(publicKey));
    const key = keys.get(publicKey) ?? null;
    return key !== null && verifies(key, bytes, String(signature ?? ''));
  };
}

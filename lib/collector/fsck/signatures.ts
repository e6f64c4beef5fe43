/** Ed25519 by raw public keys. */
import { deviceKey, verifies } from '../device-key.ts';

/** Keys and signatures base64url, strictly: a second spelling of the same bytes is a change. A row of a database somebody changed may hold anything. */
export function isSigned(publicKey: string, bytes: Uint8Array, signature: string | null): boolean {
  const key = deviceKey(publicKey);
  return key !== null && verifies(key, bytes, String(signature ?? ''));
}

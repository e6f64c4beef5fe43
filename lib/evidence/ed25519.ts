/** Ed25519 (RFC 8032) through WebCrypto: raw keys of 32 bytes, signatures of 64. In a browser: Chrome 137, Firefox 129 or later. */

/** Whether `signature` is the key's over `bytes`. False, never an error, for what is no key or no signature. */
export async function verifyEd25519(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): Promise<boolean> {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const key = await crypto.subtle.importKey('raw', own(publicKey), 'Ed25519', false, ['verify']).catch(() => null);
  return key !== null && crypto.subtle.verify('Ed25519', key, own(signature), own(bytes));
}

/** WebCrypto takes no view on shared memory: a copy only where it might be one. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
}

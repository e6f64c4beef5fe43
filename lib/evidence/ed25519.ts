/** Ed25519 (RFC 8032) through WebCrypto: raw keys of 32 bytes, signatures of 64. In a browser: Chrome 137, Firefox 129 or later. */

/** Whether `signature` is the key's over `bytes`. Never an error: what is no signature is false. */
export type Verifies = (bytes: Uint8Array, signature: Uint8Array) => Promise<boolean>;

/** Reads a public key once for many signatures; under what is no key nothing verifies. */
export function ed25519Key(publicKey: Uint8Array): Verifies {
  const imported =
    publicKey.length === 32
      ? crypto.subtle.importKey('raw', own(publicKey), 'Ed25519', false, ['verify']).catch(() => null)
      : null;
  return async (bytes, signature) => {
    const key = await imported;
    return key !== null && signature.length === 64 && crypto.subtle.verify('Ed25519', key, own(signature), own(bytes));
  };
}

/** `ed25519Key` for a single signature. */
export function verifyEd25519(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): Promise<boolean> {
  return ed25519Key(publicKey)(bytes, signature);
}

/** WebCrypto takes no view on shared memory: a copy only where it might be one. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
}

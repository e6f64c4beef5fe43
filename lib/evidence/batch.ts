import { utf8ToBytes } from '@noble/hashes/utils.js';

/** Bytes the device key signs for a batch: UTF-8 of `unswivel-batch:v1:` and the hex leaf hashes joined by commas, in the order sent. */
export function batchBytes(leafHashes: readonly string[]): Uint8Array<ArrayBuffer> {
  return bytes(`unswivel-batch:v1:${leafHashes.join(',')}`);
}

/** Bytes the device key signs to prove, at enrolment, that it holds the key it hands in: UTF-8 of `unswivel-enrol:v1:` and the one-time code as sent. */
export function enrolBytes(code: string): Uint8Array<ArrayBuffer> {
  return bytes(`unswivel-enrol:v1:${code}`);
}

/** A copy on its own ArrayBuffer: what WebCrypto's `sign` and `verify` take. */
function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(utf8ToBytes(text));
}

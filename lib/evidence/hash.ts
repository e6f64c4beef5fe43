/**
 * SHA-256 and HMAC-SHA-256, synchronous, so that they can run inside a database transaction. Where Node is, its own OpenSSL does the work (about
 * ten times as fast); a browser's is asynchronous only, so there @noble/hashes does. One file and no bundler condition: a browser has no `process`.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 as inScript } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

const native = globalThis.process?.getBuiltinModule?.('node:crypto');

/** SHA-256 of the parts, one after the other: 32 bytes. */
export function sha256(...parts: Uint8Array[]): Uint8Array {
  const bytes = parts.length === 1 ? (parts[0] as Uint8Array) : joined(parts);
  // As text: a Buffer would lie outside V8's heap, and making one takes longer than the hash of a leaf.
  return native ? fromLatin1(native.hash('sha256', bytes, 'binary')) : inScript(bytes);
}

/** The parts in one array; up to 64 KiB always the same one, since it is hashed before anything else happens. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const bytes = length <= SCRATCH.length ? SCRATCH.subarray(0, length) : new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const SCRATCH = new Uint8Array(native ? 65_536 : 0);

function fromLatin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** HMAC-SHA-256 (RFC 2104): 32 bytes. Two plain hashes where Node is: its own HMAC object takes five times as long to make. */
export function hmacSha256(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (!native) return hmac(inScript, key, bytes);
  const short = key.length > BLOCK ? sha256(key) : key;
  return sha256(padded(short, 0x5c), sha256(padded(short, 0x36), bytes));
}

/** Hex SHA-256 of a text's UTF-8 bytes. */
export function sha256OfText(text: string): string {
  return native ? native.hash('sha256', text, 'hex') : bytesToHex(inScript(utf8ToBytes(text)));
}

/** The bytes a text of hex digits stands for. Throws for anything else. */
export function bytesOfHex(text: string): Uint8Array {
  const bytes = native && Buffer.from(text, 'hex');
  // Node's own stops at the first digit that is none, without a word.
  return bytes && bytes.length * 2 === text.length ? bytes : hexToBytes(text);
}

/** Hex HMAC-SHA-256 of a text's UTF-8 bytes under a key of at most 64 bytes. Where Node is, the text is written straight to where it is hashed. */
export function hmacOfText(key: Uint8Array, text: string): string {
  if (!native) return bytesToHex(hmac(inScript, key, utf8ToBytes(text)));
  // A UTF-16 unit takes three bytes at most.
  const most = BLOCK + text.length * 3;
  const bytes = most <= SCRATCH.length ? SCRATCH : new Uint8Array(most);
  pad(key, 0x36, bytes);
  const { written } = utf8.encodeInto(text, bytes.subarray(BLOCK));
  const inner = native.hash('sha256', bytes.subarray(0, BLOCK + written), 'binary');
  pad(key, 0x5c, SCRATCH);
  for (let at = 0; at < inner.length; at++) SCRATCH[BLOCK + at] = inner.charCodeAt(at);
  return native.hash('sha256', SCRATCH.subarray(0, BLOCK + inner.length), 'hex');
}

const utf8 = new TextEncoder();

/** bytes SHA-256 takes at a time */
const BLOCK = 64;

/** The key filled up to a block, each byte XORed. */
function padded(key: Uint8Array, by: number): Uint8Array {
  const block = new Uint8Array(BLOCK);
  pad(key, by, block);
  return block;
}

/** … at the beginning of `into`. */
function pad(key: Uint8Array, by: number, into: Uint8Array): void {
  for (let at = 0; at < BLOCK; at++) into[at] = (key[at] ?? 0) ^ by;
}

export interface RunningSha256 {
  update(bytes: Uint8Array): void;
  /** ends it: 32 bytes */
  digest(): Uint8Array;
}

/** SHA-256 of what comes piece by piece. */
export function runningSha256(): RunningSha256 {
  const hash = native ? native.createHash('sha256') : inScript.create();
  return { update: (bytes) => void hash.update(bytes), digest: () => Uint8Array.from(hash.digest()) };
}

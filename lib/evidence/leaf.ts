/**
 * The leaf: what the device chain, the batch signatures and the log cover. The body stays apart, bound by HMAC under a salt the device made; salt and
 * body are erased together and every proof still holds (design.md, "Evidence"). Synchronous, so that it can run inside an IndexedDB transaction.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from './canonical.ts';
import { bytesOfHex, hmacOfText, sha256, sha256OfText } from './hash.ts';
import { HEX_32 } from './hex.ts';

export interface Leaf {
  v: 1;
  /** the collector's log this device writes to */
  log: string;
  device: string;
  /** 1-based and contiguous per device */
  seq: number;
  /** hex hash of the device's previous leaf; 64 zeros for the first */
  prev: string;
  /** hex HMAC-SHA-256(salt, canonical body) */
  body: string;
}

export const NO_LEAF = '0'.repeat(64);

/** Hex HMAC-SHA-256 of the RFC 8785 bytes of `body` under `salt` (hex, 32 bytes). */
export function bodyMac(salt: string, body: unknown): string {
  return textMac(salt, canonical(body));
}

/** `bodyMac` of a body whose RFC 8785 form is at hand. */
export function textMac(salt: string, text: string): string {
  return hmacOfText(bytesOfHex(salt), text);
}

/** The leaf as the log's entry: its RFC 8785 bytes. */
export function leafBytes(leaf: Leaf): Uint8Array {
  return utf8ToBytes(leafText(leaf));
}

const leafText = (leaf: Leaf): string => (hasShape(leaf) ? written(leaf) : canonical(leaf));

/** Every event's leaf is written, on the device, on receipt and at each check: its six keys, which never change, need no sorting. */
const written = ({ body, device, log, prev, seq, v }: Leaf): string =>
  `{"body":"${body}","device":${JSON.stringify(device)},"log":${JSON.stringify(log)},"prev":"${prev}","seq":${seq},"v":${v}}`;

/** Exactly the six keys, each what it should be: what came from outside may be anything, and must not hash like something else. */
function hasShape(leaf: Leaf): boolean {
  const { body, device, log, prev, seq, v } = leaf;
  return (
    Object.keys(leaf).length === 6 &&
    v === 1 &&
    Number.isSafeInteger(seq) &&
    typeof body === 'string' &&
    HEX_32.test(body) &&
    typeof prev === 'string' &&
    HEX_32.test(prev) &&
    typeof device === 'string' &&
    device.isWellFormed() &&
    typeof log === 'string' &&
    log.isWellFormed()
  );
}

/** RFC 6962 §2.1 leaf hash, hex: SHA-256(0x00 ‖ RFC 8785 bytes of the leaf). */
export function leafHash(leaf: Leaf): string {
  return sha256OfText(`\0${leafText(leaf)}`);
}

/** The same of a leaf that a schema has seen to be one, of a log and a device whose ids are known. */
export function parsedLeafHash(leaf: Leaf): string {
  return sha256OfText(`\0${written(leaf)}`);
}

/** RFC 6962 §2.1 hash of a log entry: SHA-256(0x00 ‖ entry). */
export function entryHash(entry: Uint8Array): Uint8Array {
  return sha256(LEAF, entry);
}

const LEAF = Uint8Array.of(0);

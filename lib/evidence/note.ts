/**
 * Signed notes (c2sp.org/signed-note): a text, an empty line, signature lines. Ed25519 only. A note says nothing until `verifyNote` said by whom.
 */
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from './base64.ts';
import { verifyEd25519 } from './ed25519.ts';
import { sha256 } from './hash.ts';
import { sameBytes } from './same-bytes.ts';
import { type Fault, fault } from './verdict.ts';

/** What a signature line may hold, per the specification: type 1 is Ed25519 over the text, type 4 a timestamped cosignature. */
export const ED25519 = 1;
export const COSIGNATURE = 4;

export interface NoteSignature {
  name: string;
  /** 4 bytes that tell the keys of one name apart */
  keyId: Uint8Array;
  /** what follows the key id: for Ed25519 the 64 bytes of the signature */
  bytes: Uint8Array;
}

export interface SignedNote {
  /** the text signed, with its final newline */
  body: string;
  signatures: NoteSignature[];
}

/** A verifier key: a public key with the name it signs under. */
export interface Vkey {
  name: string;
  type: number;
  keyId: Uint8Array;
  publicKey: Uint8Array;
}

export type NoteFault = 'note.malformed' | 'note.signature' | 'note.unsigned';

const MOST_SIGNATURES = 64;
const NAME = /^[^\s+\p{Z}\p{C}]+$/u;

/** First four bytes of SHA-256(name ‖ newline ‖ type ‖ public key). */
export function keyIdOf(name: string, type: number, publicKey: Uint8Array): Uint8Array {
  return sha256(utf8ToBytes(`${name}\n`), Uint8Array.of(type), publicKey).slice(0, 4);
}

/** The key as one word to hand out and pin: `<name>+<key id>+<base64 of type and key>`. Throws TypeError for a name no note can carry. */
export function vkeyOf(name: string, type: number, publicKey: Uint8Array): string {
  if (!NAME.test(name)) throw new TypeError(`A key cannot be named "${name}": no spaces, no plus sign.`);
  return `${name}+${bytesToHex(keyIdOf(name, type, publicKey))}+${toBase64(concatBytes(Uint8Array.of(type), publicKey))}`;
}

/** Reads a `vkeyOf` word; null for anything else, also when its key id does not belong to its name and key. */
export function parseVkey(text: string): Vkey | null {
  const [, name, id, key] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const bytes = key === undefined ? null : fromBase64(key);
  if (!name || !id || !bytes || bytes.length !== 33 || !NAME.test(name)) return null;
  const type = bytes[0] as number;
  const publicKey = bytes.slice(1);
  const keyId = keyIdOf(name, type, publicKey);
  return sameBytes(keyId, hexToBytes(id)) ? { name, type, keyId, publicKey } : null;
}

/** One signature line, without its newline. */
export function signatureLine(name: string, keyId: Uint8Array, bytes: Uint8Array): string {
  return `— ${name} ${toBase64(concatBytes(keyId, bytes))}`;
}

/** The line of an Ed25519 signature over a note's body. */
export function noteSignatureLine(name: string, publicKey: Uint8Array, signature: Uint8Array): string {
  return signatureLine(name, keyIdOf(name, ED25519, publicKey), signature);
}

/** Reads one signature line (without its newline); null when it is none. */
export function parseSignatureLine(line: string): NoteSignature | null {
  const [, name, text] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
  const bytes = text === undefined ? null : fromBase64(text);
  if (!name || !NAME.test(name) || !bytes || bytes.length < 5) return null;
  return { name, keyId: bytes.slice(0, 4), bytes: bytes.slice(4) };
}

/** The note: its body (ending in a newline), an empty line, the lines. */
export function formatNote(body: string, lines: readonly string[]): string {
  return `${body}\n${lines.map((line) => `${line}\n`).join('')}`;
}

/** Takes a note apart. Refuses what the specification does: control characters, a missing newline, no or malformed signature lines. */
export function parseNote(text: string): { ok: true; note: SignedNote } | Fault<NoteFault> {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0009\u000b-\u001f]/.test(text) || !text.isWellFormed()) {
    return malformed('it holds control characters or is no proper text.');
  }
  const gap = text.lastIndexOf('\n\n');
  if (gap < 0 || !text.endsWith('\n')) return malformed('it does not end in an empty line and signature lines.');
  const lines = text.slice(gap + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) return malformed(`it carries more than ${MOST_SIGNATURES} signatures.`);
  const signatures = lines.map(parseSignatureLine);
  const bad = signatures.indexOf(null);
  if (bad >= 0) return malformed(`its signature line ${bad + 1} cannot be read.`);
  return { ok: true, note: { body: text.slice(0, gap + 1), signatures: signatures as NoteSignature[] } };
}

const malformed = (why: string) => fault('note.malformed', `This is no signed note: ${why}`);

/**
 * Who of the known keys signed. Signatures of unknown keys say nothing and are passed over; one wrong signature under a known key refuses the whole note,
 * and so does a note that none of them signed. Keys of another type than Ed25519 are not asked (cosignatures: cosignature.ts).
 */
export async function verifyNote(
  note: SignedNote,
  vkeys: readonly Vkey[],
): Promise<{ ok: true; by: Vkey[] } | Fault<NoteFault>> {
  const body = utf8ToBytes(note.body);
  const by: Vkey[] = [];
  for (const { name, keyId, bytes } of note.signatures) {
    const vkey = vkeys.find((one) => one.type === ED25519 && one.name === name && sameBytes(one.keyId, keyId));
    if (!vkey) continue;
    if (!(await verifyEd25519(vkey.publicKey, body, bytes))) {
      return fault(
        'note.signature',
        `The signature of ${name} does not belong to this text: one of the two was changed.`,
      );
    }
    if (!by.includes(vkey)) by.push(vkey);
  }
  return by.length > 0 ? { ok: true, by } : fault('note.unsigned', 'No key known here signed this note.');
}

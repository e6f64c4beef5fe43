/**
 * Cosignatures (c2sp.org/tlog-cosignature, version 1): a device says that at this time the largest tree of this log it had verified had this root.
 * Its name is `<log id>/<device id>`, its key the one made at enrolment.
 */
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { verifyEd25519 } from './ed25519.ts';
import { COSIGNATURE, keyIdOf, parseSignatureLine, signatureLine } from './note.ts';
import { sameBytes } from './same-bytes.ts';
import { type Fault, fault } from './verdict.ts';

export type CosignatureFault = 'cosignature.malformed' | 'cosignature.other-key' | 'cosignature.signature';

/** The name a device cosigns under. */
export function cosignerName(log: string, device: string): string {
  return `${log}/${device}`;
}

/** Bytes to sign; `time` in seconds since 1970, `body` the checkpoint's, with its final newline. Throws RangeError for what is no time. */
export function cosignedBytes(time: number, body: string): Uint8Array<ArrayBuffer> {
  if (!Number.isSafeInteger(time) || time < 0) throw new RangeError(`${time} is no time in whole seconds since 1970.`);
  return new Uint8Array(utf8ToBytes(`cosignature/v1\ntime ${time}\n${body}`));
}

/** The signature line of a cosignature, without its newline. `signature` = Ed25519 over `cosignedBytes(time, body)`. */
export function cosignatureLine(given: {
  name: string;
  publicKey: Uint8Array;
  time: number;
  signature: Uint8Array;
}): string {
  const { name, publicKey, time, signature } = given;
  const seconds = new Uint8Array(8);
  new DataView(seconds.buffer).setBigUint64(0, BigInt(time));
  return signatureLine(name, keyIdOf(name, COSIGNATURE, publicKey), concatBytes(seconds, signature));
}

/** Whether the line is this cosigner's over the checkpoint's body, and when it was made (seconds since 1970, by the cosigner's clock). */
export async function verifyCosignature(given: {
  line: string;
  body: string;
  name: string;
  publicKey: Uint8Array;
}): Promise<{ ok: true; time: number } | Fault<CosignatureFault>> {
  const { line, body, name, publicKey } = given;
  const parsed = parseSignatureLine(line);
  if (parsed?.bytes.length !== 72) return fault('cosignature.malformed', 'This is no cosignature line.');
  if (parsed.name !== name || !sameBytes(parsed.keyId, keyIdOf(name, COSIGNATURE, publicKey))) {
    return fault('cosignature.other-key', `This cosignature was made by another key than that of ${name}.`);
  }
  const time = Number(new DataView(parsed.bytes.buffer, parsed.bytes.byteOffset).getBigUint64(0));
  if (!Number.isSafeInteger(time)) return fault('cosignature.malformed', 'The time of this cosignature is no time.');
  return (await verifyEd25519(publicKey, cosignedBytes(time, body), parsed.bytes.slice(8)))
    ? { ok: true, time }
    : fault('cosignature.signature', `The cosignature of ${name} does not belong to this checkpoint.`);
}

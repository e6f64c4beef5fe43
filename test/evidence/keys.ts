/** Ed25519 keys for tests, and what the log and its devices sign with them. */
import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { checkpointBody, originOf } from '../../lib/evidence/checkpoint.ts';
import { cosignatureLine, cosignedBytes, cosignerName } from '../../lib/evidence/cosignature.ts';
import { ED25519, formatNote, noteSignatureLine, vkeyOf } from '../../lib/evidence/note.ts';

export interface TestKey {
  publicKey: Uint8Array;
  sign(bytes: Uint8Array): Uint8Array;
}

/** A new key, or always the same one for the same seed byte. */
export function testKey(seed?: number): TestKey {
  // RFC 8410: a private key is 32 bytes behind this header
  const header = Buffer.from('302e020100300506032b657004220420', 'hex');
  const pkcs8 = Buffer.concat([header, Buffer.alloc(32, seed ?? 0)]);
  const privateKey: KeyObject =
    seed === undefined
      ? generateKeyPairSync('ed25519').privateKey
      : createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const { x } = privateKey.export({ format: 'jwk' });
  return {
    publicKey: new Uint8Array(Buffer.from(x as string, 'base64url')),
    sign: (bytes) => new Uint8Array(sign(null, bytes, privateKey)),
  };
}

/** A note signed by each of the keys under its name. */
export function signedNote(body: string, ...by: { name: string; key: TestKey }[]): string {
  const bytes = Buffer.from(body);
  return formatNote(
    body,
    by.map(({ name, key }) => noteSignatureLine(name, key.publicKey, key.sign(bytes))),
  );
}

export function signedCheckpoint(given: {
  log: string;
  epoch?: number;
  size: number;
  root: Uint8Array;
  key: TestKey;
}): string {
  const origin = originOf(given.log, given.epoch ?? 1);
  return signedNote(checkpointBody({ origin, size: given.size, root: given.root }), { name: origin, key: given.key });
}

/** A device's cosignature line on a checkpoint's body. */
export function cosigned(given: { log: string; device: string; body: string; time: number; key: TestKey }): string {
  const { log, device, body, time, key } = given;
  const signature = key.sign(cosignedBytes(time, body));
  return cosignatureLine({ name: cosignerName(log, device), publicKey: key.publicKey, time, signature });
}

export const logVkeyWord = (log: string, key: TestKey, epoch = 1) =>
  vkeyOf(originOf(log, epoch), ED25519, key.publicKey);

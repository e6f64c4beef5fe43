import { toBase64url } from '../evidence/base64.ts';
import { ED25519, parseVkey } from '../evidence/note.ts';
import type { Me } from '../wire/api.schema.ts';
import { statusSchema } from '../wire/api.schema.ts';
import type { Identity } from './database.ts';
import { Refused } from './errors.ts';
import { adoptIdentity } from './identity.ts';
import { CollectorRefusal, requestCollector, Unreachable } from './request-collector.ts';

/** Asks who answers before a code is spent or a sign-in begun, so that a mistyped address costs nothing. Throws `Refused`: `enrol.not-a-collector`, `enrol.unreachable`. */
export async function meetCollector(collector: string): Promise<void> {
  try {
    await requestCollector({ collector, token: null }, '/v1/status', { schema: statusSchema, timeoutMs: 10_000 });
  } catch (error) {
    if (error instanceof CollectorRefusal)
      throw new Refused('enrol.not-a-collector', `${collector} answers, but is not an Unswivel collector.`);
    throw asRefused(error);
  }
}

/** What the collector or the network said no with, as a person is told it. */
export function asRefused(error: unknown): unknown {
  if (error instanceof CollectorRefusal) return new Refused(error.code, error.message);
  if (error instanceof Unreachable) return new Refused('enrol.unreachable', error.message);
  return error;
}

/** A device key whose private half never leaves the browser. Throws `Refused`: `enrol.browser`. */
export async function makeDeviceKey(): Promise<CryptoKeyPair> {
  try {
    return (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
  } catch {
    throw new Refused('enrol.browser', 'This browser cannot make the device key (Ed25519). Update it and enrol again.');
  }
}

/** The device as it is shown to the collector: its public key, and that it holds the private one. `bytes` are what it signs for that. */
export async function shownDevice(name: string, keys: CryptoKeyPair, bytes: Uint8Array<ArrayBuffer>) {
  const publicKey = toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey)));
  const proof = toBase64url(new Uint8Array(await crypto.subtle.sign('Ed25519', keys.privateKey, bytes)));
  return { name, publicKey, proof };
}

interface Given {
  device: string;
  token: string;
  log: string;
  logKey: string;
  me: Me;
}

/** Stores what the collector gave a new device and makes it the current one. Throws `Refused`: `enrol.log-key`, `enrol.storage`. */
export async function keepDevice(
  collector: string,
  deviceName: string,
  keys: CryptoKeyPair,
  { device, token, log, logKey, me }: Given,
  session?: Identity['session'],
): Promise<Identity> {
  const identity: Identity = {
    ...{ id: device, technician: me.technician.id, technicianVersion: me.technician.version },
    ...{ name: me.technician.displayName, roles: me.roles, deviceName, collector, log, logKey: pinnedKey(logKey) },
    ...{ token, keys, enrolledAt: new Date().toISOString() },
    ...(session ? { session } : {}),
    cacheKey: await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
  };
  try {
    await adoptIdentity(identity);
  } catch (cause) {
    console.error('Unswivel: the enrolment could not be stored', cause);
    throw new Refused(
      'enrol.storage',
      'The collector accepted it, but this browser could not store the enrolment. Free some disk space and begin again, with a new code where you used one.',
    );
  }
  return identity;
}

/** The key this device believes the log by: an enrolment without it would never believe anything. */
function pinnedKey(logKey: string): string {
  if (parseVkey(logKey)?.type === ED25519) return logKey;
  throw new Refused(
    'enrol.log-key',
    'The collector handed out a log key this version cannot read. Update Unswivel and begin again, with a new code where you used one.',
  );
}

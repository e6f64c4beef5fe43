import { toBase64url } from '../evidence/base64.ts';
import { enrolBytes } from '../evidence/batch.ts';
import { ED25519, parseVkey } from '../evidence/note.ts';
import { enrolAnswerSchema, statusSchema } from '../wire/api.schema.ts';
import { CollectorRefusal, callCollector, Unreachable } from './call-collector.ts';
import { collectorAddress } from './collector-address.ts';
import type { Identity } from './database.ts';
import { Refused } from './errors.ts';
import { adoptIdentity } from './identity.ts';

/**
 * Enrols this browser profile: makes a device key whose private half never leaves the browser, proves it with the one-time code, and stores the token it is
 * given. Throws `Refused`: `enrol.address`, `enrol.not-a-collector`, `enrol.unreachable`, `enrol.browser`, `enrol.storage`, or the collector's own code.
 */
export async function enrol(given: { collector: string; code: string; device: string }): Promise<Identity> {
  const collector = collectorAddress(given.collector);
  await meetCollector(collector);
  const keys = await makeDeviceKey();
  const publicKey = toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey)));
  const signature = await crypto.subtle.sign('Ed25519', keys.privateKey, enrolBytes(given.code));
  const proof = toBase64url(new Uint8Array(signature));
  const answer = await spendCode(collector, { code: given.code, device: { name: given.device, publicKey, proof } });
  const identity: Identity = {
    id: answer.device,
    technician: answer.me.technician.id,
    technicianVersion: answer.me.technician.version,
    name: answer.me.technician.displayName,
    roles: answer.me.roles,
    deviceName: given.device,
    collector,
    log: answer.log,
    logKey: pinnedKey(answer.logKey),
    token: answer.token,
    keys,
    cacheKey: await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    enrolledAt: new Date().toISOString(),
  };
  try {
    await adoptIdentity(identity);
  } catch (cause) {
    console.error('Unswivel: the enrolment could not be stored', cause);
    throw new Refused(
      'enrol.storage',
      'The code was accepted, but this browser could not store the enrolment. Free some disk space and ask for a new code.',
    );
  }
  return identity;
}

/** The key this device believes the log by. A code is spent by now, but an enrolment without it would never believe anything. */
function pinnedKey(logKey: string): string {
  if (parseVkey(logKey)?.type === ED25519) return logKey;
  throw new Refused(
    'enrol.log-key',
    'The collector handed out a log key this version cannot read. Update Unswivel and ask for a new code.',
  );
}

/** Asks who answers before the code is spent, so that a mistyped address does not cost it. */
async function meetCollector(collector: string): Promise<void> {
  try {
    await callCollector({ collector, token: null }, '/v1/status', { schema: statusSchema, timeoutMs: 10_000 });
  } catch (error) {
    if (error instanceof CollectorRefusal)
      throw new Refused('enrol.not-a-collector', `${collector} answers, but is not an Unswivel collector.`);
    if (error instanceof Unreachable) throw new Refused('enrol.unreachable', error.message);
    throw error;
  }
}

async function makeDeviceKey(): Promise<CryptoKeyPair> {
  try {
    return (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
  } catch {
    throw new Refused('enrol.browser', 'This browser cannot make the device key (Ed25519). Update it and enrol again.');
  }
}

async function spendCode(collector: string, body: unknown) {
  try {
    const reply = await callCollector({ collector, token: null }, '/v1/enrol', {
      method: 'POST',
      body,
      schema: enrolAnswerSchema,
    });
    if (!reply.value) throw new Unreachable(`${collector} answered without an enrolment. Ask for a new code.`);
    return reply.value;
  } catch (error) {
    if (error instanceof CollectorRefusal) throw new Refused(error.code, error.message);
    if (error instanceof Unreachable) throw new Refused('enrol.unreachable', error.message);
    throw error;
  }
}

import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { batchBytes, enrolBytes } from '../../lib/evidence/batch.ts';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import { bodyMac, type Leaf, leafHash, NO_LEAF } from '../../lib/evidence/leaf.ts';
import type { CollectorProcess } from '../drive/collector.ts';

/** A device without a browser that holds its own key: what somebody with an enrolled device and no scruples can send. */
export interface Device {
  id: string;
  token: string;
  body(change?: Partial<EventBody>): EventBody;
  /** a batch of one event with this place in the chain, rightly signed */
  batch(body: EventBody, seq?: number, prev?: string): { text: string; leafHash: string };
  post(text: string, token?: string): Promise<{ status: number; body: Answered }>;
}

interface Answered {
  results?: { seq: number; index?: number; duplicate?: boolean; leafHash?: string; error?: { code: string } }[];
  error?: { code: string; sentence: string };
}

export async function enrolDevice(
  collector: CollectorProcess,
  technician: string,
  serves: string[] = ['*'],
): Promise<Device> {
  const key = generateKeyPairSync('ed25519');
  const code = await collector.code(technician, ['technician'], serves);
  const device = {
    name: `Attacker as ${technician}`,
    publicKey: key.publicKey.export({ format: 'jwk' }).x,
    proof: sign(null, enrolBytes(code), key.privateKey).toString('base64url'),
  };
  const answer = await fetch(`${collector.url}/v1/enrol`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, device }),
  });
  const enrolled = (await answer.json()) as { device: string; token: string; log: string };
  if (!enrolled.token) throw new Error(`Not enrolled: ${JSON.stringify(enrolled)}`);
  return {
    id: enrolled.device,
    token: enrolled.token,
    body: (change = {}) => ({
      v: 1,
      id: uuid(),
      at: new Date().toISOString(),
      verb: 'ticket.read',
      outcome: 'success',
      actor: { technician, version: 1, device: enrolled.device },
      ticket: { console: 'practice-desk', number: '23' },
      client: { id: 'northwind', version: 1 },
      ...change,
    }),
    batch(body, seq = 1, prev = NO_LEAF) {
      const salt = randomBytes(32).toString('hex');
      const leaf: Leaf = { v: 1, log: enrolled.log, device: enrolled.device, seq, prev, body: bodyMac(salt, body) };
      const hash = leafHash(leaf);
      const signature = sign(null, batchBytes([hash]), key.privateKey).toString('base64url');
      const seen = { epoch: 1, size: 0 };
      const text = JSON.stringify({
        ...{ events: [{ leaf, salt, body }], signature, seen },
        ...{ held: seq, sentAt: new Date().toISOString() },
      });
      return { text, leafHash: hash };
    },
    async post(text, token = enrolled.token) {
      const posted = await fetch(`${collector.url}/v1/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: text,
      });
      return { status: posted.status, body: (await posted.json()) as Answered };
    },
  };
}

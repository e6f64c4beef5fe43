/** Devices whose batches were made and signed before the clock runs: real Ed25519 signatures, real chains, bodies as a fill leaves them (about 1 KB). */
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { Agent, request } from 'node:http';
import { batchBytes, enrolBytes } from '../../lib/evidence/batch.ts';
import { canonical } from '../../lib/evidence/canonical.ts';
import { firstHead, nextEntry } from '../../lib/evidence/chain.ts';
import type { EventField } from '../../lib/evidence/event.schema.ts';
import { makeEvent } from '../../lib/evidence/event.ts';

const CLIENTS = ['northwind', 'fabrikam', 'contoso', 'tailspin'];
const CONSOLES = ['rt', 'mesh', 'lam', 'practice-portal'];
const NAMES = ['userName', 'givenName', 'familyName', 'email', 'title', 'department'] as const;

export interface BenchDevice {
  id: string;
  token: string;
  /** all of a request but `seen`, which is of the moment; as bytes, so that sending takes nothing from the collector's cores */
  batches: { bytes: Buffer; first: number; count: number }[];
  seen: { epoch: number; size: number };
}

export interface Answered {
  status: number;
  ms: number;
  /** from sending until a checkpoint was at hand that holds the whole batch */
  checkpointMs: number;
  // biome-ignore lint/suspicious/noExplicitAny: the answer as it came
  json: any;
}

/** Enrols a device with a one-time code and makes its batches. */
export async function prepareDevice(
  url: string,
  code: string,
  technician: string,
  sizes: number[],
): Promise<BenchDevice> {
  const key = generateKeyPairSync('ed25519');
  const publicKey = key.publicKey.export({ format: 'jwk' }).x as string;
  const proof = sign(null, enrolBytes(code), key.privateKey).toString('base64url');
  const answer = await fetch(`${url}/v1/enrol`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, device: { name: 'Bench', publicKey, proof } }),
  });
  if (answer.status !== 201) throw new Error(`Not enrolled: ${await answer.text()}`);
  const { device, token, log } = (await answer.json()) as { device: string; token: string; log: string };
  const batches = signedBatches({ log, device, technician, key: key.privateKey }, sizes);
  return { id: device, token, batches, seen: { epoch: 1, size: 0 } };
}

function signedBatches(
  of: { log: string; device: string; technician: string; key: KeyObject },
  sizes: number[],
): BenchDevice['batches'] {
  let head = firstHead(of.log, of.device);
  return sizes.map((count) => {
    const first = head.seq + 1;
    const hashes: string[] = [];
    const events = Array.from({ length: count }, () => {
      const body = fillEvent(of.technician, of.device, head.seq);
      const salt = randomBytes(32).toString('hex');
      const next = nextEntry(head, body, salt);
      head = next.head;
      hashes.push(next.leafHash);
      return { leaf: next.leaf, salt, body };
    });
    const signature = sign(null, batchBytes(hashes), of.key).toString('base64url');
    const all = JSON.stringify({ events, signature, held: head.seq, sentAt: new Date().toISOString() });
    return { bytes: Buffer.from(all.slice(0, -1)), first, count };
  });
}

/** What a fill leaves: about 1 KB. `n` counts the device’s events. */
export function fillEvent(technician: string, device: string, n: number) {
  const client = CLIENTS[n % CLIENTS.length] as string;
  const fields = NAMES.slice(0, 1 + (n % 2)).map(
    (attribute, i): EventField => ({
      attribute,
      control: `Field ${attribute}`,
      to: `Value ${n} of ${attribute}`,
      mark: 'filled',
      outcome: 'kept',
      source: 'profile',
      confidence: 0.98,
      provenance: { from: 'record', technician, version: 3, path: `name.${NAMES[i]}` },
    }),
  );
  return makeEvent({
    verb: 'fill.done',
    outcome: 'success',
    actor: { technician, version: 3, device },
    subject: { technician: 'jadeyemi', version: 2 },
    ticket: {
      console: 'rt',
      number: String(1000 + (n % 500)),
      url: `https://rt.msp.example/Ticket/Display.html?id=${n}`,
    },
    client: { id: client, version: 4 },
    console: {
      id: CONSOLES[n % CONSOLES.length] as string,
      profile: 'rt5',
      profileVersion: '1',
      signedInAs: technician,
    },
    page: { origin: 'https://console.msp.example', path: '/users/new', id: 'user-create' },
    object: { type: 'account', key: `user${n}@${client}.example`, purpose: 'everyday' },
    fields,
  });
}

/** What one body weighs, in bytes of its canonical form. */
export const bodyBytes = (): number => Buffer.byteLength(canonical(fillEvent('mkruse', `dev-${'0'.repeat(36)}`, 7)));

const agent = new Agent({ keepAlive: true });

/** Sends one batch with what the device saw last, and takes over the checkpoint of the answer. */
export async function send(url: string, device: BenchDevice, batch: BenchDevice['batches'][number]): Promise<Answered> {
  const body = [batch.bytes, Buffer.from(`,"seen":${JSON.stringify(device.seen)}}`)];
  const began = performance.now();
  const { status, text } = await call(`${url}/v1/events`, device.token, body);
  const ms = performance.now() - began;
  const json = JSON.parse(text);
  if (status !== 200) return { status, ms, checkpointMs: Number.NaN, json };
  const last: number = Math.max(...json.results.map((result: { index: number }) => result.index));
  let size = sizeOf(json.checkpoint);
  while (size <= last) size = sizeOf((await call(`${url}/log/checkpoint`, device.token)).text);
  device.seen = { epoch: json.epoch, size: sizeOf(json.checkpoint) };
  return { status, ms, checkpointMs: performance.now() - began, json };
}

/** The second line of a C2SP checkpoint is its size. */
const sizeOf = (note: string): number => Number(note.split('\n')[1]);

export function call(url: string, token: string, body?: Buffer[]): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body ? { 'content-type': 'application/json', 'content-length': lengthOf(body) } : {}),
    };
    const asked = request(url, { method: body ? 'POST' : 'GET', agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }));
    });
    asked.on('error', reject);
    for (const part of body ?? []) asked.write(part);
    asked.end();
  });
}

const lengthOf = (parts: Buffer[]): number => parts.reduce((sum, part) => sum + part.length, 0);

import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { batchBytes, enrolBytes } from '../../lib/evidence/batch.ts';
import { bodyMac, type Leaf, leafHash, NO_LEAF } from '../../lib/evidence/leaf.ts';
import type { CollectorProcess } from './collector-process.ts';

/** What one event of the sender carries. All are authentic; the body of all but `good` cannot be taken. */
export const POISONS = ['good', 'oversized', 'unknown version', 'malformed', 'swapped'] as const;
export type Poison = (typeof POISONS)[number];

export interface SentLeaf {
  seq: number;
  leafHash: string;
}

/** A device without a browser, with a key and a chain of its own, that sends what no honest one would. */
export interface Sender {
  id: string;
  /** every leaf it ever made, in order: each must be in the log once, with its body or with a reason */
  made: SentLeaf[];
  /** Adds these events to its chain and sends what was not taken yet; gives the status, 0 when nothing answered. */
  send(...kinds: Poison[]): Promise<number>;
  /** sends until all it made was taken */
  finish(): Promise<boolean>;
  /** Sends something that is not authentic or no request at all; gives the status. It must change nothing. */
  attack(how: 'not json' | 'bad signature' | 'gap' | 'huge'): Promise<number>;
}

interface Made extends SentLeaf {
  leaf: Leaf;
  salt: string;
  body: unknown;
}

const BIGGEST = 300 * 1024;

export async function enrolSender(collector: CollectorProcess, technician: string): Promise<Sender> {
  const key = generateKeyPairSync('ed25519');
  const made: Made[] = [];
  let taken = 0;
  const { device, token, log } = await enrol();

  async function enrol() {
    const code = await collector.code(technician, ['technician'], ['*']);
    const publicKey = key.publicKey.export({ format: 'jwk' }).x;
    const proof = sign(null, enrolBytes(code), key.privateKey).toString('base64url');
    const answer = await post(
      '/v1/enrol',
      JSON.stringify({ code, device: { name: 'Hammer', publicKey, proof } }),
      null,
    );
    return (await answer.json()) as { device: string; token: string; log: string };
  }

  function post(path: string, text: string, bearer: string | null): Promise<Response> {
    return fetch(collector.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
      body: text,
      signal: AbortSignal.timeout(15_000),
    });
  }

  function bodyOf(kind: Poison): unknown {
    const good = {
      v: 1,
      id: uuid(),
      at: new Date().toISOString(),
      verb: 'handoff',
      outcome: 'success',
      actor: { technician, version: 1, device },
    };
    if (kind === 'oversized') return { ...good, detail: { padding: 'x'.repeat(BIGGEST) } };
    if (kind === 'unknown version') return { ...good, v: 99 };
    if (kind === 'malformed') return { ...good, at: 17, actor: null };
    return good;
  }

  function make(kind: Poison): void {
    const salt = randomBytes(32).toString('hex');
    const body = bodyOf(kind);
    const last = made.at(-1);
    const seq = (last?.seq ?? 0) + 1;
    const leaf: Leaf = { v: 1, log, device, seq, prev: last?.leafHash ?? NO_LEAF, body: bodyMac(salt, body) };
    made.push({ seq, leaf, leafHash: leafHash(leaf), salt, body: kind === 'swapped' ? bodyOf('good') : body });
  }

  function batch(events: Made[], signed = batchBytes(events.map((one) => one.leafHash))): string {
    return JSON.stringify({
      events: events.map(({ leaf, salt, body }) => ({ leaf, salt, body })),
      signature: sign(null, signed, key.privateKey).toString('base64url'),
      seen: { epoch: 1, size: 0 },
      held: made.length,
      sentAt: new Date().toISOString(),
    });
  }

  async function status(text: string): Promise<number> {
    try {
      const answer = await post('/v1/events', text, token);
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return 0;
    }
  }

  async function sendRest(): Promise<number> {
    const rest = made.slice(taken);
    if (rest.length === 0) return 200;
    const got = await status(batch(rest));
    if (got === 200) taken += rest.length;
    return got;
  }

  return {
    id: device,
    made,
    async send(...kinds) {
      for (const kind of kinds) make(kind);
      return sendRest();
    },
    async finish() {
      for (let tries = 0; tries < 20; tries += 1) if ((await sendRest()) === 200) return true;
      return false;
    },
    async attack(how) {
      if (how === 'not json') return status('{"events":[');
      if (how === 'huge') return status(JSON.stringify({ events: 'x'.repeat(5 * 1024 * 1024) }));
      const salt = randomBytes(32).toString('hex');
      const body = bodyOf('good');
      const seq = made.length + (how === 'gap' ? 7 : 1);
      const leaf: Leaf = { v: 1, log, device, seq, prev: made.at(-1)?.leafHash ?? NO_LEAF, body: bodyMac(salt, body) };
      const one = { seq, leaf, leafHash: leafHash(leaf), salt, body };
      return status(how === 'gap' ? batch([one]) : batch([one], batchBytes([NO_LEAF])));
    },
  };
}

/** A log in memory that signs and proves as the collector does, and can be made to lie. Enough of the API for one device: of the device it checks only that nothing is missing. */
import { hexToBytes } from '@noble/hashes/utils.js';
import { toBase64 } from '../../lib/evidence/base64.ts';
import { checkpointBody, logVkey, originOf } from '../../lib/evidence/checkpoint.ts';
import { epochBody } from '../../lib/evidence/epoch.ts';
import { rotationBody } from '../../lib/evidence/key-rotation.ts';
import { type Leaf, leafHash } from '../../lib/evidence/leaf.ts';
import { besideRanges, consistencyRanges, merkleRoot, type Range } from '../../lib/evidence/merkle.ts';
import { ED25519, formatNote, noteSignatureLine, parseVkey, signatureLine, vkeyOf } from '../../lib/evidence/note.ts';

export const LOG = 'log-1';

export type Sent = {
  events: { leaf: Leaf; salt?: string; body?: unknown; withheld?: string }[];
  signature: string;
  seen: { epoch: number; size: number };
  held: number;
  sentAt: string;
};

export interface FakeLog {
  /** leaf hashes, hex, in log order */
  leaves: string[];
  epoch: number;
  /** verifier key to pin */
  vkey: string;
  batches: Sent[];
  cosignatures: { epoch: number; size: number; line: string }[];
  /** paths asked, in order */
  asked: string[];
  /** the next answers; `undefined` = as usual */
  faults: (Fault | undefined)[];
  /** changes an answer before it is sent */
  // biome-ignore lint/suspicious/noExplicitAny: a test may bend any part of an answer
  bend: ((path: string, answer: any) => any) | null;
  /** adds somebody else's leaves */
  grow(count: number): void;
  /** goes back to an earlier size and on with other leaves */
  rewrite(size: number, count: number): void;
  /** a restored backup: a new epoch from `size`, with its note */
  restore(size: number): Promise<void>;
  rotate(): Promise<void>;
  checkpoint(size?: number): Promise<string>;
  /** what `fetch` is replaced by */
  fetch(url: string, init?: { method?: string; body?: string }): Promise<Response>;
}

export type Fault =
  | 'lost-request'
  | 'lost-answer'
  | { status: number; code?: string; after?: string; when?: (sent: Sent) => boolean };

export async function fakeLog(): Promise<FakeLog> {
  let keys = await makeKey();
  const line = [{ vkey: vkeyOf(LOG, ED25519, keys.raw), rotation: null as string | null }];
  const epochs = [{ epoch: 1, fromSize: 0, note: null as string | null }];
  let others = 0;
  const seqs = new Map<string, number>();
  const lastSeq = () => Math.max(0, ...log.leaves.map((hash) => seqs.get(hash) ?? 0));

  const hashes = (size: number) => log.leaves.slice(0, size).map(hexToBytes);
  const rangeRoot = ({ begin, end }: Range) => merkleRoot(log.leaves.slice(begin, end).map(hexToBytes));
  const proofOf = (ranges: Range[]) => ranges.map((range) => toBase64(rangeRoot(range)));
  const signed = async (body: string, name: string, key = keys) =>
    noteSignatureLine(name, key.raw, await key.sign(body));

  const log: FakeLog = {
    leaves: [],
    epoch: 1,
    vkey: line[0]?.vkey as string,
    batches: [],
    cosignatures: [],
    asked: [],
    faults: [],
    bend: null,
    grow(count) {
      for (let at = 0; at < count; at++)
        log.leaves.push(leafHash({ v: 1, log: LOG, device: 'other', seq: ++others, prev: '', body: '' }));
    },
    rewrite(size, count) {
      log.leaves.length = Math.min(size, log.leaves.length);
      log.grow(count);
    },
    async restore(size) {
      const fromRoot = merkleRoot(hashes(size));
      log.leaves.length = size;
      log.epoch += 1;
      const origin = originOf(LOG, log.epoch);
      const body = epochBody({ origin, fromSize: size, fromRoot, at: '2026-11-22T08:00:00.000Z' });
      epochs.push({ epoch: log.epoch, fromSize: size, note: formatNote(body, [await signed(body, origin)]) });
    },
    async rotate() {
      const next = await makeKey();
      const [oldKey, newKey] = [line.at(-1)?.vkey as string, vkeyOf(LOG, ED25519, next.raw)];
      const size = log.leaves.length;
      const body = rotationBody({ log: LOG, epoch: log.epoch, size, root: merkleRoot(hashes(size)), oldKey, newKey });
      line.push({ vkey: newKey, rotation: formatNote(body, [await signed(body, LOG), await signed(body, LOG, next)]) });
      keys = next;
    },
    async checkpoint(size = log.leaves.length) {
      const origin = originOf(LOG, log.epoch);
      const body = checkpointBody({ origin, size, root: merkleRoot(hashes(size)) });
      return formatNote(body, [signatureLine(origin, logVkey(origin, keys.raw).keyId, await keys.sign(body))]);
    },
    async fetch(address, init = {}) {
      const url = new URL(address);
      const fault = takeFault(init);
      log.asked.push(url.pathname);
      if (fault === 'lost-request') throw new TypeError('network');
      if (typeof fault === 'object') return refusal(fault.status, fault.code ?? 'x', fault.after);
      const answer = await answerTo(url, init.body ? JSON.parse(init.body) : null);
      if (fault === 'lost-answer') throw new TypeError('network');
      if (answer instanceof Response) return answer;
      const said = log.bend ? log.bend(url.pathname, answer) : answer;
      return said === undefined ? new Response(null, { status: 204 }) : new Response(JSON.stringify(said));
    },
  };

  function takeFault(init: { body?: string }): Fault | undefined {
    const [next] = log.faults;
    if (typeof next === 'object' && next.when) {
      const sent = init.body ? (JSON.parse(init.body) as Sent) : null;
      return sent?.events && next.when(sent) ? next : undefined;
    }
    return log.faults.shift();
  }

  async function answerTo(url: URL, body: unknown): Promise<unknown> {
    const from = Number(url.searchParams.get('from'));
    if (url.pathname === '/v1/events') return take(body as Sent);
    if (url.pathname === '/v1/log')
      return { log: LOG, epoch: log.epoch, keys: line, epochs, checkpoint: await log.checkpoint() };
    if (url.pathname === '/v1/log/consistency') {
      if (from > log.leaves.length) return refusal(409, 'log.shorter');
      return { epoch: log.epoch, checkpoint: await log.checkpoint(), consistency: consistency(from) };
    }
    if (url.pathname === '/v1/log/cosignatures') {
      log.cosignatures.push(body as FakeLog['cosignatures'][number]);
      return undefined;
    }
    throw new TypeError('network');
  }

  const consistency = (from: number) => proofOf(consistencyRanges(from, log.leaves.length));

  async function take(sent: Sent): Promise<unknown> {
    const [first] = sent.events;
    if (first && first.leaf.seq > lastSeq() + 1) return refusal(409, 'event.gap');
    log.batches.push(sent);
    const results = sent.events.map(({ leaf, withheld }) => {
      const hash = leafHash(leaf);
      const at = log.leaves.indexOf(hash);
      if (at < 0) log.leaves.push(hash);
      seqs.set(hash, leaf.seq);
      return {
        seq: leaf.seq,
        index: log.leaves.indexOf(hash),
        leafHash: hash,
        ...(at < 0 ? {} : { duplicate: true }),
        ...(withheld ? { bodyRefused: `withheld: ${withheld}` } : {}),
      };
    });
    const size = log.leaves.length;
    const proofs = results.map(({ index }) => ({
      first: index,
      count: 1,
      hashes: proofOf(besideRanges(index, index + 1, size)),
    }));
    const same = sent.seen.epoch === log.epoch && sent.seen.size <= size;
    return {
      results,
      epoch: log.epoch,
      checkpoint: await log.checkpoint(),
      proofs,
      consistency: same ? consistency(sent.seen.size) : [],
    };
  }
  return log;
}

export function refusal(status: number, code: string, after?: string, more: object = {}): Response {
  const error = { code, status, sentence: 'Not now.' };
  return new Response(JSON.stringify({ error, ...more }), { status, headers: after ? { 'Retry-After': after } : {} });
}

async function makeKey() {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const sign = async (body: string) =>
    new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, new TextEncoder().encode(body)));
  return { raw, sign };
}

export const publicKeyOf = (vkey: string) => parseVkey(vkey)?.publicKey as Uint8Array;

/** Deciding where one event belongs, in memory, given what the log holds. */
import type { Caller } from './caller.ts';
import type { Sent } from './check-batch.ts';
import type { CheckedBody } from './check-body.ts';
import { Refused } from './errors.ts';
import type { Notice } from './notice.ts';
import { mayActFor } from './roles.ts';

export type Result =
  | { seq: number; index: number; leafHash: string; duplicate?: true; bodyRefused?: string }
  | { seq: number; error: Refused };

export interface Entry {
  index: number;
  device: string;
  leafHash: string;
  bodyRefused: string | null;
}

/** The log's tail while one batch is being placed. */
export interface OpenLog {
  size: number;
  last: { seq: number; leaf: string };
  bySeq: Map<number, Entry>;
  byId: Map<string, Entry>;
  added: { index: number; sent: Sent; leafHash: string; body: CheckedBody; eventId: string | null }[];
  notices: Notice[];
}

/** Decides one event and, when it is new and follows, adds it to `log`. */
export function place(log: OpenLog, caller: Caller, sent: Sent, leafHash: string, body: CheckedBody): Result {
  const { seq, prev } = sent.leaf;
  const refuse = (code: 'event.conflict' | 'event.chain' | 'event.gap' | 'event.body'): Result => {
    if (code !== 'event.gap') log.notices.push(noticed(caller, code, { seq, leafHash }));
    return { seq, error: new Refused(code, { expected: log.last.seq + 1 }) };
  };

  const there = log.bySeq.get(seq);
  if (there) return there.leafHash === leafHash ? again(seq, there) : refuse('event.conflict');
  if (seq > log.last.seq + 1) return refuse('event.gap');
  // A number at or below the last one that is not in the log cannot be: numbers are contiguous.
  if (seq <= log.last.seq || prev !== log.last.leaf) return refuse('event.chain');
  if (body.is === 'not the signed one') return refuse('event.body');
  const known = body.is === 'good' ? log.byId.get(body.body.id) : undefined;
  if (known?.device === caller.device.id) return refuse('event.conflict');

  const accepted = known ? takenElsewhere(log, caller, body) : body;
  return add(log, caller, sent, leafHash, accepted);
}

/** Another device used this id first: refusing the leaf would let that device block this one's chain for ever. */
function takenElsewhere(log: OpenLog, caller: Caller, body: CheckedBody): CheckedBody {
  log.notices.push(noticed(caller, 'event.foreignId', {}));
  return { is: 'refused', why: 'Another device used this event id before.', text: 'text' in body ? body.text : '' };
}

function add(log: OpenLog, caller: Caller, sent: Sent, leafHash: string, body: CheckedBody): Result {
  const index = log.size++;
  const { seq } = sent.leaf;
  const good = body.is === 'good' ? body.body : null;
  const why = body.is === 'refused' ? body.why : null;
  const entry = { index, device: caller.device.id, leafHash, bodyRefused: why };
  log.added.push({ index, sent, leafHash, body, eventId: good?.id ?? null });
  log.last = { seq, leaf: leafHash };
  log.bySeq.set(seq, entry);
  if (good) log.byId.set(good.id, entry);
  if (why) log.notices.push(noticed(caller, 'event.bodyRefused', { index }));
  if (good?.client && caller.standing === 'active' && !mayActFor(caller, good.client.id))
    log.notices.push(noticed(caller, 'event.foreignClient', { index, client: good.client.id }));
  return { seq, index, leafHash, ...(why ? { bodyRefused: why } : {}) };
}

const again = (seq: number, { index, leafHash, bodyRefused }: Entry): Result => ({
  seq,
  index,
  leafHash,
  duplicate: true,
  ...(bodyRefused ? { bodyRefused } : {}),
});

const noticed = (caller: Caller, kind: Notice['kind'], detail: Record<string, string | number>): Notice => ({
  kind,
  device: caller.device.id,
  technician: caller.technician,
  detail,
});

/** The thread that makes what growth.ts appends: devices whose chains go on for ever, their batches signed, then read and checked as the collector does. */
import { createPrivateKey, randomBytes, sign } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { type Arrival, arrivalOf } from '../../lib/collector/arrival.ts';
import type { Caller } from '../../lib/collector/caller.ts';
import { answerQuestions } from '../../lib/collector/thread.ts';
import { batchBytes } from '../../lib/evidence/batch.ts';
import { type ChainHead, firstHead, nextEntry } from '../../lib/evidence/chain.ts';
import { fillEvent } from './ingest-device.ts';

export const BATCH = 100;
/** bodies made in full once; each event takes one over under its own id and time */
const TEMPLATES = 500;

export interface Asked {
  log: string;
  caller: Caller;
  /** PKCS #8, PEM */
  key: string;
}

const heads = new Map<string, ChainHead>();
const templates = new Map<string, ReturnType<typeof fillEvent>[]>();

/** The next batch of each device. */
answerQuestions((senders: Asked[]): Arrival[] => senders.map(nextBatch));

function nextBatch({ log, caller, key }: Asked): Arrival {
  const { id } = caller.device;
  let head = heads.get(id) ?? firstHead(log, id);
  const hashes: string[] = [];
  const at = new Date().toISOString();
  const events = Array.from({ length: BATCH }, () => {
    const body = { ...bodyOf(caller, head.seq), id: uuid(), at };
    const salt = randomBytes(32).toString('hex');
    const next = nextEntry(head, body, salt);
    head = next.head;
    hashes.push(next.leafHash);
    return { leaf: next.leaf, salt, body };
  });
  heads.set(id, head);
  const signature = sign(null, batchBytes(hashes), createPrivateKey(key)).toString('base64url');
  return arrivalOf({ events, signature, seen: { epoch: 1, size: 0 }, held: head.seq, sentAt: at }, hashes, caller, at);
}

function bodyOf({ technician, device }: Caller, seq: number): ReturnType<typeof fillEvent> {
  const made =
    templates.get(device.id) ?? Array.from({ length: TEMPLATES }, (_, n) => fillEvent(technician, device.id, n));
  templates.set(device.id, made);
  return made[seq % TEMPLATES] as ReturnType<typeof fillEvent>;
}

import { Dexie } from 'dexie';
import { type DeliveryRow, database, type OutboxState } from './database.ts';
import { FORK_SENTENCE } from './log-words.ts';

export interface EvidenceState {
  waiting: number;
  sent: number;
  problem?: string;
}

/**
 * How many events of this device wait and were sent, and what a person must know about the rest. Those sent are never counted: they are kept for 30 days, and
 * the browser counts by reading each (300 ms for every message of a page once 6,000 were kept).
 */
export async function evidenceState(identity: string): Promise<EvidenceState> {
  const [stored, waiting, refused, delivery, log, device] = await Promise.all([
    database.heads.get(identity),
    countState(identity, 'waiting'),
    countState(identity, 'refused'),
    deliveryOf(identity),
    database.logs.get(identity),
    database.identities.get(identity),
  ]);
  const sent = Math.max(0, (stored?.head.seq ?? 0) - waiting - refused);
  const problem = (log?.fork ? FORK_SENTENCE : undefined) ?? device?.stopped ?? delivery.problem;
  return problem ? { waiting, sent, problem } : { waiting, sent };
}

export async function deliveryOf(identity: string): Promise<DeliveryRow> {
  return (await database.deliveries.get(identity)) ?? { identity, failures: 0, nextAt: 0 };
}

export function countState(identity: string, state: OutboxState): Promise<number> {
  return inState(identity, state).count();
}

/** Outbox rows of one state, in the order of the chain. */
export function inState(identity: string, state: OutboxState) {
  return database.outbox
    .where('[identity+state+seq]')
    .between([identity, state, Dexie.minKey], [identity, state, Dexie.maxKey]);
}

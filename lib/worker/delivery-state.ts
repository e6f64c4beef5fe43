import { Dexie } from 'dexie';
import { type DeliveryRow, database, type OutboxState } from './database.ts';
import { FORK_SENTENCE } from './log-words.ts';

export interface EvidenceState {
  waiting: number;
  sent: number;
  problem?: string;
}

/**
 * How many events of this device wait and were sent, and what a person must know about the rest. Asked with every message of a page, so nothing is counted one
 * by one: the browser counts by reading each row (300 ms once 6,000 were kept).
 */
export async function evidenceState(identity: string): Promise<EvidenceState> {
  const { heads, outbox, deliveries, logs, identities } = database;
  return database.transaction('r', [heads, outbox, deliveries, logs, identities], async () => {
    const [stored, delivery, log, device] = await Promise.all([
      heads.get(identity),
      deliveryOf(identity),
      logs.get(identity),
      identities.get(identity),
    ]);
    const { waiting, refused } = await undelivered({ id: identity, stopped: device?.stopped });
    const sent = Math.max(0, (stored?.head.seq ?? 0) - waiting - refused);
    const problem = (log?.fork ? FORK_SENTENCE : undefined) ?? device?.stopped ?? delivery.problem;
    return problem ? { waiting, sent, problem } : { waiting, sent };
  });
}

/**
 * How many events wait and how many were refused, by the ends of each run of rows: a few looks into the index, however many rows there are. It can be told so, because
 * events are stored, delivered, refused and, after a restored backup, set to wait again in the order of the chain: of either state there is one unbroken run, the
 * one that waits perhaps around the one that was refused.
 */
export async function undelivered({
  id,
  stopped,
}: {
  id: string;
  stopped?: string | undefined;
}): Promise<{ waiting: number; refused: number }> {
  return database.transaction('r', database.outbox, database.logs, async () => {
    const waiting = await runOf(id, 'waiting', (await database.logs.get(id))?.waitsFrom);
    // Only a device that was stopped has such; looking for the first where there is none goes through all that waited once.
    const refused = stopped ? await runOf(id, 'refused') : null;
    const within = waiting && refused && refused.first > waiting.first && refused.last < waiting.last;
    return { waiting: lengthOf(waiting) - (within ? lengthOf(refused) : 0), refused: lengthOf(refused) };
  });
}

/** The sequence numbers between which rows of one state lie. */
async function runOf(
  identity: string,
  state: OutboxState,
  from?: number,
): Promise<{ first: number; last: number } | null> {
  // Keys only: a body may be long.
  const [first, last] = await Promise.all([
    inState(identity, state, from).limit(1).primaryKeys(),
    inState(identity, state, from).reverse().limit(1).primaryKeys(),
  ]);
  return first[0] && last[0] ? { first: first[0][1], last: last[0][1] } : null;
}

const lengthOf = (run: { first: number; last: number } | null): number => (run ? run.last - run.first + 1 : 0);

export async function deliveryOf(identity: string): Promise<DeliveryRow> {
  return (await database.deliveries.get(identity)) ?? { identity, failures: 0, nextAt: 0 };
}

/** Outbox rows of one state, in the order of the chain, from sequence number `from` on. */
export function inState(identity: string, state: OutboxState, from = 0) {
  return database.outbox
    .where('[identity+state+seq]')
    .between([identity, state, from], [identity, state, Dexie.maxKey]);
}

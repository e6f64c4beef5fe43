/** A log that went on from a restored backup, in the open: what it lost of this device's events waits again and is sent once more. */
import { Dexie } from 'dexie';
import { consistencyAnswerSchema } from '../wire/api.schema.ts';
import { callCollector } from './call-collector.ts';
import { database, type EpochRow, type Identity, type LogRow, type SeenCheckpoint } from './database.ts';
import { contradiction, openCheckpoint } from './log-checkpoint.ts';
import type { NewEpoch } from './log-follow.ts';
import { Forked, storeFork } from './log-fork.ts';
import { logOf } from './log-row.ts';

/**
 * Goes into the newest of `epochs` (signed, from log-follow.ts) when its tree contains what this device saw, as far as the backup reached. In one strict transaction:
 * the new checkpoint is the one seen, the old one is kept, and events the log lost wait again. Throws `Forked`, `Unproven`, `Unreachable`, `CollectorRefusal`.
 */
export async function enterEpoch(identity: Identity, row: LogRow, epochs: NewEpoch[]): Promise<LogRow> {
  const before = row.seen;
  const newest = epochs.at(-1);
  if (!before || !newest) return row;
  const shortest = epochs.reduce((least, one) => (one.fromSize < least.fromSize ? one : least));
  const base: SeenCheckpoint =
    before.size <= shortest.fromSize
      ? { ...before, epoch: newest.epoch }
      : { epoch: newest.epoch, size: shortest.fromSize, root: shortest.fromRoot, note: shortest.note };
  const shown = await callCollector(identity, `/v1/log/consistency?epoch=${newest.epoch}&from=${base.size}`, {
    schema: consistencyAnswerSchema,
  });
  const { checkpoint, consistency } = shown.value as NonNullable<typeof shown.value>;
  const offered = await openCheckpoint(identity, row, checkpoint);
  const kind = contradiction(base, offered, consistency);
  if (kind) {
    await storeFork(identity, { seen: before, offered, proof: consistency, kind, from: 'collector' });
    throw new Forked();
  }
  return enter(identity, epochs, offered);
}

async function enter(identity: Identity, epochs: NewEpoch[], seen: SeenCheckpoint): Promise<LogRow> {
  return database.transaction('rw', database.logs, database.outbox, async () => {
    const { fork: _, ...row } = await logOf(identity);
    const again = await waitAgain(identity.id, epochs);
    const entered = epochs.map(
      ({ epoch, fromSize, note, at }, number): EpochRow => ({
        ...{ epoch, fromSize, note, at },
        before: number === 0 ? row.seen : null,
        again: number === 0 ? again : 0,
      }),
    );
    const now = Date.now();
    // Whatever waits again is found anew.
    const next = { ...row, waitsFrom: 0, epochs: [...row.epochs, ...entered], seen, verifiedAt: now, askedAt: now };
    await database.logs.put(next);
    return next;
  });
}

/** Inside the transaction. Lost is what lies at or above the size from which a later epoch went on. Gives how many. */
async function waitAgain(identity: string, epochs: NewEpoch[]): Promise<number> {
  const lost = (epoch: number, index: number) => epochs.some((later) => later.epoch > epoch && index >= later.fromSize);
  return database.outbox
    .where('[identity+state+seq]')
    .between([identity, 'delivered', Dexie.minKey], [identity, 'delivered', Dexie.maxKey])
    .and((row) => lost(row.epoch ?? 1, row.index ?? 0))
    .modify((row) => {
      row.state = 'waiting';
      delete row.index;
      delete row.epoch;
      delete row.deliveredAt;
    });
}

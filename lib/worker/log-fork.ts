/**
 * A log that contradicts itself. The first contradiction is stored with both signed checkpoints and the proof that was offered, told as an event, and refused:
 * nothing is marked as delivered while it stands. Work goes on meanwhile: events are stored here and wait.
 *
 * It ends when the log again shows a history that contains what was seen (the wrong data folder was put right), when it says in a signed note that it went on from a
 * restored backup (log-epoch.ts), or when the person enrols with another log. The proof is kept in each case.
 */
import { v7 } from 'uuid';
import { database, type ForkKind, type ForkRow, type Identity, type SeenCheckpoint } from './database.ts';
import { logOf } from './log-row.ts';

/** The log was found to contradict itself: nothing more is taken from it now. */
export class Forked extends Error {
  override name = 'Forked';
}

/** Stores a fork and refuses the log from now on; the same two checkpoints are stored once. */
export async function storeFork(
  identity: Identity,
  found: { seen: SeenCheckpoint; offered: SeenCheckpoint; proof: string[]; kind: ForkKind; from: ForkRow['from'] },
): Promise<ForkRow> {
  return database.transaction('rw', database.logs, database.forks, async () => {
    const row = await logOf(identity);
    const stands = row.fork ? await database.forks.get(row.fork) : undefined;
    if (stands && found.from === 'collector') return stands;
    const held = await database.forks.where('identity').equals(identity.id).toArray();
    const known = held.find((one) => one.seen.note === found.seen.note && one.offered.note === found.offered.note);
    const fork: ForkRow = known ?? {
      id: v7(),
      identity: identity.id,
      log: identity.log,
      at: new Date().toISOString(),
      keys: row.keys.map(({ vkey }) => vkey),
      ...found,
    };
    await database.forks.put(fork);
    // A checkpoint somebody pasted is a proof to show; what the collector shows this device may still be in order.
    if (found.from === 'collector') await database.logs.put({ ...row, fork: fork.id });
    return fork;
  });
}

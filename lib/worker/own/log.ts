import type { OwnMessage } from '../../wire/own.schema.ts';
import type { CompareAnswer } from '../../wire/own.ts';
import { showBadge } from '../badge.ts';
import { CollectorRefusal, Unreachable } from '../call-collector.ts';
import { pruneDelivered } from '../delivery.ts';
import { Refused } from '../errors.ts';
import { requireIdentity } from '../identity.ts';
import { checkLog } from '../log-check.ts';
import { Unproven } from '../log-checkpoint.ts';
import { compareCheckpoint } from '../log-compare.ts';
import { Forked } from '../log-fork.ts';
import { startBeside, tryStorage } from '../log-storage.ts';
import { tellLog } from '../log-tell.ts';
import { FORK_SENTENCE } from '../log-words.ts';
import { evidenceMended } from '../record-event.ts';
import { registerConsoles } from '../registration.ts';
import { runDelivery } from '../run-delivery.ts';

type Own<T extends OwnMessage['type']> = Extract<OwnMessage, { type: T }>;

const DAY_MS = 86_400_000;

/** Asks the log now. What it says is shown by the status; only what could not be asked is an error here. */
export async function checkNow(): Promise<void> {
  const identity = await requireIdentity();
  try {
    await checkLog(identity);
  } catch (error) {
    if (error instanceof Unreachable) throw new Refused('collector.unreachable', error.message);
    if (error instanceof CollectorRefusal || error instanceof Unproven) throw new Refused(error.code, error.message);
    if (error instanceof Forked) throw new Refused('log.fork', FORK_SENTENCE);
    throw error;
  } finally {
    await tellLog();
    await showBadge();
  }
}

export async function comparePasted({ note }: Own<'own.logCompare'>): Promise<CompareAnswer> {
  const answer = await compareCheckpoint(await requireIdentity(), note);
  await tellLog();
  return answer;
}

/** Makes room: delivered copies older than a day go, which a collector restored from an older backup would ask for. The person was told so. */
export async function makeRoom(): Promise<{ removed: number }> {
  const removed = await pruneDelivered(Date.now(), DAY_MS);
  await retryStorage();
  return { removed };
}

export async function retryStorage(): Promise<void> {
  await tryStorage();
  await evidenceMended();
  await runDelivery({ now: true });
  await showBadge();
}

/** A new database beside the one that cannot be opened. The device is not enrolled in it: the consoles go until it is. */
export async function beside(): Promise<void> {
  await startBeside();
  await evidenceMended();
  await registerConsoles();
  await showBadge();
}

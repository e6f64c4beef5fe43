/** Asking the log whether it still contains what this device saw. */
import { consistencyAnswerSchema } from '../wire/api.schema.ts';
import { CollectorRefusal, callCollector } from './call-collector.ts';
import type { Identity, LogRow, SeenCheckpoint } from './database.ts';
import { contradiction, openCheckpoint, Unproven } from './log-checkpoint.ts';
import { enterEpoch } from './log-epoch.ts';
import { followLog } from './log-follow.ts';
import { Forked, storeFork } from './log-fork.ts';
import { changeLog, logOf } from './log-row.ts';

/** So often a log is asked that was sent nothing (ms). */
export const CHECK_EVERY_MS = 3_600_000;

/**
 * Asks for the newest checkpoint and the proof that it extends the one seen, and stores it as seen. Follows changes of key and epoch. A log refused before is taken
 * again when its history contains what was seen. Throws `Forked`, `Unproven`, `Unreachable`, `CollectorRefusal`.
 */
export async function checkLog(identity: Identity): Promise<LogRow> {
  const row = await changeLog(identity, (held) => ({ ...held, askedAt: Date.now() }));
  const { offered, proof } = await shownNow(identity, row);
  if (row.seen && offered.epoch > row.seen.epoch) {
    const { row: followed, epochs } = await followLog(identity);
    if (!epochs.some(({ epoch }) => epoch === offered.epoch))
      throw new Unproven('epoch.unproven', `The log shows epoch ${offered.epoch} and no note that it began.`);
    return enterEpoch(identity, followed, epochs);
  }
  const kind = contradiction(row.seen, offered, proof);
  if (kind) {
    // Nothing was seen before that could be contradicted: what is offered does not even stand by itself.
    if (!row.seen)
      throw new Unproven('answer.consistency', 'The collector did not show that its log begins with nothing.');
    await storeFork(identity, { seen: row.seen, offered, proof, kind, from: 'collector' });
    throw new Forked();
  }
  return changeLog(identity, ({ fork: _, ...held }) => ({ ...held, seen: offered, verifiedAt: Date.now() }));
}

/** The newest checkpoint, its signature checked, and the proof that came with it: none where the log says that it does not reach as far as `seen`. */
async function shownNow(identity: Identity, row: LogRow): Promise<{ offered: SeenCheckpoint; proof: string[] }> {
  const { epoch, size } = row.seen ?? { epoch: 1, size: 0 };
  const asked = await callCollector(identity, `/v1/log/consistency?epoch=${epoch}&from=${size}`, {
    schema: consistencyAnswerSchema,
  }).catch(async (error) => {
    if (!(error instanceof CollectorRefusal) || error.status >= 500 || [401, 403, 429].includes(error.status))
      throw error;
    return null;
  });
  if (asked?.value) {
    const offered = await openFollowing(identity, row, asked.value.checkpoint);
    return { offered, proof: asked.value.consistency };
  }
  const { row: followed, checkpoint } = await followLog(identity);
  return { offered: await openCheckpoint(identity, followed, checkpoint), proof: [] };
}

/** As `openCheckpoint`; a signature by a key not known here is looked up once among the log's later keys. */
export async function openFollowing(identity: Identity, row: LogRow, note: string): Promise<SeenCheckpoint> {
  try {
    return await openCheckpoint(identity, row, note);
  } catch (error) {
    if (!(error instanceof Unproven) || error.code !== 'note.unsigned') throw error;
    const { row: followed } = await followLog(identity);
    return openCheckpoint(identity, followed, note);
  }
}

/** Whether it is time to ask, nothing having been sent. */
export async function isCheckDue(identity: Identity, nowMs: number = Date.now()): Promise<boolean> {
  const { askedAt, verifiedAt } = await logOf(identity);
  const last = Math.max(askedAt ?? 0, verifiedAt ?? 0);
  // A clock that was set back must not keep the log unasked for years.
  return nowMs - last >= CHECK_EVERY_MS || last > nowMs + CHECK_EVERY_MS;
}

import { z } from 'zod';
import { toBase64url } from '../evidence/base64.ts';
import { batchBytes } from '../evidence/batch.ts';
import { batchAnswerSchema } from '../wire/api.schema.ts';
import { type CollectorRefusal, callCollector } from './call-collector.ts';
import { crashPoint } from './crash-point.ts';
import { database, type Identity, type LogRow, type OutboxRow, type SeenCheckpoint } from './database.ts';
import { daysRun } from './days-run.ts';
import { inState } from './delivery-state.ts';
import { checkLog, openFollowing } from './log-check.ts';
import { contradiction, Unproven } from './log-checkpoint.ts';
import { type Place, provenPlaces } from './log-places.ts';
import { logOf } from './log-row.ts';
import { STOPPED_SENTENCE } from './log-words.ts';

/** Each batch costs both ends a sync of the disk and the network a round trip: few large ones drain a backlog. The collector takes 500. */
export const MOST_EVENTS = 400;
const MOST_BYTES = 512 * 1024;

/** The next events to send: consecutive in the device's chain, at most `most` or 512 KiB, always at least one. */
export async function nextBatch(identity: Identity, most: number): Promise<OutboxRow[]> {
  const rows = await inState(identity.id, 'waiting', (await logOf(identity)).waitsFrom)
    .limit(most)
    .toArray();
  const batch: OutboxRow[] = [];
  let bytes = 0;
  for (const row of rows) {
    bytes += JSON.stringify(row.body).length + 512;
    const last = batch.at(-1);
    if (last && (bytes > MOST_BYTES || row.seq !== last.seq + 1)) break;
    batch.push(row);
  }
  return batch;
}

/** What is posted, and what is saved to a file: a batch as `batchSchema` has it, signed now. */
export async function signedBatch(identity: Identity, rows: OutboxRow[], { seen }: Pick<LogRow, 'seen'>) {
  const bytes = batchBytes(rows.map((row) => row.leafHash));
  const signature = await crypto.subtle.sign('Ed25519', identity.keys.privateKey, bytes);
  const head = (await database.heads.get(identity.id))?.head.seq ?? 0;
  return {
    events: rows.map(({ leaf, salt, body, withheld }) => (withheld ? { leaf, withheld } : { leaf, salt, body })),
    signature: toBase64url(new Uint8Array(signature)),
    seen: { epoch: seen?.epoch ?? 1, size: seen?.size ?? 0 },
    held: Math.max(head, rows.at(-1)?.seq ?? 0),
    sentAt: new Date().toISOString(),
  };
}

/**
 * Posts one batch and checks the answer: hashes, places, the log's signature, and that the log extends what this device saw. Only then, in one strict transaction, the events
 * are marked as delivered and the checkpoint becomes the one seen. Safe to repeat after a stop at any point: the collector answers a leaf it has with its
 * first index. Nothing is marked when the log went on as another epoch: then others may wait. Throws `Unproven`, `Forked`, `Unreachable`, `CollectorRefusal`: then
 * nothing is marked either.
 */
export async function sendBatch(identity: Identity, rows: OutboxRow[]): Promise<void> {
  const log = await logOf(identity);
  const asking = callCollector(identity, '/v1/events', {
    method: 'POST',
    body: await signedBatch(identity, rows, log),
    schema: batchAnswerSchema,
    timeoutMs: 30_000,
  });
  if (import.meta.env.UNSWIVEL_FAULTS) await crashPoint('sent');
  const reply = await asking;
  if (import.meta.env.UNSWIVEL_FAULTS) await crashPoint('acknowledged');
  const answer = reply.value as NonNullable<typeof reply.value>;
  const offered = await openFollowing(identity, log, answer.checkpoint);
  const otherEpoch = log.seen !== null && offered.epoch > log.seen.epoch;
  if (otherEpoch || contradiction(log.seen, offered, answer.consistency)) {
    // Asked again, apart from any batch: one answer alone does not make a log a liar. It throws when the log stands by it.
    await checkLog(identity);
    if (otherEpoch) return;
    throw new Unproven(
      'answer.consistency',
      'The collector’s answer did not show that the log contains what was seen.',
    );
  }
  await markDelivered(identity, provenPlaces(rows, answer, offered), offered);
  if (import.meta.env.UNSWIVEL_FAULTS) await crashPoint('marked');
}

async function markDelivered(identity: Identity, places: Place[], seen: SeenCheckpoint): Promise<void> {
  const deliveredOn = await daysRun();
  await database.transaction('rw', database.outbox, database.logs, async () => {
    const now = Date.now();
    const log = await logOf(identity);
    // Somebody else found a restored backup while this answer was under way: what it proves is of the history before.
    if (log.seen && log.seen.epoch !== seen.epoch) return;
    await database.outbox.bulkPut(
      places.map(({ row, index, bodyRefused }) => ({
        ...row,
        state: 'delivered' as const,
        index,
        epoch: seen.epoch,
        deliveredAt: now,
        deliveredOn,
        ...(bodyRefused ? { problem: `Logged without its content: ${bodyRefused}` } : {}),
      })),
    );
    // A batch begins with the first that waits.
    const waitsFrom = Math.max(...places.map(({ row }) => row.seq)) + 1;
    await database.logs.put({ ...log, waitsFrom, seen, verifiedAt: now, askedAt: now });
  });
}

/** Sends this event's leaf alone from now on; its body stays here. Only for a body the collector cannot even read. */
export async function withhold(row: OutboxRow, why: string): Promise<void> {
  await database.outbox.put({ ...row, withheld: why.slice(0, 512) });
}

const refusedResults = z.object({
  results: z.array(
    z.object({ seq: z.number().int(), error: z.object({ code: z.string(), sentence: z.string() }).optional() }),
  ),
});

/** What a refusal says of single events. */
export function refusedEvents(refusal: CollectorRefusal): { seq: number; code: string; sentence: string }[] {
  const said = refusedResults.safeParse(refusal.answer);
  return (said.data?.results ?? []).flatMap(({ seq, error }) => (error ? [{ seq, ...error }] : []));
}

/**
 * The log holds another chain under this device's name: the device was copied, or its browser profile was restored from a backup. It records nothing more; what
 * the log refused stays here, and the collector keeps what was sent apart.
 */
export async function stopDevice(identity: Identity, rows: OutboxRow[]): Promise<void> {
  await database.transaction('rw', database.identities, database.outbox, async () => {
    await database.identities.update(identity.id, { stopped: STOPPED_SENTENCE });
    const problem = 'The log holds another event of this device in its place.';
    await database.outbox.bulkPut(rows.map((row) => ({ ...row, state: 'refused' as const, problem })));
  });
}

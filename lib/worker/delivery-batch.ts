import { batchBytes } from '../evidence/batch.ts';
import { batchAnswerSchema } from '../wire/api.schema.ts';
import { base64url } from './base64url.ts';
import { callCollector } from './call-collector.ts';
import { database, type Identity, type OutboxRow } from './database.ts';
import { inState } from './delivery-state.ts';

const MOST_EVENTS = 100;
const MOST_BYTES = 512 * 1024;

/** The next events to send, in the chain's order: at most 100 or 512 KiB, always at least one. */
export async function nextBatch(identity: string): Promise<OutboxRow[]> {
  const rows = await inState(identity, 'waiting').limit(MOST_EVENTS).toArray();
  const batch: OutboxRow[] = [];
  let bytes = 0;
  for (const row of rows) {
    bytes += JSON.stringify(row.body).length + 512;
    if (batch.length > 0 && bytes > MOST_BYTES) break;
    batch.push(row);
  }
  return batch;
}

/**
 * Signs and posts one batch and marks each event by what the collector says of it. Safe to repeat after a stop at any point: the collector answers a leaf it
 * has with its first index. Gives how many left the waiting state and, where a person must act, a sentence.
 * Throws `Unreachable` or `CollectorRefusal`.
 */
export async function sendBatch(identity: Identity, rows: OutboxRow[]): Promise<{ settled: number; problem?: string }> {
  const bytes = batchBytes(rows.map((row) => row.leafHash));
  const signature = await crypto.subtle.sign('Ed25519', identity.keys.privateKey, bytes);
  const reply = await callCollector(identity, '/v1/events', {
    method: 'POST',
    body: { events: rows.map(({ leaf, salt, body }) => ({ leaf, salt, body })), signature: base64url(signature) },
    schema: batchAnswerSchema,
    timeoutMs: 30_000,
  });
  const results = new Map((reply.value?.results ?? []).map((result) => [result.seq, result]));
  const marked: OutboxRow[] = [];
  let problem: string | undefined;
  for (const row of rows) {
    const result = results.get(row.seq);
    if (!result) continue;
    if ('error' in result) {
      problem = `The collector refused event ${row.seq}: ${result.error.sentence}`;
      marked.push({ ...row, state: 'refused', problem: result.error.sentence });
    } else if (result.leafHash !== row.leafHash) {
      problem = `The collector holds another event in the place of event ${row.seq} of this device. Tell your administrator: the device may have been copied.`;
      marked.push({ ...row, state: 'refused', problem });
    } else {
      const refusal = result.bodyRefused && `Logged without its content: ${result.bodyRefused}`;
      marked.push({
        ...row,
        state: 'delivered',
        index: result.index,
        deliveredAt: Date.now(),
        ...(refusal ? { problem: refusal } : {}),
      });
    }
  }
  await database.outbox.bulkPut(marked);
  return problem ? { settled: marked.length, problem } : { settled: marked.length };
}

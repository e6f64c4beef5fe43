/**
 * Events get their place in the log: one transaction per batch, indexes dense from 0, acknowledged only after the commit is on disk. Delivering again is
 * answered with the first index; another event under a known number or id is refused and noticed.
 */
import type { EventBody } from '../evidence/event.schema.ts';
import type { Caller } from './caller.ts';
import type { Sent } from './check-batch.ts';
import { type CheckedBody, checkBody } from './check-body.ts';
import type { Database, Writing } from './database.ts';
import { notice } from './notice.ts';
import { type Entry, type OpenLog, place, type Result } from './place-event.ts';

/** Appends what is new of an authentic batch; `hashes` are its leaves' hashes in order. One result per event, in order. */
export async function appendBatch(
  db: Database,
  caller: Caller,
  events: Sent[],
  hashes: string[],
  at: string,
): Promise<Result[]> {
  const bodies = events.map((sent) => checkBody(sent, caller));
  return db.transaction().execute(async (trx) => {
    const log = await openLog(trx, caller.device.id, events, bodies);
    const results = events.map((sent, i) => place(log, caller, sent, hashes[i] as string, bodies[i] as CheckedBody));
    await store(trx, log, caller, at);
    await notice(trx, at, ...log.notices);
    return results;
  });
}

/** Locks the log's tail, then reads what this batch could meet there. */
async function openLog(trx: Writing, device: string, events: Sent[], bodies: CheckedBody[]): Promise<OpenLog> {
  const tail = await trx
    .updateTable('serials')
    .set((e) => ({ value: e.ref('value') }))
    .where('name', '=', 'log')
    .returning('value')
    .executeTakeFirstOrThrow();
  const last = await trx
    .selectFrom('devices')
    .select(['last_seq', 'last_leaf'])
    .where('id', '=', device)
    .executeTakeFirstOrThrow();
  const entries = trx
    .selectFrom('log_entries')
    .select(['idx', 'device', 'seq', 'leaf_hash', 'event_id', 'body_refused']);
  const seqs = events.map((sent) => sent.leaf.seq);
  const ids = bodies.flatMap((body) => (body.is === 'good' ? [body.body.id] : []));
  const sameSeq = await entries.where('device', '=', device).where('seq', 'in', seqs).execute();
  const sameId = ids.length > 0 ? await entries.where('event_id', 'in', ids).execute() : [];
  const entry = (row: (typeof sameSeq)[number]): Entry => ({
    index: Number(row.idx),
    device: row.device,
    leafHash: row.leaf_hash,
    bodyRefused: row.body_refused,
  });
  return {
    size: Number(tail.value),
    last: { seq: Number(last.last_seq), leaf: last.last_leaf },
    bySeq: new Map(sameSeq.map((row) => [Number(row.seq), entry(row)])),
    byId: new Map(sameId.map((row) => [row.event_id as string, entry(row)])),
    added: [],
    notices: [],
  };
}

async function store(trx: Writing, log: OpenLog, caller: Caller, at: string): Promise<void> {
  if (log.added.length === 0) return;
  const entries = log.added.map(({ index, sent, leafHash, body, eventId }) => ({
    idx: index,
    device: sent.leaf.device,
    seq: sent.leaf.seq,
    prev: sent.leaf.prev,
    body_mac: sent.leaf.body,
    leaf_hash: leafHash,
    event_id: eventId,
    received_at: at,
    standing: caller.standing,
    body_refused: body.is === 'refused' ? body.why : null,
  }));
  const bodies = log.added.map(({ index, sent, body }) => ({
    idx: index,
    salt: sent.salt,
    body: 'text' in body ? body.text : '',
    ...columns(body.is === 'good' ? body.body : null),
  }));
  await trx.insertInto('log_entries').values(entries).execute();
  await trx.insertInto('event_bodies').values(bodies).execute();
  await trx.updateTable('serials').set({ value: log.size }).where('name', '=', 'log').execute();
  const head = { last_seq: log.last.seq, last_leaf: log.last.leaf };
  await trx.updateTable('devices').set(head).where('id', '=', caller.device.id).execute();
}

/** What lists are made from. */
const columns = (body: EventBody | null) => ({
  verb: body?.verb ?? null,
  technician: body?.actor.technician ?? null,
  client: body?.client?.id ?? null,
  console: body?.console?.id ?? null,
  ticket_console: body?.ticket?.console ?? null,
  ticket_number: body?.ticket?.number ?? null,
});

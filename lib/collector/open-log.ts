/** Locks the log and reads what a group of batches could meet there. */
import { CompiledQuery } from 'kysely';
import { OWN_DEVICE } from '../evidence/receipt.ts';
import type { Arrival } from './arrival.ts';
import type { Writing } from './database.ts';
import { engineOf } from './dialect.ts';
import { chainKey, type Entry, type OpenLog, type Tail } from './place-batch.ts';

export interface LockedHead {
  size: number;
  epoch: number;
  root: string;
}

/** The lock every append takes first: what is read afterwards stays as it is until the commit. */
export async function lockHead(trx: Writing): Promise<LockedHead> {
  const head = await trx
    .updateTable('log_head')
    .set((e) => ({ id: e.ref('id') }))
    .returning(['size', 'epoch', 'root'])
    .executeTakeFirstOrThrow();
  return { size: Number(head.size), epoch: head.epoch, root: head.root };
}

export async function openLog(trx: Writing, head: LockedHead, arrivals: Arrival[]): Promise<OpenLog> {
  const tails = await readTails(trx, [...new Set([OWN_DEVICE, ...arrivals.map(({ device }) => device)])]);
  const ids = arrivals.flatMap(({ events }) => events.flatMap(({ eventId }) => eventId ?? []));
  const log: OpenLog = {
    size: head.size,
    tails,
    bySeq: new Map(),
    byId: new Map(),
    added: [],
    notices: [],
    clones: [],
  };
  for (const arrival of arrivals) await readKnown(trx, log, arrival);
  for (const row of await entriesWithIds(trx, ids)) log.byId.set(row.event_id as string, entryOf(row));
  return log;
}

async function readTails(trx: Writing, devices: string[]): Promise<Map<string, Tail>> {
  const rows = await trx
    .selectFrom('devices')
    .select(['id', 'last_seq', 'last_leaf', 'held_seq', 'state'])
    .where('id', 'in', devices)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      { seq: Number(row.last_seq), leaf: row.last_leaf, held: Number(row.held_seq), state: row.state, moved: false },
    ]),
  );
}

/** Of a batch sent again, the entries that are there; of a new one nothing is looked up. */
async function readKnown(trx: Writing, log: OpenLog, { device, events }: Arrival): Promise<void> {
  const first = events[0]?.seq ?? 0;
  const tail = log.tails.get(device);
  if (!tail || first > tail.seq) return;
  const rows = await trx
    .selectFrom('log_entries')
    .select(['idx', 'device', 'seq', 'leaf_hash', 'event_id', 'body_refused'])
    .where('device', '=', device)
    .where('seq', '>=', first)
    .where('seq', '<=', first + events.length - 1)
    .execute();
  for (const row of rows) log.bySeq.set(chainKey(device, Number(row.seq)), entryOf(row));
}

interface EntryRow {
  idx: number;
  device: string;
  leaf_hash: string;
  event_id: string | null;
  body_refused: string | null;
}

const entryOf = (row: EntryRow): Entry => ({
  index: Number(row.idx),
  device: row.device,
  leafHash: row.leaf_hash,
  bodyRefused: row.body_refused,
});

const CHUNK = 100;
const built = new Map<string, string>();

/** Asked in pieces of one size, the last filled up with one of its own, so that the engine prepares one statement for ever. */
async function entriesWithIds(trx: Writing, ids: string[]): Promise<EntryRow[]> {
  const found: EntryRow[] = [];
  const engine = engineOf(trx);
  for (let at = 0; at < ids.length; at += CHUNK) {
    const asked = Array.from({ length: CHUNK }, (_, i) => ids[at + i] ?? (ids[at] as string));
    const query = trx
      .selectFrom('log_entries')
      .select(['idx', 'device', 'leaf_hash', 'event_id', 'body_refused'])
      .where('event_id', 'in', asked);
    const sql = built.get(engine) ?? query.compile().sql;
    built.set(engine, sql);
    found.push(...(await trx.executeQuery<EntryRow>(CompiledQuery.raw(sql, asked))).rows);
  }
  return found;
}

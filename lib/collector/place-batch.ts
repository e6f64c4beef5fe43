/** Deciding where a batch belongs, in memory, given what the log holds. It enters whole or not at all: its signature covers all of its leaves. */
import type { Arrival, ArrivingEvent } from './arrival.ts';
import { Refused } from './errors.ts';
import type { Notice } from './notice.ts';
import { refusal } from './refusal.ts';

export type Result =
  | { seq: number; index: number; leafHash: string; duplicate?: true; bodyRefused?: string }
  | { seq: number; error: Refused };

/** An event that is in the log. */
export interface Entry {
  index: number;
  device: string;
  leafHash: string;
  bodyRefused: string | null;
}

/** The end of one device's chain in the log. */
export interface Tail {
  seq: number;
  leaf: string;
  held: number;
  state: string;
  /** whether it must be written down */
  moved: boolean;
}

/** The log while a group of batches is being placed. */
export interface OpenLog {
  size: number;
  tails: Map<string, Tail>;
  /** by `chainKey` */
  bySeq: Map<string, Entry>;
  byId: Map<string, Entry>;
  added: PlacedBatch[];
  notices: Notice[];
  /** batches that show a chain in two versions */
  clones: Arrival[];
}

export interface PlacedBatch {
  first: number;
  arrival: Arrival;
  /** the new ones, at `first` and following */
  events: ArrivingEvent[];
}

export const chainKey = (device: string, seq: number): string => `${device} ${seq}`;

/** Decides one batch and, when all of it that is new follows, adds it to `log`. One result per event, in order. */
export function placeBatch(log: OpenLog, arrival: Arrival): Result[] {
  const tail = log.tails.get(arrival.device) as Tail;
  const held = Math.max(tail.held, arrival.held, arrival.events.at(-1)?.seq ?? 0);
  const known = arrival.events.filter((event) => event.seq <= tail.seq);
  const results: Result[] = [];
  for (const event of known) {
    const there = log.bySeq.get(chainKey(arrival.device, event.seq)) as Entry;
    if (there.leafHash !== event.leafHash) return refuse(log, arrival, results, 'event.clone');
    results.push(again(event.seq, there));
  }
  const fresh = arrival.events.slice(known.length);
  const [first] = fresh;
  if (!first) return results;
  if (first.seq > tail.seq + 1) return refuse(log, arrival, results, 'event.gap', { expected: tail.seq + 1 });
  if (first.prev !== tail.leaf) return refuse(log, arrival, results, 'event.clone');

  const ids = new Set<string>();
  for (const [at, { eventId }] of fresh.entries()) {
    if (eventId === null) continue;
    if (ids.has(eventId) || log.byId.get(eventId)?.device === arrival.device)
      return refuse(log, arrival, results, 'event.conflict', {}, known.length + at);
    ids.add(eventId);
  }
  tail.held = held;
  return [...results, ...add(log, arrival, fresh, tail)];
}

/** Nothing new of the batch enters: `culprit` (default: the first event without a result) says why, the events with it say which one it was. */
function refuse(
  log: OpenLog,
  arrival: Arrival,
  known: Result[],
  code: 'event.clone' | 'event.gap' | 'event.conflict',
  detail: Record<string, number> = {},
  culprit = known.length,
): Result[] {
  const event = arrival.events[culprit] as ArrivingEvent;
  if (code !== 'event.gap') log.notices.push(noticed(arrival, code, { seq: event.seq, leafHash: event.leafHash }));
  if (code === 'event.clone') log.clones.push(arrival);
  const rest = arrival.events.slice(known.length).map(({ seq }): Result => {
    const its = seq === event.seq;
    return { seq, error: its ? new Refused(code, detail) : new Refused('batch.whole', { seq: event.seq }) };
  });
  return [...known, ...rest];
}

function add(log: OpenLog, arrival: Arrival, fresh: ArrivingEvent[], tail: Tail): Result[] {
  const first = log.size;
  const events = fresh.map((event) =>
    heldElsewhere(log, event) ? { ...event, ...takenElsewhere(log, arrival) } : event,
  );
  log.added.push({ first, arrival, events });
  log.size += events.length;
  const last = events.at(-1) as ArrivingEvent;
  tail.seq = last.seq;
  tail.leaf = last.leafHash;
  tail.moved = true;
  return events.map((event, at) => enter(log, arrival, event, first + at));
}

function enter(log: OpenLog, arrival: Arrival, event: ArrivingEvent, index: number): Result {
  const { seq, leafHash, refused, eventId, foreignClient } = event;
  const entry = { index, device: arrival.device, leafHash, bodyRefused: refused };
  log.bySeq.set(chainKey(arrival.device, seq), entry);
  if (eventId) log.byId.set(eventId, entry);
  if (refused) log.notices.push(noticed(arrival, 'event.bodyRefused', { index }));
  if (foreignClient) log.notices.push(noticed(arrival, 'event.foreignClient', { index, client: foreignClient }));
  return { seq, index, leafHash, ...(refused ? { bodyRefused: refused } : {}) };
}

const heldElsewhere = (log: OpenLog, { eventId }: ArrivingEvent): boolean => eventId !== null && log.byId.has(eventId);

const NO_COLUMNS = {
  verb: null,
  technician: null,
  client: null,
  console: null,
  ticket_console: null,
  ticket_number: null,
};

/** Another device used this id first: refusing the leaf would let that device block this one's chain for ever. */
function takenElsewhere(log: OpenLog, arrival: Arrival): Partial<ArrivingEvent> {
  log.notices.push(noticed(arrival, 'event.foreignId', {}));
  return {
    refused: refusal('foreign-id', 'Another device used this event id before.'),
    eventId: null,
    columns: NO_COLUMNS,
  };
}

const again = (seq: number, { index, leafHash, bodyRefused }: Entry): Result => ({
  seq,
  index,
  leafHash,
  duplicate: true,
  ...(bodyRefused ? { bodyRefused } : {}),
});

const noticed = (arrival: Arrival, kind: Notice['kind'], detail: Record<string, string | number>): Notice => ({
  kind,
  device: arrival.device,
  technician: arrival.technician,
  detail,
});

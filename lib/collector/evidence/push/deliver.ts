/**
 * Pushing what is new to one destination. At least once: the cursor moves only after the receiver said that it has everything, so a crash between the two sends a piece again, under the same event ids.
 * A receiver that is slow, full or away holds nothing up but itself.
 */
import type { Selectable } from 'kysely';
import type { Tables } from '../../database.ts';
import type { Collector } from '../../http.ts';
import { currentKey } from '../../log-book.ts';
import { exportedEvents } from '../exported-lines.ts';
import { followed } from '../follow-log.ts';
import { type Lookup, NotAllowed } from './address.ts';
import { type Posted, post } from './post.ts';
import { openPushSecret } from './push-secret.ts';
import { type DestinationKind, problemOf, rejectedBy, requestFor } from './request-for.ts';

/** events of one request, and how long it may get */
const MOST_EVENTS = 200;
const MOST_CHARACTERS = 1_000_000;
const LONGEST_WAIT_S = 600;
/** … and as long as a receiver may ask for */
const LONGEST_ASKED_S = 86_400;

type Destination = Selectable<Tables['destinations']>;

/** Sends the next piece. Gives whether there may be more to send at once. Never throws for what the receiver or the network does. */
export async function deliverSome(collector: Collector, destination: Destination, lookup?: Lookup): Promise<boolean> {
  const { db, reads, log } = collector;
  const { id, kind, client, url, failures } = destination;
  // A piece may be too large for its receiver, or hold the one event it cannot read: after each failure it is smaller.
  const mostEvents = Math.max(1, Math.floor(MOST_EVENTS / 2 ** failures));
  const mostCharacters = MOST_CHARACTERS / 2 ** failures;
  const from = Number(destination.next);
  const size = await followed(db);
  if (from >= size) return false;
  const part = { client, from: null, to: null };
  const events = [];
  let length = 0;
  for await (const event of exportedEvents({ db: reads, log, scope: 'all', part, size, after: from - 1 })) {
    events.push(event);
    length += JSON.stringify(event.body).length;
    if (events.length >= mostEvents || length >= mostCharacters) break;
  }
  const whole = events.length < mostEvents && length < mostCharacters;
  const next = whole ? size : (events.at(-1)?.index as number) + 1;
  const at = collector.now().toISOString();
  if (events.length > 0) {
    const secret = destination.sealed && openPushSecret(await currentKey(db, collector.book), destination.sealed);
    if (destination.sealed && !secret)
      return failed(collector, destination, 'The secret was sealed under another log key. Give it again.', null);
    const answer = await send(collector, requestFor(kind as DestinationKind, url, secret, events), lookup);
    const problem = 'why' in answer ? answer.why : problemOf(kind as DestinationKind, answer);
    if (problem) return failed(collector, destination, problem, 'why' in answer ? null : answer.retryAfter);
    const rejected = 'why' in answer ? 0 : rejectedBy(kind as DestinationKind, answer);
    const told =
      rejected > 0 ? `It did not take ${rejected} of the events before entry ${next}, and never will.` : null;
    await db
      .updateTable('destinations')
      .set((e) => ({
        ...{ next, last_ok_at: at, problem: told, failures: 0, retry_at: null },
        rejected: e('rejected', '+', rejected),
      }))
      .where('id', '=', id)
      .where('next', '=', from)
      .execute();
  } else await db.updateTable('destinations').set({ next }).where('id', '=', id).where('next', '=', from).execute();
  return !whole;
}

async function send(
  collector: Collector,
  request: ReturnType<typeof requestFor>,
  lookup?: Lookup,
): Promise<Posted | { why: string }> {
  try {
    return await post(request, collector.allowedDestinations ?? [], lookup);
  } catch (error) {
    if (error instanceof NotAllowed) return { why: error.message };
    const code = String((error as NodeJS.ErrnoException).code ?? (error as Error).name);
    return { why: `It cannot be reached (${code.slice(0, 64)}).` };
  }
}

/** Waits twice as long each time, up to ten minutes, or as long as the receiver asks for, up to a day. */
async function failed(
  { db, now }: Collector,
  { id, failures }: Destination,
  problem: string,
  retryAfter: number | null,
): Promise<false> {
  const seconds = Math.max(
    Math.min(LONGEST_WAIT_S, 2 ** Math.min(failures, 10)),
    Math.min(LONGEST_ASKED_S, retryAfter ?? 0),
  );
  const retryAt = new Date(now().getTime() + seconds * 1000).toISOString();
  await db
    .updateTable('destinations')
    .set({ problem, failures: failures + 1, retry_at: retryAt })
    .where('id', '=', id)
    .execute();
  return false;
}

/** Sends what is due to every destination, a bounded number of pieces each. */
export async function pushAll(collector: Collector, lookup?: Lookup, pieces = 20): Promise<void> {
  const at = collector.now().toISOString();
  const due = await collector.db
    .selectFrom('destinations')
    .selectAll()
    .where('paused', '=', 0)
    .where((e) => e.or([e('retry_at', 'is', null), e('retry_at', '<=', at)]))
    .execute();
  await Promise.all(
    due.map(async ({ id }) => {
      for (let piece = 0; piece < pieces; piece++) {
        const now = await collector.db.selectFrom('destinations').selectAll().where('id', '=', id).executeTakeFirst();
        if (!now || !(await deliverSome(collector, now, lookup))) return;
      }
    }),
  );
}

/**
 * How long the work on requests of one ticket took on this device, as its own events tell. Counted is what was done and seen for this ticket at the consoles the requests are about: from
 * the first such event (coming there, a fill, a save, a look) to the look that verified the last of them. Between two events that are no more than five minutes apart the technician was
 * at it; a longer gap is a pause and counts nothing. What was read in the ticket itself, asked for or waited for is not counted. Never more than what was seen, so rather too little.
 */
import { Dexie } from 'dexie';
import type { Snapshot } from '../../wire/api.schema.ts';
import type { RequestView } from '../../wire/lifecycle.schema.ts';
import { database, type Identity, type OutboxRow } from '../database.ts';
import { isThere } from './at-console.ts';
import { headOf } from './head-of.ts';

const PAUSE_MS = 5 * 60_000;
const MINUTE_MS = 60_000;
/** So far back a device looks. */
const MOST_BACK = 3000;

/** Whole minutes, rounded up and at least one; null where this device saw none of it. */
export async function timeWorked(
  identity: Identity,
  requests: readonly RequestView[],
  snapshot: Pick<Snapshot, 'consoles' | 'clients'>,
): Promise<number | null> {
  const rows = await database.outbox
    .where('[identity+seq]')
    .between([identity.id, Math.max(1, (await headOf(identity)) - MOST_BACK)], [identity.id, Dexie.maxKey])
    .toArray();
  const moments = requests.flatMap((view) =>
    rows.filter((row) => isWorkOn(row, view, snapshot)).map(({ body }) => Date.parse(body.at)),
  );
  return minutesOf(moments);
}

/** `moments` in ms, in any order. */
export function minutesOf(moments: readonly number[]): number | null {
  if (moments.length === 0) return null;
  const sorted = [...moments].sort((a, b) => a - b);
  const spans = sorted.map((at, index) => at - (sorted[index - 1] ?? at)).filter((span) => span <= PAUSE_MS);
  const worked = spans.reduce((sum, span) => sum + span, 0);
  return Math.max(1, Math.ceil(worked / MINUTE_MS));
}

/** Of an end, only what came after it was asked for: what it took to give the access was noted then. */
function isWorkOn({ body }: OutboxRow, view: RequestView, snapshot: Pick<Snapshot, 'consoles' | 'clients'>): boolean {
  const { ending, ticket } = view;
  const seen = ending ? view.revocationVerified : view.verified;
  const done = ending ? view.revoked : view.done;
  if (!seen || body.at > seen.at || (ending && body.at < ending.at) || !isThere(body, view, snapshot)) return false;
  const evidence = body.id === seen.event || done?.events.some(({ event }) => event === body.id);
  return (
    evidence || (ticket !== null && body.ticket?.console === ticket.console && body.ticket.number === ticket.number)
  );
}

/** A ticket counts when somebody was seen to have it open, never because somebody says its number. */
import type { EventBody } from '../../evidence/event.schema.ts';
import { BODY_COLUMNS, checkUnchanged, opened } from '../bodies/open-body.ts';
import type { Caller } from '../caller.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { listObjects } from '../objects.ts';
import { mayActFor } from '../roles.ts';
import type { Work } from './act.ts';

export interface TicketSeen {
  console: string;
  number: string;
  event: string;
}

/** The newest look at it that names this client, or one of these. Throws `Refused` 422, 500 where it was changed in the database. */
export async function ticketSeen(
  db: Database,
  { console, number }: { console: string; number: string },
  clients: readonly string[],
): Promise<TicketSeen> {
  const rows = await db
    .selectFrom('event_bodies as b')
    .innerJoin('log_entries as e', 'e.idx', 'b.idx')
    .select(['e.idx', 'e.event_id'])
    .select(BODY_COLUMNS)
    .where('b.ticket_number', '=', number)
    .where('b.ticket_console', '=', console)
    .where('b.verb', '=', 'ticket.read')
    .where('b.client', 'in', clients)
    .where('e.body_refused', 'is', null)
    .orderBy('b.idx', 'desc')
    .limit(1)
    .execute();
  const [row] = opened(db, rows);
  if (row) checkUnchanged(row.idx, row.changed);
  const body = row?.body == null ? undefined : (JSON.parse(row.body) as EventBody);
  if (!row?.event_id || body?.outcome !== 'success') throw new Refused('lifecycle.ticketUnseen', { number });
  return { console, number, event: row.event_id };
}

/** Whose tickets a request may be bound to: its client's; in a console of our own, which serves every client, of any that the caller works for. */
export async function clientsOfTicket(
  { trx, client }: Pick<Work, 'trx' | 'client'>,
  caller: Caller,
): Promise<string[]> {
  if (!client.own) return [client.id];
  const all = await listObjects(trx, 'clients');
  return all.filter(({ id }) => mayActFor(caller, id)).map(({ id }) => id);
}

/** A ticket counts when somebody was seen to have it open, never because somebody says its number. */
import type { EventBody } from '../../evidence/event.schema.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';

export interface TicketSeen {
  console: string;
  number: string;
  event: string;
}

/** The newest look at it that names this client, or one of these. Throws `Refused` 422. */
export async function ticketSeen(
  db: Database,
  { console, number }: { console: string; number: string },
  clients: readonly string[],
): Promise<TicketSeen> {
  const row = await db
    .selectFrom('event_bodies as b')
    .innerJoin('log_entries as e', 'e.idx', 'b.idx')
    .select(['e.event_id', 'b.body'])
    .where('b.ticket_number', '=', number)
    .where('b.ticket_console', '=', console)
    .where('b.verb', '=', 'ticket.read')
    .where('b.client', 'in', clients)
    .where('e.body_refused', 'is', null)
    .orderBy('b.idx', 'desc')
    .limit(1)
    .executeTakeFirst();
  const body = row && (JSON.parse(row.body) as EventBody);
  if (!row?.event_id || body?.outcome !== 'success') throw new Refused('lifecycle.ticketUnseen', { number });
  return { console, number, event: row.event_id };
}

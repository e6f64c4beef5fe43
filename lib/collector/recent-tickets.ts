/** A technician's recent tickets, from whatever device they were opened on: read back from the evidence itself. */
import type { z } from 'zod';
import type { EventBody } from '../evidence/event.schema.ts';
import type { recentTicketsSchema } from '../wire/api.schema.ts';
import { BODY_COLUMNS, opened } from './bodies/open-body.ts';
import type { Caller } from './caller.ts';
import type { Database } from './database.ts';
import { mayActFor } from './roles.ts';

type Ticket = z.input<typeof recentTicketsSchema>['tickets'][number];

const LOOKED_AT = 500;
const GIVEN = 30;

/** Newest first, each ticket once. Tickets of clients the technician no longer serves are left out. */
export async function recentTickets(db: Database, caller: Caller): Promise<Ticket[]> {
  const rows = await db
    .selectFrom('event_bodies as b')
    .innerJoin('log_entries as e', 'e.idx', 'b.idx')
    .select(BODY_COLUMNS)
    .where('b.technician', '=', caller.technician)
    .where('b.ticket_number', 'is not', null)
    .where('b.verb', 'in', ['ticket.read', 'ticket.bound', 'handoff'])
    .where('e.body_refused', 'is', null)
    .orderBy('b.idx', 'desc')
    .limit(LOOKED_AT)
    .execute();
  const tickets = new Map<string, Ticket>();
  for (const row of opened(db, rows)) {
    if (row.body === null) continue;
    const body = JSON.parse(row.body) as EventBody;
    if (!body.ticket || (body.client && !mayActFor(caller, body.client.id))) continue;
    const key = `${body.ticket.console}:${body.ticket.number}`;
    const known = tickets.get(key);
    if (!known) tickets.set(key, ticketOf(body, body.ticket));
    else known.subject ||= subjectOf(body);
  }
  return [...tickets.values()].slice(0, GIVEN);
}

const ticketOf = (body: EventBody, ticket: NonNullable<EventBody['ticket']>): Ticket => ({
  console: ticket.console,
  number: ticket.number,
  subject: subjectOf(body),
  at: body.at,
  ...(body.client ? { client: body.client.id } : {}),
  ...(ticket.url ? { url: ticket.url } : {}),
});

/** The subject is a field the ticket's page showed. */
const subjectOf = (body: EventBody): string =>
  body.fields?.find((field) => field.attribute === 'subject')?.to ?? String(body.detail?.subject ?? '');

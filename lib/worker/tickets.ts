import { Dexie } from 'dexie';
import { recentTicketsSchema, type Snapshot } from '../wire/api.schema.ts';
import type { TicketRef } from '../wire/state.ts';
import { CollectorRefusal, callCollector, Unreachable } from './call-collector.ts';
import { database, type Identity, type TicketRow } from './database.ts';

const SHOWN = 8;
const KEPT_MS = 30 * 86_400_000;

/** Notes a ticket as just worked on. */
export async function rememberTicket(identity: Identity, ticket: TicketRef): Promise<void> {
  const { key, console, number, subject, client, url } = ticket;
  await database.tickets.put({
    identity: identity.id,
    key,
    console,
    number,
    subject,
    at: Date.now(),
    ...(client ? { client } : {}),
    ...(url ? { url } : {}),
  });
}

/** The technician's tickets, newest first, from this device and, since the last sync, from their others. */
export async function recentTickets(identity: Identity, snapshot: Snapshot): Promise<TicketRef[]> {
  const rows = await database.tickets
    .where('[identity+at]')
    .between([identity.id, Dexie.minKey], [identity.id, Dexie.maxKey])
    .reverse()
    .limit(SHOWN)
    .toArray();
  return rows.map((row) => refOf(row, snapshot));
}

/** One ticket by its key; null when this technician never saw it. */
export async function ticketByKey(identity: Identity, key: string, snapshot: Snapshot): Promise<TicketRef | null> {
  const row = await database.tickets.get([identity.id, key]);
  return row ? refOf(row, snapshot) : null;
}

/** Brings the tickets of the technician's other devices here. The collector being away changes nothing. */
export async function syncTickets(identity: Identity): Promise<void> {
  try {
    const reply = await callCollector(identity, '/v1/tickets/recent', { schema: recentTicketsSchema });
    await database.transaction('rw', database.tickets, async () => {
      for (const ticket of reply.value?.tickets ?? []) {
        const key = `${ticket.console}:${ticket.number}`;
        const held = await database.tickets.get([identity.id, key]);
        const at = Date.parse(ticket.at);
        if (held && held.at >= at) continue;
        const { console, number, subject, client, url } = ticket;
        await database.tickets.put({
          ...held,
          identity: identity.id,
          key,
          console,
          number,
          subject: subject || (held?.subject ?? ''),
          at,
          ...(client ? { client } : {}),
          ...(url ? { url } : {}),
        });
      }
      await database.tickets
        .where('[identity+at]')
        .between([identity.id, 0], [identity.id, Date.now() - KEPT_MS])
        .delete();
    });
  } catch (error) {
    if (!(error instanceof Unreachable) && !(error instanceof CollectorRefusal)) throw error;
  }
}

function refOf(row: TicketRow, snapshot: Snapshot): TicketRef {
  const { key, console, number, subject, client, url } = row;
  const consoleLabel = snapshot.consoles.find((one) => one.id === console)?.label ?? console;
  return { key, console, consoleLabel, number, subject, ...(client ? { client } : {}), ...(url ? { url } : {}) };
}

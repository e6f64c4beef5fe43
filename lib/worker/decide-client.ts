import { matchClient } from '../record/match-client.ts';
import type { Client } from '../record/record.schema.ts';
import type { PageClient } from '../record/tenancy.ts';
import type { OverlayState } from '../wire/state.ts';
import type { TabWork, TicketFacts } from './tab-work.ts';

/** The client of the ticket at work: said by the person, else matched by what the ticket's page says, else as the ticket was last known. */
export function ticketClient(
  work: TabWork,
  facts: TicketFacts,
  clients: readonly Client[],
): OverlayState['client'] | null {
  if (!work.ticket) return null;
  const said = clients.find((client) => client.id === work.client);
  if (said) return known(said);
  const match = matchClient(
    { client: facts.client, clientId: facts.clientId, requesterEmail: facts.requesterEmail },
    clients,
  );
  if (match.status === 'known') return known(match.client);
  const before = clients.find((client) => client.id === work.ticket?.client);
  if (before && match.status === 'unknown') return known(before);
  const among = match.status === 'ambiguous' ? match.clients : clients.filter((client) => !client.own);
  return { status: match.status, ...(match.named ? { named: match.named } : {}), choices: among.map(choice) };
}

/** The client of a page alone, for work without a ticket. */
export function pageClient(at: PageClient, clients: readonly Client[]): OverlayState['client'] {
  const own = at.status === 'ours' ? clients.find((client) => client.own) : undefined;
  const client = own ?? (at.status === 'client' ? clients.find((one) => one.id === at.id) : undefined);
  if (client) return known(client);
  return { status: 'unknown', ...(at.status === 'unknown-tenant' ? { named: at.tenant } : {}), choices: [] };
}

function known(client: Client): OverlayState['client'] {
  return { status: 'known', id: client.id, name: client.name };
}

function choice(client: Client) {
  return { id: client.id, label: client.name, hint: client.domains.slice(0, 3).join(', ') };
}

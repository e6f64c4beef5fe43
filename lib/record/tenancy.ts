import type { Client, Console } from './record.schema.ts';

/** Whose page this is. `ours`: the console serves every client in the MSP's own name. */
export type PageClient =
  | { status: 'client'; id: string }
  | { status: 'ours' }
  | { status: 'unread' }
  | { status: 'unknown-tenant'; tenant: string };

/** The client a page of the console belongs to. `tenant` is the text the page shows; it counts only where many clients share the origin, and must match exactly (Unicode form, case and spacing aside). */
export function clientAtPage(console: Pick<Console, 'tenancy'>, tenant: string | undefined): PageClient {
  const { tenancy } = console;
  if (tenancy.mode === 'client') return { status: 'client', id: tenancy.client };
  if (tenancy.mode === 'ours') return { status: 'ours' };
  const shown = comparable(tenant ?? '');
  if (shown === '') return { status: 'unread' };
  const found = new Set(
    Object.entries(tenancy.tenants)
      .filter(([name]) => comparable(name) === shown)
      .map(([, client]) => client),
  );
  const [id] = found;
  return found.size === 1 && id
    ? { status: 'client', id }
    : { status: 'unknown-tenant', tenant: (tenant ?? '').trim() };
}

/** Clients whose own accounts the console has, each as often as it is named; null: it serves every client in the MSP's own name. */
export function clientsServed({ tenancy }: Pick<Console, 'tenancy'>): string[] | null {
  if (tenancy.mode === 'ours') return null;
  return tenancy.mode === 'client' ? [tenancy.client] : Object.values(tenancy.tenants);
}

/** Whether work for the client is done in this console, in its own name or in the MSP's. */
export const serves = (console: Pick<Console, 'tenancy'>, client: string): boolean =>
  clientsServed(console)?.includes(client) ?? true;

/** Whose accounts this console has for work at a client; `own`: the MSP itself, where the record knows it. Undefined: it does not serve that client. */
export function accountClient(
  console: Pick<Console, 'tenancy'>,
  client: string,
  own: string | undefined,
): string | undefined {
  const served = clientsServed(console);
  if (served === null) return own;
  return served.includes(client) ? client : undefined;
}

function comparable(tenant: string): string {
  return tenant.normalize('NFC').toLowerCase().trim().replace(/\s+/g, ' ');
}

/** The client whose convention names accounts on this page: the MSP itself on its own consoles, else the page's; undefined while that is open. */
export function namingClient(at: PageClient, clients: readonly Client[]): Client | undefined {
  if (at.status === 'ours') return clients.find((client) => client.own);
  return at.status === 'client' ? clients.find((client) => client.id === at.id) : undefined;
}

/** All a fill depends on, known to the worker. A field that is absent is no hindrance. */
export interface FillQuestion {
  at: PageClient;
  /** the console's label, for sentences */
  console: string;
  /** the ticket this tab works for and its client, when that is settled */
  ticket?: { number: string; client?: string | undefined } | undefined;
  /** clients this technician serves */
  clients: readonly Client[];
  subject: 'proposed' | 'chosen' | 'ticket-person' | 'none';
  /** why the console's profile, or the whole extension, is paused */
  paused?: string | undefined;
  leaseExpired?: boolean | undefined;
  /** why evidence cannot be stored just now */
  evidenceProblem?: string | undefined;
  /** "this looks like a ticket, but …" */
  doubt?: string | undefined;
}

export type FillCode =
  | 'fill.evidence'
  | 'fill.paused'
  | 'fill.lease-expired'
  | 'fill.page-doubtful'
  | 'fill.tenant-unread'
  | 'fill.tenant-unknown'
  | 'fill.client-not-served'
  | 'fill.ticket-client-open'
  | 'fill.client-mismatch'
  | 'fill.ticket-required'
  | 'fill.no-subject';

export type FillDecision = { allowed: true } | { allowed: false; code: FillCode; sentence: string };

/**
 * Whether a fill may happen, and if not the one reason to mend first. Pure, and the only place that decides: the panel shows it, the worker asks again before it hands out
 * values. Order: what endangers evidence, then authority, then the wrong place, then the wrong person.
 */
export function fillDecision(question: FillQuestion): FillDecision {
  return hindrance(question) ?? wrongPlace(question) ?? wrongPerson(question) ?? { allowed: true };
}

function hindrance({ evidenceProblem, paused, leaseExpired, doubt }: FillQuestion): FillDecision | undefined {
  if (evidenceProblem)
    return refuse('fill.evidence', `Nothing is filled while evidence cannot be stored. ${evidenceProblem}`);
  if (paused) return refuse('fill.paused', `Filling is paused here: ${paused}`);
  if (leaseExpired) {
    return refuse(
      'fill.lease-expired',
      'The record on this device is too old to use. Connect to the collector once to renew it.',
    );
  }
  if (doubt) return refuse('fill.page-doubtful', doubt);
  return undefined;
}

function wrongPlace({ at, console, ticket, clients }: FillQuestion): FillDecision | undefined {
  const name = (id: string) => clients.find((client) => client.id === id)?.name ?? id;
  const ticketClient = ticket?.client;
  const whose = ticketClient ? ` (ticket ${ticket?.number} is for ${name(ticketClient)})` : '';
  if (at.status === 'unread') {
    return refuse(
      'fill.tenant-unread',
      `This page of ${console} does not show which client it belongs to${whose}. Open the page where the tenant is shown.`,
    );
  }
  if (at.status === 'unknown-tenant') {
    const mend = 'An administrator says in the options which client that is.';
    return refuse(
      'fill.tenant-unknown',
      `This page of ${console} shows the tenant “${at.tenant}”, which belongs to no client${whose}. ${mend}`,
    );
  }
  const host =
    at.status === 'ours' ? clients.find((client) => client.own) : clients.find((client) => client.id === at.id);
  if (at.status === 'client' && !host) {
    return refuse(
      'fill.client-not-served',
      `This page belongs to ${at.id}, a client you do not serve${whose}. A lead can add you, or you take cover.`,
    );
  }
  if (!ticket) {
    if (!host?.ticketRequired) return undefined;
    return refuse(
      'fill.ticket-required',
      `${host.name} wants a ticket for every change. Choose the ticket in the panel.`,
    );
  }
  if (at.status === 'ours') return undefined;
  if (!ticketClient) {
    return refuse(
      'fill.ticket-client-open',
      `Say first which client ticket ${ticket.number} belongs to; this page belongs to ${name(at.id)}.`,
    );
  }
  if (ticketClient === at.id) return undefined;
  const sentence = `This page belongs to ${name(at.id)} and ticket ${ticket.number} to ${name(ticketClient)}: switch the tenant or the ticket.`;
  return refuse('fill.client-mismatch', sentence);
}

function wrongPerson({ subject, ticket }: FillQuestion): FillDecision | undefined {
  if (subject === 'none')
    return refuse('fill.no-subject', 'Nobody is chosen yet. Search for the person this form is about.');
  if (subject === 'ticket-person' && !ticket) {
    return refuse(
      'fill.no-subject',
      'The person came with a ticket that is no longer bound. Choose the ticket again, or search for a technician.',
    );
  }
  return undefined;
}

function refuse(code: FillCode, sentence: string): FillDecision {
  return { allowed: false, code, sentence };
}

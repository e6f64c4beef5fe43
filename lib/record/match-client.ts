/**
 * Which client a ticket belongs to. The PSA's company id first, then names and aliases, then the requester's mail domain. A signal that points elsewhere, or one that
 * only looks like a client's (homoglyphs, invisible characters), makes it ambiguous: a person says, once for the team.
 */
import { companyKey, withoutLegalForm } from './company-name.ts';
import { hasInvisible, skeleton } from './confusable.ts';
import { asciiDomain, isConsumerDomain, mailDomain, within } from './mail-domain.ts';
import type { Client } from './record.schema.ts';

export interface ClientFields {
  /** the company's name as the ticket shows it */
  client?: string | undefined;
  /** the PSA's own id of the company */
  clientId?: string | undefined;
  requesterEmail?: string | undefined;
}

export type ClientMatch =
  | { status: 'known'; client: Client; by: 'psaCompanyId' | 'name' | 'alias' | 'domain' }
  | { status: 'ambiguous'; named?: string; clients: Client[] }
  | { status: 'unknown'; named?: string };

/** What one signal says: the clients it names, and those it only resembles. */
interface Signal {
  by: 'psaCompanyId' | 'name' | 'alias' | 'domain';
  exact: Client[];
  like: Client[];
}

/** Finds the client of a ticket. Never guesses: several candidates, or signals that disagree, come back as `ambiguous` with all of them. */
export function matchClient(fields: ClientFields, clients: readonly Client[]): ClientMatch {
  const id = byCompanyId(fields.clientId, clients);
  const name = byName(fields.client, clients);
  const domain = byDomain(fields.requesterEmail, clients);
  const signals = [id, name, domain].filter((signal) => signal !== undefined);
  const named = fields.client?.trim() || fields.clientId?.trim() || undefined;

  // The MSP's own people open tickets for clients: their mail domain says something only when nothing else does.
  const oursOnly = (signal: Signal) => signal.exact.length > 0 && signal.exact.every((client) => client.own);
  const telling = signals.filter((signal) => signals.length === 1 || signal !== domain || !oursOnly(signal));
  const clientsSeen = unique(telling.flatMap((signal) => [...signal.exact, ...signal.like]));
  const first = telling.find((signal) => signal.exact.length > 0);
  const client = first?.exact[0];
  const doubted = telling.some((signal) => signal.like.length > 0);
  if (first && client && clientsSeen.length === 1 && !doubted && !contradicted(fields, client, first, name)) {
    return { status: 'known', client, by: first.by };
  }
  if (clientsSeen.length > 0) return { status: 'ambiguous', ...(named ? { named } : {}), clients: clientsSeen };
  return { status: 'unknown', ...(named ? { named } : {}) };
}

/**
 * The ticket names a company, and it is not this client: an unknown name beside a known mail domain, or the right name with a company id that is none of those
 * the client is known to have (PSAs hold several companies of one name).
 */
function contradicted(fields: ClientFields, client: Client, by: Signal, name: Signal | undefined): boolean {
  if (by.by === 'psaCompanyId') return false;
  if (fields.clientId?.trim() && client.psaCompanyIds.length > 0) return true;
  return by.by === 'domain' && name === undefined && companyKey(fields.client ?? '') !== '';
}

function byCompanyId(id: string | undefined, clients: readonly Client[]): Signal | undefined {
  const wanted = id?.trim();
  if (!wanted) return undefined;
  return signal(
    'psaCompanyId',
    clients.filter((client) => client.psaCompanyIds.some((one) => one.trim() === wanted)),
    [],
  );
}

function byName(shown: string | undefined, clients: readonly Client[]): Signal | undefined {
  const key = companyKey((shown ?? '').slice(0, 512));
  if (key === '') return undefined;
  const calls = (wanted: (name: string) => boolean) => {
    const named = clients.filter((client) => wanted(client.name));
    const alias = clients.filter((client) => !named.includes(client) && client.aliases.some(wanted));
    return { by: named.length > 0 ? ('name' as const) : ('alias' as const), all: [...named, ...alias] };
  };
  const bare = withoutLegalForm(key);
  const whole = calls((name) => companyKey(name) === key);
  const exact = whole.all.length > 0 ? whole : calls((name) => withoutLegalForm(companyKey(name)) === bare);
  if (exact.all.length > 0 && !hasInvisible(key)) return signal(exact.by, exact.all, []);
  const shape = withoutLegalForm(companyKey(skeleton(key)));
  const like = calls((name) => withoutLegalForm(companyKey(skeleton(name))) === shape);
  return signal(like.by, [], like.all);
}

function byDomain(email: string | undefined, clients: readonly Client[]): Signal | undefined {
  const shown = (email ?? '').trim().slice(0, 512);
  const domain = mailDomain(shown);
  if (!domain || isConsumerDomain(domain)) return undefined;
  const owners = (wanted: readonly string[], form: (domain: string) => string | undefined) => {
    for (const one of wanted) {
      const found = clients.filter((client) => client.domains.some((owned) => form(owned) === one));
      if (found.length > 0) return found;
    }
    return [];
  };
  // The longest matching domain wins: sub.example may be another client than example.
  const exact = owners(within(domain), asciiDomain);
  if (exact.length > 0) return signal('domain', exact, []);
  const shape = skeleton(shown.slice(shown.lastIndexOf('@') + 1).replace(/>$/, ''));
  return signal('domain', [], owners(within(shape), skeleton));
}

function signal(by: Signal['by'], exact: Client[], like: Client[]): Signal | undefined {
  return exact.length + like.length > 0 ? { by, exact, like } : undefined;
}

function unique(clients: readonly Client[]): Client[] {
  return [...new Set(clients)];
}

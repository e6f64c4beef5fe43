import type { EventBody } from '../../lib/evidence/event.schema.ts';

/** The deeds a run performs and can name: each is done at most once per ticket, and every ticket is used once. */
export const DEEDS = ['ticket.read', 'fill.intended', 'fill.done', 'fill.undone', 'form.submitted'] as const;
export type Deed = (typeof DEEDS)[number];

/**
 * What the driver tried and what the page was told to be done. What was confirmed must be in the log once; what was tried may or may not be; nothing else may.
 */
export interface Ledger {
  attempt(deed: Deed, ticket: number): void;
  /** the page showed that it is done, so that its evidence is stored */
  confirm(deed: Deed, ticket: number): void;
  /** the ticket a form was last filled for */
  lastFilled(): number | undefined;
  attempted: ReadonlySet<string>;
  confirmed: ReadonlySet<string>;
}

export function createLedger(): Ledger {
  const attempted = new Set<string>();
  const confirmed = new Set<string>();
  let filled: number | undefined;
  return {
    attempt(deed, ticket) {
      if (deed === 'fill.intended') filled = ticket;
      attempted.add(deedKey(deed, String(ticket)));
    },
    lastFilled: () => filled,
    confirm: (deed, ticket) => void confirmed.add(deedKey(deed, String(ticket))),
    attempted,
    confirmed,
  };
}

const deedKey = (deed: string, ticket: string) => `${deed} ${ticket}`;

/** The deed an event tells of, as the ledger names it; null for events that follow from others (bound, handoff, notices). */
export function deedOf(body: EventBody): string | null {
  if (!(DEEDS as readonly string[]).includes(body.verb)) return null;
  // That an undo is meant is told first, under its own verb.
  if (body.verb === 'fill.undone' && body.outcome === 'intended') return null;
  return deedKey(body.verb, body.ticket?.number ?? 'none');
}

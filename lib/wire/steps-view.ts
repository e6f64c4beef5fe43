/** What the steps of requests show in the panel, and what a person can do there: lib/page/steps makes it, components/steps draw it. */
import type { PageRequests, StepName, TicketOffer } from './page-requests.ts';

export interface StepsView extends PageRequests {
  /** something is under way */
  busy: boolean;
}

/** Where an event is handed on, the guard judges it. */
export interface StepsDeeds {
  take(event: Event, request: string, step: StepName): void;
  /** it was done past us, as the page shows */
  elsewhere(event: Event, request: string): void;
  /** on a ticket’s page: gives the request this ticket, or copies what was verified for a note */
  ticket(event: Event, offer: TicketOffer): void;
  /** on exactly what was shown; with a reason it is turned down */
  decide(event: Event, request: string, hash: string, reject?: string): void;
}

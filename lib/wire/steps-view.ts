/** What the steps of requests show in the panel, and what a person can do there: lib/page/steps makes it, components/steps draw it. */
import type { PageRequests, StepName, TicketNote } from './page-requests.ts';

export interface StepsView extends PageRequests {
  /** something is under way */
  busy: boolean;
}

/** Where an event is handed on, the guard judges it. */
export interface StepsDeeds {
  take(event: Event, request: string, step: StepName): void;
  /** it was done past us, as the page shows */
  elsewhere(event: Event, request: string): void;
  /** on a ticket’s page: gives the request this ticket */
  bind(event: Event, request: string): void;
  /** the note for the ticket: goes to its form, fills the form in view, or into the clipboard; and the minutes that are entered with it */
  write(event: Event): void;
  fill(event: Event): void;
  copy(event: Event, note: TicketNote): void;
  time(event: Event, minutes: number | null): void;
  /** on exactly what was shown; with a reason it is turned down */
  decide(event: Event, request: string, hash: string, reject?: string): void;
}

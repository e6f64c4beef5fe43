/** What the worker tells an overlay of requests for access that wait at the console in view: what is to be done there, how far it has come, and what is in the way. */
import type { ChangeKind } from '../lifecycle/exact-object.schema.ts';
import type { PageDecision } from './page-decision.ts';

/** `open`: the page where it is done. `fill`, `save`: the form. `end`: what ends it, by the console's own means. `look`: the account is read again. */
export type StepName = 'open' | 'fill' | 'save' | 'end' | 'look';

export interface PageStep {
  step: StepName;
  /** `now`: the one at hand */
  state: 'done' | 'now' | 'later';
}

export interface PageRequest {
  id: string;
  change: ChangeKind;
  /** its access is to end */
  ends: boolean;
  account: string;
  /** whose; null: nobody's that is recorded */
  subject: string | null;
  client: string;
  /** roles and groups it is about */
  roles: string[];
  high: boolean;
  ticket: string | null;
  steps: PageStep[];
  /** what came of the last step, or what is waited for, as a sentence */
  said?: { tone: 'ok' | 'warn' | 'bad' | 'off'; text: string };
  /** the step at hand can be taken by a press here */
  press: boolean;
  /** the page shows that it is so already, done past Unswivel: that may be told */
  elsewhere: boolean;
}

/** An emergency that has no ticket yet, and may get the one in view. */
export interface TicketOffer {
  request: string;
  text: string;
}

/** As many requests as one text takes. */
export const MOST_NOTED = 12;

/** What was verified for the ticket in view and is not noted in it yet: one note with a line for each request, and one time entry. */
export interface TicketNote {
  requests: string[];
  text: string;
  /** the time that is entered with it; null: none */
  minutes: number | null;
  /** how the time was found, or why it was not */
  why: string;
  /** its form is the one in view; is at an address the profile knows; or is not known, and the note can only be copied */
  form: 'here' | 'elsewhere' | 'unknown';
  /** the form has a place for the time */
  timed: boolean;
}

/** Absent where nothing waits, and nothing was asked for. */
export interface PageRequests {
  requests: PageRequest[];
  /** so many more wait here than are shown */
  more?: number;
  /** how many of them are still to be done or seen */
  todo: number;
  tickets: TicketOffer[];
  note?: TicketNote;
  /** what names the ticket in view and waits for this person's decision */
  decisions: PageDecision[];
  /** what happened last, announced */
  said?: string;
  /** why what waits may be out of date: the collector was not reached */
  away?: string;
}

/** What the overlay shows, and what a person can do in it: lib/page makes it, components draw it. */
import type { Attribute, Purpose } from '../record/attributes.ts';
import type { Choice, OverlayState } from './state.ts';

/** Everything the overlay shows. */
export interface OverlayView {
  state: OverlayState;
  busy: null | 'reading' | 'filling' | 'undoing';
  /** one sentence about the last thing that happened, announced */
  notice: string | null;
  /** there is a form on this page to fill */
  hasForm: boolean;
  /** open, but folded to the result of the last fill, so that the form is in view */
  folded: boolean;
  /** technicians found by the last search */
  found: Choice[];
  /** how many fields the next step of a form that was filled shows; 0 where there is none */
  next?: number;
  /** the other person the form holds, while the person is asked whether filling it is meant */
  asks?: string | null | undefined;
  /** origins of frames in view that are not the page's own, `''` of a sandboxed one: they are not filled */
  frames?: string[];
}

/**
 * Where an event is handed on, whether it is a person's gesture is judged before anything is done. `row`: what a key is pressed for, where that is not in focus.
 */
export interface OverlayDeeds {
  fill(event: Event): void;
  overwrite(event: Event): void;
  undo(event: Event): void;
  /** fills although the form holds this other person */
  confirm(event: Event, other: string): void;
  copy(event: Event, attribute: Attribute): void;
  /** shows in the page which field a row is about; null = no more */
  point(key: string | null): void;
  /** `TicketRef.key`, or null to work without a ticket */
  bind(event: Event, ticket: string | null, row?: Element | null): void;
  chooseClient(event: Event, client: string): void;
  search(query: string): void;
  chooseSubject(event: Event, subject: string, row?: Element | null): void;
  purpose(event: Event, purpose: Purpose): void;
  dock(side: OverlayState['dock']['side'], open: boolean): void;
  /** opens the card of a difference from the record */
  mark(event: Event, attribute: string): void;
  /** begins to teach this page's fields */
  teach(event: Event): void;
}

import type { Attribute, Purpose } from '../../lib/record/attributes.ts';
import type { Choice, OverlayState } from '../../lib/wire/state.ts';

export type Side = OverlayState['dock']['side'];

export interface OverlayActions {
  /** `fill`, `overwrite` and `undo` hand on the event itself: whether it is a person's gesture is judged where the fields are touched. */
  fill(event: Event): void;
  overwrite(event: Event): void;
  undo(event: Event): void;
  /** fill although the form holds this other person; hands on the event as above, as `copy` does */
  confirm(event: Event, other: string): void;
  copy(event: Event, attribute: Attribute): void;
  /** shows the field of a row in the page; null = no more */
  point(key: string | null): void;
  /** `TicketRef.key`, or null to work without a ticket */
  bind(ticketKey: string | null): void;
  chooseClient(id: string): void;
  search(query: string): void;
  chooseSubject(id: string): void;
  purpose(purpose: Purpose): void;
  dock(side: Side, open: boolean): void;
}

export interface OverlayProps {
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
  /** how many fields the next step of a form that was filled shows */
  next?: number;
  /** the other person the form holds, while the person is asked whether filling it is meant */
  asks?: string | null | undefined;
  on: OverlayActions;
}

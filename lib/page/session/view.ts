import type { Choice, OverlayState } from '../../wire/state.ts';

/** Everything the overlay shows. */
export interface View {
  state: OverlayState;
  busy: null | 'reading' | 'filling' | 'undoing';
  notice: string | null;
  hasForm: boolean;
  /** the panel is folded to the result of the last fill, so that the form is in view */
  folded: boolean;
  found: Choice[];
  /** how many fields the next step of a form that was filled shows; 0 where there is none */
  next?: number;
  /** the other person the form holds, while the person is asked whether it is meant */
  asks?: string | null | undefined;
}

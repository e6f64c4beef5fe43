/** What the marks in a page show, and what a person can do there: lib/page/marks makes it, components/marks draw it. */
import type { DriftFacts, DriftMark, PageDrift } from './page-drift.ts';
import type { Box } from './teach-view.ts';

export interface PlacedMark extends DriftMark {
  /** where its field or text stands in the window; null: not in view, or nowhere on this page */
  box: Box | null;
}

export interface DriftCard {
  mark: DriftMark;
  /** of the field it is about; null: none in view */
  box: Box | null;
  /** null: still asked for */
  facts: DriftFacts | null;
  /** this page has a field that can be filled for it */
  fillable: boolean;
  busy: boolean;
  /** what came of the last press, or why nothing did */
  said: string | null;
}

export interface MarksView extends Pick<PageDrift, 'account' | 'holder' | 'check'> {
  marks: PlacedMark[];
  card: DriftCard | null;
}

/** Where an event is handed on, the guard judges it. */
export interface MarksDeeds {
  open(event: Event, attribute: string): void;
  close(): void;
  mend(event: Event): void;
  undo(event: Event): void;
  /** goes to the page that shows the account again */
  check(): void;
  /** `days` from now */
  accept(event: Event, why: string, days: number): void;
  falseAlarm(event: Event, why: string): void;
  /** opens the record */
  record(event: Event): void;
  /** copies a question for somebody who may */
  ask(event: Event): void;
}

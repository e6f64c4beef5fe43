import type { ComponentChildren } from 'preact';

/** One state of a view with sample data. `width`/`height` = the window it is looked at in. */
export interface Story {
  view: () => ComponentChildren;
  width: number;
  height: number;
  /** stands in a shadow root with the overlay's sheet over a sample page, as in a console; the others are pages of our own */
  overlay?: boolean;
}

export type Stories = Record<string, Story>;

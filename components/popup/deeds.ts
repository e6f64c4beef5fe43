import type { OverseerPage } from '../own/pages.ts';

/** What the popup needs the browser for. */
export interface PopupDeeds {
  enrol(): void;
  /** the options with a new console for this origin */
  addConsole(origin: string): void;
  consoles(): void;
  options(): void;
  /** one of our own pages in a tab */
  page(name: OverseerPage, hash?: string): void;
  /** called straight from the click, before anything is awaited: the browser asks for nothing otherwise */
  sidePanel(): void;
  /** likewise; true when the person allowed it */
  request(origins: string[]): Promise<boolean>;
  close(): void;
}

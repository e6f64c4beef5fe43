/** What the popup needs the browser for. */
export interface PopupDeeds {
  enrol(): void;
  /** the options with a new console for this origin */
  addConsole(origin: string): void;
  consoles(): void;
  options(): void;
  /** called straight from the click, before anything is awaited: the browser asks for nothing otherwise */
  sidePanel(): void;
  /** likewise; true when the person allowed it */
  request(origins: string[]): Promise<boolean>;
  close(): void;
}

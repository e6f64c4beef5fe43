/** What belongs to notes that are not written yet: in the browser session alone. */
import { ownSession } from '../own-session.ts';

interface Notes {
  identity: string;
  /** the time of each ticket's note, by `<console>:<number>` and of these requests: as it was found, and as the person has it instead */
  times: Record<string, { of: string; found: number | null; chosen?: number | null }>;
  /** requests of each note that was written into a form, by its intent */
  written: Record<string, string[]>;
  /** forms that were sent with a note, by tab: whether the console took it is told by the page that follows */
  sent: Record<string, SentNote>;
}

export interface SentNote {
  ticket: string;
  requests: string[];
  /** the page it was sent from */
  nonce: string;
  url: string;
}

export const { read: keptNotes, change: changeNotes } = ownSession<Notes>('notes', (identity) => ({
  ...{ identity, times: {}, written: {}, sent: {} },
}));

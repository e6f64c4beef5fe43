import type { Framework } from './build-page.ts';
import type { Field } from './verdict.ts';

type Cell = Field | `undo ${Field}` | 'undo, as shown';

interface Known {
  /** what comes of it today, as `verdict.ts` says it */
  now: string;
  because: string;
}

const UNSHOWN = {
  now: 'other',
  because: 'as undo of the lists: an emptied field, or the choice that stays',
};
const CHOSEN = {
  now: 'holds "Onboarding", said: mismatch',
  because:
    'a list that had nothing chosen offers no way back to nothing, to a person neither: what was chosen stays, and undo says so',
};

/**
 * What does not work yet, in the open. It may only shrink: a cell that turns out otherwise, better or worse, fails until its line here is changed. A field that is
 * left and said so does no harm; all the rest does.
 */
export const KNOWN: Partial<Record<Framework, Partial<Record<Cell, Known>>>> = {
  native: { 'undo department': CHOSEN, 'undo, as shown': UNSHOWN },
  react: { 'undo department': CHOSEN, 'undo, as shown': UNSHOWN },
  preact: { 'undo department': CHOSEN, 'undo, as shown': UNSHOWN },
  vue: {
    'undo active': {
      now: 'holds true, said: mismatch',
      because:
        'v-model of a radio button takes its value at any change event: one that had nothing chosen cannot be given back, and undo says so',
    },
    'undo title': {
      now: 'holds "Technician", said: mismatch',
      because:
        'Headless UI keeps the choice of a combobox that is not nullable, whatever is deleted or pressed: nobody can take it away by hand; undo says so',
    },
    'undo department': CHOSEN,
    'undo, as shown': UNSHOWN,
  },
  svelte: { 'undo department': CHOSEN, 'undo, as shown': UNSHOWN },
  angular: {
    'undo title': {
      now: 'holds null, said: mismatch',
      because: 'Material empties a list field that requires a choice to null, where the page began with an empty text',
    },
    'undo department': CHOSEN,
    'undo, as shown': UNSHOWN,
  },
};

import type { Framework } from './build-page.ts';
import type { Field } from './verdict.ts';

type Cell = Field | `undo ${Field}` | 'undo, as shown';

interface Known {
  /** what comes of it today, as `verdict.ts` says it */
  now: string;
  because: string;
}

const TYPED_COMBOBOX = {
  now: 'left: combobox',
  because: 'comboboxes are left and said: nothing types, waits for the list and chooses yet',
};
const SELECT_ONLY = {
  now: 'left: field.occupied',
  because:
    'the words of a combobox that has nothing chosen ("Choose") are taken for its value; it is left and said, with the wrong reason',
};

/**
 * What does not work yet, in the open. It may only shrink: a cell that turns out otherwise, better or worse, fails until its line here is changed. A field that is
 * left and said so does no harm; all the rest does.
 */
export const KNOWN: Partial<Record<Framework, Partial<Record<Cell, Known>>>> = {
  native: { title: TYPED_COMBOBOX, department: SELECT_ONLY },
  react: { title: TYPED_COMBOBOX, department: SELECT_ONLY },
  preact: { title: TYPED_COMBOBOX, department: SELECT_ONLY },
  vue: {
    title: TYPED_COMBOBOX,
    department: {
      now: 'unsaid',
      because:
        'a button with aria-haspopup="listbox" (Headless UI) is not collected as a control, so nobody is told it was passed over',
    },
    'undo active': {
      now: 'holds true, said: restored',
      because:
        'v-model of a radio button takes its value at any change event: one that had nothing chosen cannot be given back, and undo claims it was',
    },
  },
  svelte: { title: TYPED_COMBOBOX, department: TYPED_COMBOBOX },
  angular: {
    title: TYPED_COMBOBOX,
    department: TYPED_COMBOBOX,
    active: {
      now: 'unsaid',
      because:
        'the real checkbox lies transparent over the drawn one (Material, Bootstrap) and is passed over as transparent without a word',
    },
  },
  lit: {
    last: {
      now: 'unsaid',
      because:
        'a field in a shadow root of its own is no part of the form around its host, so it is not in the main form',
    },
    email: { now: 'unsaid', because: 'as last' },
    department: { now: 'unsaid', because: 'as last' },
  },
  jquery: {
    title: {
      now: 'unsaid',
      because:
        'Select2 clips the native select to a pixel, and its combobox is labelled by its own placeholder, so the label in the cell before is not read',
    },
    department: TYPED_COMBOBOX,
    'undo phone': {
      now: 'holds "+4_ (__) ___-____", said: mismatch',
      because: 'Inputmask keeps its template when the value is set back; undo does not try again by keys as fill does',
    },
    'undo, as shown': { now: 'other', because: 'as undo phone' },
  },
};

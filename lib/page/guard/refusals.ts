/** Why an action on the overlay was refused: the code goes into the evidence, the sentence to the person. */
export const REFUSALS = {
  untrusted: 'The page pressed this button, not you. Nothing was done.',
  'no-press': 'This was not a fresh press of the button. Press it again.',
  'held-key': 'The key was already held down. Let go and press it again.',
  'too-soon': 'The panel had only just appeared or moved. Press again.',
  moved: 'The page moved the panel while you pressed. Nothing was done; press again.',
  removed: 'The page took the panel away while you pressed. Reload the page and try again.',
  restyled: 'The page changed how the panel looks. Nothing was done; press again.',
  cloned: 'The page put a copy of the panel beside it. Nothing was done; reload the page before you go on.',
  faint:
    'The page makes the panel hard to see, so nothing was done. Use the shortcut from a page that shows it plainly.',
  altered: 'The page distorts the panel, so nothing was done.',
  'out-of-view': 'The button is not fully in view. Bring it into view and press again.',
  covered: 'Something of the page lies over the panel. Close it and press again.',
} as const;

export type RefusalCode = keyof typeof REFUSALS;

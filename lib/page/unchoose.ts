import { chooseInList, isTyped } from './combobox.ts';
import { type Control, changedSince } from './controls.ts';
import { attributeOf, documentOf, htmlOf, isElement, modalOf, parentOf, queryAll } from './native.ts';
import { leadsAway, press, pressKey } from './open-list.ts';
import { settle } from './settle.ts';
import { typeValue } from './typed.ts';
import { chosenText } from './value.ts';

/** What the list has was fetched when the choice was made (ms). */
const PATIENCE = 400;

/**
 * Gives a combobox back what it had: its choice before, or, where nothing was chosen, no choice, by the ways a person has: the empty choice of the list, the widget's own
 * clear button, the choice pressed again, the text deleted and Escape. False where that may not have taken the choice away: what a page holds behind an emptied text cannot be read.
 */
export async function unchoose(
  control: Control,
  before: { value: string; shown: string },
  signal: AbortSignal,
): Promise<boolean> {
  const { element } = control;
  const unsafe = () => changedSince(control);
  const choose = (value: string, again = false) =>
    chooseInList(control, value, { signal, replace: true, unsafe, patience: PATIENCE, again });
  const now = chosenText(control);
  if (before.value !== '' && (await choose(before.value)) === null) return true;
  // Chips beside an empty place to type: a press on the choice takes it away.
  if (now === before.shown) return (await choose(now, true)) === null;
  if (!isTyped(control) && (await choose('')) === null) return true;
  const back = async () => {
    await settle(signal);
    return chosenText(control) === before.shown;
  };
  const clear = clearButton(element);
  if (clear && !unsafe()) {
    press(clear);
    if (await back()) return true;
  }
  if ((await choose(now, true)) === null && (await back())) return true;
  if (!isTyped(control) || unsafe()) return false;
  typeValue(element as HTMLInputElement, '');
  // The first closes the list that deleting opened, where it is still open.
  for (let times = 0; times < 2; times++) {
    await settle(signal);
    pressEscape(element);
  }
  return false;
}

const SAYS_CLEAR = /^(clear|leeren|auswahl l|effacer|vider|borrar|limpiar|cancella|svuota|wissen|limpar)/i;
const OTHERS = 'input:not([type="hidden"]),select,textarea,[role="combobox"]';

/** The button of the widget itself that takes its choice away: beside the control, where nothing else is chosen or typed. */
function clearButton(element: HTMLElement): HTMLElement | null {
  for (let at = parentOf(element), level = 0; at && isElement(at) && level < 3; at = parentOf(at), level++) {
    for (const one of queryAll(at, OTHERS))
      if (one !== element && !one.contains(element) && !element.contains(one)) return null;
    for (const one of queryAll(at, 'button,[role="button"],[aria-label],[title],[class*="clear" i]')) {
      const label = (attributeOf(one, 'aria-label') ?? attributeOf(one, 'title') ?? '').trim();
      const named = SAYS_CLEAR.test(label) || (!label && /\bclear\b/i.test(attributeOf(one, 'class') ?? ''));
      if (named && one !== element && one.checkVisibility({ visibilityProperty: true }) && !leadsAway(one)) return one;
    }
  }
  return null;
}

const DIALOG = '[role="dialog"],[role="alertdialog"],[aria-modal="true"],dialog[open]';

/**
 * Escape clears a combobox whose list is closed (APG). It closes dialogs too: where one is open it is not pressed, and what listens above the page does not hear it.
 */
function pressEscape(element: HTMLElement): void {
  const owner = documentOf(element);
  if (modalOf(owner)) return;
  for (const dialog of queryAll(owner, DIALOG)) if (dialog.checkVisibility({ visibilityProperty: true })) return;
  const stop = (event: Event) => event.stopPropagation();
  htmlOf(owner).addEventListener('keydown', stop);
  pressKey(element, 'Escape');
  htmlOf(owner).removeEventListener('keydown', stop);
}

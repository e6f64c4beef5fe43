import type { Control } from './controls.ts';
import { activeOf, closestOf, documentOf, query, queryAll, rootOf } from './native.ts';
import { openRoots } from './roots.ts';
import { pause, settle } from './settle.ts';
import { replaceText } from './typed.ts';
import { chosenText, matchOption, plain } from './value.ts';

/** A list is asked for at the server by some: so long it is waited for, looked at in these steps (ms). */
const PATIENCE = 1500;
const LOOK = 50;

/** One choice of an open list, with the text it was known by. */
interface Choice {
  item: HTMLElement;
  text: string;
  /** the first line: what a list of people shows below a name does not belong to it */
  value: string;
}

/**
 * Chooses a value in an ARIA combobox or listbox button (APG 1.0 to 1.2) as a person does: types it or opens the list, waits for the choice that says exactly this,
 * presses it. Null when it is chosen, else a code, and the control is as it was. `unsafe` is asked again right before the press (attack 12).
 */
export async function chooseInList(
  control: Control,
  value: string,
  { signal, replace, unsafe }: { signal: AbortSignal; replace: boolean | undefined; unsafe: () => string | null },
): Promise<string | null> {
  const field = control.element as HTMLInputElement;
  const before = chosenText(control);
  const focused = activeOf(documentOf(field)) as HTMLElement | null;
  const typing = isTyped(control);
  const others = new Set(choicesOf(field).map(({ item }) => item));
  if (signal.aborted) return 'stopped';
  if (leadsAway(field)) return 'combobox';
  field.focus({ preventScroll: true });
  if (typing) replaceText(field, value);
  else press((field.firstElementChild as HTMLElement | null) ?? field);
  let code: string | null = 'no-such-choice';
  let last: HTMLElement | null = null;
  let pressed = false;
  for (const end = performance.now() + PATIENCE; performance.now() < end; ) {
    await pause(LOOK, signal);
    if (signal.aborted) code = 'stopped';
    const choices = choicesOf(field, others);
    const item = matchOption(choices, value);
    const match = choices.find((choice) => choice.item === item);
    // What stands there is a choice only when the list has it; else it is a word like "Choose".
    const held = ({ text }: Choice) => text && plain(before).includes(plain(text));
    if (!typing && !replace && choices.some(held) && !(match && held(match))) code = 'holds-other';
    if (code !== 'no-such-choice') break;
    // Seen twice: a list that is still being drawn replaces its choices.
    if (match && item === last) {
      code = unsafe() ?? (leadsAway(match.item) ? 'leads-away' : null);
      if (code) break;
      press(match.item);
      code = await saysSo(control, match, signal);
      pressed = true;
      break;
    }
    last = item;
  }
  if (code && typing && !pressed) {
    replaceText(field, before);
    await pause(LOOK, signal); // the list that this brings closes with the focus
  } else if (code && field.ariaExpanded === 'true') press(field);
  field.blur();
  focused?.focus?.({ preventScroll: true });
  return code;
}

/** Null once the control says what was pressed. */
async function saysSo(control: Control, { value }: Choice, signal: AbortSignal): Promise<string | null> {
  for (const end = performance.now() + PATIENCE / 3; performance.now() < end; ) {
    await settle(signal);
    if (plain(chosenText(control)).includes(plain(value))) return null;
  }
  return 'page-changed-it';
}

/** Takes typing; the others only open a list. */
export const isTyped = ({ element }: Control): boolean =>
  element.localName === 'input' && !(element as HTMLInputElement).readOnly;

/** The choices a person sees now: those of the control's own list, else any that were not there before. */
function choicesOf(element: HTMLElement, others?: ReadonlySet<HTMLElement>): Choice[] {
  const box = closestOf(element, '[role="combobox"]') ?? element;
  const lists = [box, element].flatMap((one) => [...(one.ariaControlsElements ?? []), ...(one.ariaOwnsElements ?? [])]);
  const own: Choice[] = [];
  const all: Choice[] = [];
  for (const root of openRoots(documentOf(element)))
    for (const item of queryAll(root, '[role="option"]')) {
      if (!item.checkVisibility({ visibilityProperty: true }) || item.ariaDisabled === 'true') continue;
      // biome-ignore lint/performance/useDomNodeTextContent: lines as they are shown, words of hidden parts left out
      const text = (item.innerText || (rootOf(item) as ShadowRoot).host?.textContent || '').trim();
      const choice = { item, text, value: text.split('\n')[0] as string };
      if (lists.some((list) => list.contains(item))) own.push(choice);
      else if (!others?.has(item)) all.push(choice);
    }
  return own.length > 0 ? own : all;
}

/** A press on it would leave the page or send the form. */
function leadsAway(element: HTMLElement): boolean {
  const { form, type } = (closestOf(element, 'button,input') ?? element) as HTMLButtonElement;
  return (
    !!(closestOf(element, 'a[href]') ?? query(element, 'a[href]')) || (!!form && /^(submit|reset|image)$/.test(type))
  );
}

/** All that a press of the main button sends: some widgets open at the first of these, some at the last, and a click without `detail` is a key's. */
function press(element: HTMLElement): void {
  const how = {
    bubbles: true,
    composed: true,
    cancelable: true,
    detail: 1,
    pointerType: 'mouse',
    isPrimary: true,
    pointerId: 1,
  };
  for (const type of ['move', 'down', 'up']) {
    element.dispatchEvent(new PointerEvent(`pointer${type}`, how));
    element.dispatchEvent(new MouseEvent(`mouse${type}`, how));
  }
  element.dispatchEvent(new MouseEvent('click', how));
}

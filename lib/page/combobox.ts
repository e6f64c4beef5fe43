import type { Control } from './controls.ts';
import { activeOf, documentOf } from './native.ts';
import { type Choice, choicesOf, isChosen, leadsAway, openWhole, press, takesSeveral } from './open-list.ts';
import { pause, settle } from './settle.ts';
import { replaceText } from './typed.ts';
import { chosenText, matchOption, plain } from './value.ts';

/** A list is asked for at the server by some: so long it is waited for, looked at in these steps (ms). */
const PATIENCE = 1500;
const LOOK = 50;

/** The code of a control that could not be put back. */
export const CHANGED = 'changed-meanwhile';

export interface Choosing {
  signal: AbortSignal;
  replace: boolean | undefined;
  /** asked again right before the press (attack 12) */
  unsafe: () => string | null;
  /** which of these choices stands for the value, where none says it in its own words; its place, or null */
  meant?: ((choices: string[]) => Promise<number | null>) | undefined;
  /** what is typed to see the choice, one after the other; by default the value. `''` shows them all. */
  typed?: readonly string[] | undefined;
  /** the choice is pressed to take it away */
  again?: boolean;
  /** how long the choice is waited for (ms) */
  patience?: number;
}

/**
 * Chooses a value in an ARIA combobox or listbox button (APG 1.0 to 1.2) as a person does: types it or opens the list, waits for the choice that says exactly this, or is
 * meant by it, presses it. Null when it is chosen, else a code, and the control is as it was; `already` when it was chosen before. `CHANGED`: the control may not be
 * touched any more, or holds what somebody else put there meanwhile, and stays so.
 */
export async function chooseInList(control: Control, value: string, how: Choosing): Promise<string | null> {
  const { signal, unsafe, typed = [value] } = how;
  const field = control.element as HTMLInputElement;
  const before = chosenText(control);
  const focused = activeOf(documentOf(field)) as HTMLElement | null;
  const typing = isTyped(control);
  const others = new Set(choicesOf(field).map(({ item }) => item));
  if (signal.aborted) return 'stopped';
  if (leadsAway(field)) return 'combobox';
  field.focus({ preventScroll: true });
  // What stood there, and what the page made of what was typed last: nothing else is ours to replace.
  const stood = field.value;
  let left = stood;
  const barred = () => unsafe() ?? (field.value === left || field.value === stood ? null : CHANGED);
  let found: Found = 'no-such-choice';
  for (const text of typing ? typed : ['']) {
    found = signal.aborted ? 'stopped' : (barred() ?? found);
    if (found !== 'no-such-choice') break;
    if (typing) {
      replaceText(field, text);
      left = field.value;
    } else press((field.firstElementChild as HTMLElement | null) ?? field);
    found = await look(control, value, { ...how, before, others, whole: typing && text === '' });
    if (found !== 'no-such-choice') break;
  }
  let code = typeof found === 'string' ? found : null;
  if (typeof found !== 'string') {
    press(found.item);
    code = how.again ? null : await saysSo(control, found, signal);
  } else if (typing && barred()) {
    if (field.value !== stood) code = CHANGED;
  } else if (typing) {
    replaceText(field, before);
    await pause(LOOK, signal); // the list that this brings closes with the focus
  }
  if (!typing && (code || how.again || takesMore(found)) && field.ariaExpanded === 'true') press(field);
  field.blur();
  focused?.focus?.({ preventScroll: true });
  return code;
}

/** The choice to press, or why there is none. */
type Found = Choice | string;

/** A list of several stays open for more. */
const takesMore = (found: Found): boolean => typeof found !== 'string' && takesSeveral(found);

async function look(
  { element }: Control,
  value: string,
  how: Choosing & { before: string; others: ReadonlySet<HTMLElement>; whole: boolean },
): Promise<Found> {
  const { signal, replace, unsafe, meant, before, others, whole, again, patience = PATIENCE } = how;
  const typing = isTyped({ element } as Control);
  const answers = new Map<string, number | null>();
  let last: HTMLElement | null = null;
  let said = '';
  let opened = 0;
  for (const end = performance.now() + patience; performance.now() < end; ) {
    await pause(LOOK, signal);
    if (signal.aborted) return 'stopped';
    const choices = choicesOf(element, others);
    if (whole && choices.length === 0) openWhole(element, opened++);
    const now = JSON.stringify(choices.map(({ text }) => text));
    const item = matchOption(choices, value) ?? choices[answers.get(now) ?? -1]?.item ?? null;
    const match = choices.find((choice) => choice.item === item);
    // What stands there is a choice only when the list has it; else it is a word like "Choose".
    const held = ({ text }: Choice) => text && plain(before).includes(plain(text));
    if (!typing && !replace && choices.some(held) && !(match && held(match))) return 'holds-other';
    // Seen twice: a list that is still being drawn replaces its choices.
    if (match && item === last) {
      if (takesSeveral(match) && !again) {
        if (isChosen(match)) return 'already';
        if (choices.some(isChosen)) return 'holds-several';
      }
      return unsafe() ?? (leadsAway(match.item) ? 'leads-away' : match);
    }
    if (!match && meant && choices.length > 0 && now === said && !answers.has(now))
      answers.set(now, await meant(choices.map(({ text }) => text)));
    last = item;
    said = now;
  }
  return 'no-such-choice';
}

/** Null once the control says what was pressed; a list of several says it at the choice. */
async function saysSo(control: Control, choice: Choice, signal: AbortSignal): Promise<string | null> {
  for (const end = performance.now() + PATIENCE / 3; performance.now() < end; ) {
    await settle(signal);
    if (plain(chosenText(control)).includes(plain(choice.value)) || (takesSeveral(choice) && isChosen(choice)))
      return null;
  }
  return 'page-changed-it';
}

/** Takes typing; the others only open a list. */
export const isTyped = ({ element }: Control): boolean =>
  element.localName === 'input' && !(element as HTMLInputElement).readOnly;

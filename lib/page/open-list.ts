import { closestOf, documentOf, query, queryAll, rootOf } from './native.ts';
import { openRoots } from './roots.ts';

/** One choice of an open list, with the text it was known by. */
export interface Choice {
  item: HTMLElement;
  text: string;
  /** the first line: what a list of people shows below a name does not belong to it */
  value: string;
}

/** The choices a person sees now: those of the control's own list, else any that were not there before. */
export function choicesOf(element: HTMLElement, others?: ReadonlySet<HTMLElement>): Choice[] {
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

export const isChosen = ({ item }: Choice): boolean => item.ariaSelected === 'true' || item.ariaChecked === 'true';

/** A list of which several can be chosen: a press adds to what is chosen, or takes it away. */
export const takesSeveral = ({ item }: Choice): boolean =>
  closestOf(item, '[role="listbox"]')?.ariaMultiSelectable === 'true';

/** A press on it would leave the page or send the form. */
export function leadsAway(element: HTMLElement): boolean {
  const { form, type } = (closestOf(element, 'button,input') ?? element) as HTMLButtonElement;
  return (
    !!(closestOf(element, 'a[href]') ?? query(element, 'a[href]')) || (!!form && /^(submit|reset|image)$/.test(type))
  );
}

/** All that a press of the main button sends: some widgets open at the first of these, some at the last, and a click without `detail` is a key's. */
export function press(element: HTMLElement): void {
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

/** A key that writes nothing. */
export function pressKey(element: HTMLElement, key: string): void {
  for (const type of ['keydown', 'keyup'])
    element.dispatchEvent(new KeyboardEvent(type, { key, code: key, bubbles: true, composed: true, cancelable: true }));
}

/** How a list that is typed into shows all it has, tried one after the other. */
const OPENS: ((field: HTMLElement) => void)[] = [
  press,
  (field) => pressKey(field, 'ArrowDown'),
  (field) => field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true })),
];

/** Tries the next way to open the list; call it while no choice is there. */
export function openWhole(field: HTMLElement, tries: number): void {
  OPENS[tries]?.(field);
}

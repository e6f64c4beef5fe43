import type { Control } from './controls.ts';
import { matches, query } from './native.ts';
import { standIn } from './visible.ts';

/**
 * What a control holds, as text a person would say: the words of a select's choice, `true` or `false` of a checkbox, the label of the chosen radio button.
 */
export function readValue(control: Control): string {
  const { element, kind, group } = control;
  if (kind === 'checkbox') return String((element as HTMLInputElement).checked);
  if (kind === 'radio') return radioLabel(group?.find((button) => button.checked));
  if (kind === 'select')
    return chosen(element as HTMLSelectElement)
      .map(optionText)
      .join(', ');
  if (kind === 'text' || kind === 'textarea') return (element as HTMLInputElement).value;
  if (kind === 'editable') return isPlaceholder(element) ? '' : shownIn(element);
  const shows = comboboxShows(control);
  return shows && (matches(shows, PLACEHOLDER) || query(shows, PLACEHOLDER)) ? '' : chosenText(control);
}

/** An editor that holds its example text as its own until somebody goes into it (CKEditor 4's confighelper, in Request Tracker 5). */
export const isPlaceholder = (element: HTMLElement): boolean => matches(element, 'body.placeholder');

/** Marks of a combobox that has nothing chosen, as widgets write them. */
const PLACEHOLDER = '[data-placeholder],[class*="placeholder"]:not([class*="placeholder:"]),[id*="placeholder"]';

/** What a combobox says, a placeholder too: whether that is a choice only its list tells. */
export function chosenText(control: Control): string {
  const shows = comboboxShows(control);
  if (!shows) return (control.element as HTMLInputElement).value;
  // Some keep their list inside of themselves while it is open.
  const list = query(shows, '[role="listbox"]');
  return shownIn(shows)
    .replace(list ? shownIn(list) : '', '')
    .trim();
}

/** Where a combobox shows its choice; null when in its own text. */
function comboboxShows(control: Control): HTMLElement | null {
  const { element } = control;
  return element.localName !== 'input' ? element : (element as HTMLInputElement).value ? null : standIn(control);
}

// biome-ignore lint/performance/useDomNodeTextContent: an editor shows line breaks as elements, and only innerText tells them
const shownIn = (element: HTMLElement): string => element.innerText.replace(/\n$/, '');

/**
 * Whether something is there that a fill would destroy. A select at its placeholder or its untouched first option holds nothing,
 * nor does a checkbox that is off.
 */
export function holdsSomething(control: Control): boolean {
  const { element, kind, group } = control;
  if (kind === 'checkbox') return (element as HTMLInputElement).checked;
  if (kind === 'radio') return group?.some((button) => button.checked) ?? false;
  if (kind === 'select') return chosen(element as HTMLSelectElement).some((option) => !isDefault(option));
  // Whether "Choose" is a choice is told by the list, once it is open.
  if (kind === 'combobox' && element.localName !== 'input') return false;
  return readValue(control).trim() !== '';
}

/** The choices a select or a radio group offers, in order, without placeholders. */
export function optionsOf(control: Control): string[] {
  if (control.kind === 'radio') return (control.group ?? []).map((button) => radioLabel(button));
  if (control.kind !== 'select') return [];
  return [...(control.element as HTMLSelectElement).options].filter((option) => option.value !== '').map(optionText);
}

/** The option meant by `wanted`: by its words, else its value, else its words without regard to case, accents and spaces. Two that fit are none. */
export function matchOption<T>(options: { item: T; text: string; value: string }[], wanted: string): T | null {
  const tests: ((option: { text: string; value: string }) => boolean)[] = [
    (option) => option.text === wanted,
    (option) => option.value === wanted,
    (option) => plain(option.text) === plain(wanted),
    (option) => plain(option.value) === plain(wanted),
  ];
  for (const test of tests) {
    const fits = options.filter(test);
    if (fits.length > 0) return fits.length === 1 ? (fits[0]?.item ?? null) : null;
  }
  return null;
}

export function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();
}

export function optionText(option: HTMLOptionElement): string {
  return option.text || option.value;
}

/** What stands at a radio button: its label, else its value. */
export function radioLabel(button: HTMLInputElement | undefined): string {
  if (!button) return '';
  return button.labels?.[0]?.textContent?.replace(/\s+/g, ' ').trim() || button.value;
}

function chosen(select: HTMLSelectElement): HTMLOptionElement[] {
  return [...select.selectedOptions];
}

function isDefault(option: HTMLOptionElement): boolean {
  return option.value === '' || option.disabled || (option.index === 0 && !option.defaultSelected);
}

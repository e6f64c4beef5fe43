import type { FormField } from './candidates.ts';
import { type Control, changedSince } from './controls.ts';
import type { FieldResult } from './fill.ts';
import { announce, nativeSet, replaceContent, selectContent } from './set-value.ts';
import { settle } from './settle.ts';
import { typeValue } from './typed.ts';
import { unchoose } from './unchoose.ts';
import { chosenText, isPlaceholder, readValue } from './value.ts';

/** One field as a fill left it, with what stood there before. */
export interface FilledField {
  field: FormField;
  before: Before;
  wrote: string;
}

interface Before {
  value: string;
  /** combobox: what it said, a placeholder too */
  shown: string;
  /** checkbox and radio: which buttons were on; select: which options were chosen */
  on: boolean[];
  /** rich text: copies of its nodes */
  nodes: Node[];
}

/** What a control holds, exact enough to put it back. */
export function snapshot(control: Control): Before {
  const { element, kind } = control;
  return {
    value: readValue(control),
    shown: kind === 'combobox' ? chosenText(control) : '',
    on: switches(control).map(isOn),
    nodes:
      kind === 'editable' && !isPlaceholder(element) ? [...element.childNodes].map((node) => node.cloneNode(true)) : [],
  };
}

/**
 * Restores what was there before a fill, exactly: text, choices, ticks; reads each field again once the page's scripts have run. A control that no longer
 * holds what the fill left in it was changed since, by the person or the page, and is left (`changed-since`); one that is gone or another is refused. What took the place
 * of one after its fill is not looked for: it may belong to another record, and hold the same.
 */
export async function undoFill(filled: FilledField[], { signal }: { signal: AbortSignal }): Promise<FieldResult[]> {
  const results = filled.map(restoreOne);
  await settle(signal);
  for (const [index, { field, before }] of filled.entries()) {
    const { control } = field;
    if (results[index]?.outcome !== 'restored') continue;
    if (control.kind === 'combobox' && !(await unchoose(control, before, signal)))
      results[index] = { key: field.candidate.key, ...STAYS };
    else if (control.kind === 'editable' && readValue(control) !== before.value)
      await takeBack(control.element, () => readValue(control) === before.value, before.value, signal);
    // A mask that kept its template gives way to keys.
    else if (control.kind === 'text' && readValue(control) !== before.value)
      typeValue(control.element as HTMLInputElement, before.value);
  }
  await settle(signal);
  return filled.map(({ field: { control }, before }, index) => {
    const result = results[index] as FieldResult;
    if (result.outcome !== 'restored') return result;
    const { key } = result;
    // What the page's script took over cannot be read: of a choice that nobody can take back by hand nothing is promised.
    if (control.kind === 'radio' && !before.on.includes(true)) return { key, ...STAYS };
    return readValue(control) === before.value ? result : { key, outcome: 'mismatch', code: 'page-changed-it' };
  });
}

const STAYS = { outcome: 'mismatch', code: 'stays-chosen' } as const;

/** An editor that takes back what it did not write itself (Lexical) is asked to undo its last step, and where it does not, to cut what it holds, as the browser asks for both. */
async function takeBack(element: HTMLElement, done: () => boolean, text: string, signal: AbortSignal): Promise<void> {
  for (const inputType of ['historyUndo', 'deleteByCut']) {
    selectContent(element);
    element.dispatchEvent(
      new InputEvent('beforeinput', { inputType, bubbles: true, cancelable: true, composed: true }),
    );
    await settle(signal);
    if (done()) return;
  }
  if (text) replaceContent(element, text);
}

function restoreOne({ field, before, wrote }: FilledField): FieldResult {
  const { control } = field;
  const { key } = field.candidate;
  const changed = changedSince(control);
  if (changed) return { key, outcome: 'refused', code: changed };
  if (readValue(control) !== wrote) return { key, outcome: 'left', code: 'changed-since' };
  if (control.kind !== 'combobox') restore(control, before);
  return { key, outcome: 'restored' };
}

function restore(control: Control, before: Before): void {
  const { element, kind } = control;
  if (kind === 'checkbox' || kind === 'radio') {
    restoreButtons(control, before);
    return;
  }
  if (kind === 'select')
    for (const [index, option] of switches(control).entries()) setOn(option, before.on[index] ?? false);
  else if (kind === 'editable') element.replaceChildren(...before.nodes);
  else nativeSet(element as HTMLInputElement, before.value);
  announce(element, kind === 'select' || kind === 'editable' ? null : before.value);
}

/** A radio group that had nothing chosen cannot be clicked back: its button is switched off and the page told. */
function restoreButtons(control: Control, before: Before): void {
  for (const [index, button] of switches(control).entries()) {
    if (isOn(button) === before.on[index]) continue;
    if (control.kind === 'checkbox' || before.on[index]) button.click();
    else if (!before.on.includes(true)) {
      setOn(button, false);
      announce(button, null);
    }
  }
}

type Switch = HTMLInputElement | HTMLOptionElement;

function switches(control: Control): Switch[] {
  if (control.kind === 'select') return [...(control.element as HTMLSelectElement).options];
  if (control.kind === 'checkbox') return [control.element as HTMLInputElement];
  return control.group ?? [];
}

const isOn = (one: Switch): boolean => ('selected' in one ? one.selected : one.checked);

function setOn(one: Switch, on: boolean): void {
  if ('selected' in one) one.selected = on;
  else one.checked = on;
}

import type { Control } from './controls.ts';
import { documentOf } from './native.ts';
import { matchOption, optionText, radioLabel } from './value.ts';

/** `left` names why nothing was written; codes are catalogued where they are shown. */
export type Written = { ok: true } | { ok: false; code: string };

/**
 * Writes one value so that the page's framework takes it over. React, Vue, Angular and their like listen for `input` and `change` and ignore a value set
 * behind their back (react#10135), so the prototype's own setter runs between the events a person's typing would cause; consoles with inline `onkeyup`
 * handlers (MeshCentral) enable their button only on a key event. Focus itself does not move: twenty fields fit in one frame.
 *
 * `stillSame` runs after the page's focus handlers and right before the write: nothing of the page runs between it and the setter.
 */
export function writeValue(control: Control, value: string, stillSame: () => string | null): Written {
  const { element, kind } = control;
  const cannot = impossible(control, value);
  if (cannot) return { ok: false, code: cannot };
  if (kind === 'checkbox' || kind === 'radio') return press(control, value, stillSame);
  fire(
    element,
    new FocusEvent('focus', { composed: true }),
    new FocusEvent('focusin', { bubbles: true, composed: true }),
  );
  fire(element, key('keydown'));
  const code = stillSame();
  if (code) return { ok: false, code };
  if (kind === 'select') choose(element as HTMLSelectElement, value);
  else if (kind === 'editable') replaceContent(element, value);
  else nativeSet(element as HTMLInputElement, value);
  // An editor told the page itself, and would take a text told again for another one (Lexical).
  announce(element, kind === 'select' || kind === 'editable' ? null : value);
  return { ok: true };
}

/** The value does not fit the control; nothing is wrong with the control. */
export const LEFT_CODES: ReadonlySet<string> = new Set([
  'combobox',
  'changed-value',
  'holds-other',
  'holds-several',
  'stopped',
  'too-long',
  'no-such-choice',
  'not-yes-or-no',
  'several-lines',
]);

/** Why this value cannot go into this control at all, or null. Nothing is ever cut to fit. */
export function impossible(control: Control, value: string): string | null {
  const { element, kind, group } = control;
  if (kind === 'combobox') return 'combobox';
  if (kind === 'checkbox') return /^(true|false)$/.test(value) ? null : 'not-yes-or-no';
  if (kind === 'radio') return findButton(group ?? [], value) ? null : 'no-such-choice';
  if (kind === 'select') return findOption(element as HTMLSelectElement, value) ? null : 'no-such-choice';
  const limit = (element as HTMLInputElement).maxLength;
  if (limit > 0 && value.length > limit) return 'too-long';
  return kind === 'text' && /[\r\n]/.test(value) ? 'several-lines' : null;
}

/** Restores text exactly, through the same events; used by undo. */
export function nativeSet(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const { prototype } = field.localName === 'textarea' ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
}

/** Tells the page that a control changed, as `writeValue` does. */
export function announce(element: HTMLElement, data: string | null): void {
  fire(element, inputEvent(data), key('keyup'), new Event('change', { bubbles: true }));
  fire(
    element,
    new FocusEvent('blur', { composed: true }),
    new FocusEvent('focusout', { bubbles: true, composed: true }),
  );
}

/** A click is what toggles: React listens for nothing else on checkboxes. */
function press(control: Control, value: string, stillSame: () => string | null): Written {
  const wanted =
    control.kind === 'checkbox' ? (control.element as HTMLInputElement) : findButton(control.group ?? [], value);
  const on = control.kind === 'radio' || value === 'true';
  const code = stillSame();
  if (code) return { ok: false, code };
  if (wanted && wanted.checked !== on) wanted.click();
  return { ok: true };
}

function choose(select: HTMLSelectElement, value: string): void {
  const option = findOption(select, value);
  if (option) option.selected = true;
}

/** Of a select that takes several: `already` when the value is among what is chosen, `holds-several` when only others are: whether they should stay is the person's to say. */
export function besidesOthers({ element, kind }: Control, value: string): 'already' | 'holds-several' | null {
  const select = element as HTMLSelectElement;
  if (kind !== 'select' || !select.multiple || select.selectedOptions.length === 0) return null;
  return findOption(select, value)?.selected ? 'already' : 'holds-several';
}

function findOption(select: HTMLSelectElement, value: string): HTMLOptionElement | null {
  const enabled = [...select.options].filter((option) => !option.disabled);
  return matchOption(
    enabled.map((item) => ({ item, text: optionText(item), value: item.value })),
    value,
  );
}

function findButton(group: HTMLInputElement[], value: string): HTMLInputElement | null {
  const enabled = group.filter((button) => !button.disabled);
  return matchOption(
    enabled.map((item) => ({ item, text: radioLabel(item), value: item.value })),
    value,
  );
}

/** Editors keep their own model and follow only editing commands; `insertText` is the one all of them know. */
export function replaceContent(element: HTMLElement, value: string): void {
  selectContent(element);
  const done = Document.prototype.execCommand.call(documentOf(element), 'insertText', false, value);
  if (!done) element.textContent = value;
}

/** Goes into an editor and selects all it holds. */
export function selectContent(element: HTMLElement): void {
  const owner = documentOf(element);
  element.focus({ preventScroll: true });
  owner.getSelection()?.selectAllChildren(element);
  // Lexical follows the selection by this event alone, which the browser sends only later.
  owner.dispatchEvent(new Event('selectionchange'));
}

function inputEvent(data: string | null): Event {
  return data === null
    ? new Event('input', { bubbles: true, composed: true })
    : new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText', data });
}

function key(type: 'keydown' | 'keyup'): KeyboardEvent {
  return new KeyboardEvent(type, { bubbles: true, composed: true, cancelable: true, key: 'Unidentified' });
}

function fire(element: HTMLElement, ...events: Event[]): void {
  for (const event of events) element.dispatchEvent(event);
}

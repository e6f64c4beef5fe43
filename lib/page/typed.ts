import { activeOf, documentOf } from './native.ts';

/**
 * Types a value character by character, for input masks that lose what is set at once (Inputmask#1895). Masks take a character in one of two ways: their key
 * handler inserts it and cancels the event, or they reformat after `input`; `insertText` serves the second and fires trusted `beforeinput` and `input`.
 * Moves the focus and puts it back.
 */
export function typeValue(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const owner = documentOf(field);
  const before = activeOf(owner);
  const command = replaceText(field, '');
  for (const character of value) {
    const down = send(field, 'keydown', character);
    const press = down && send(field, 'keypress', character);
    if (press) command('insertText', character);
    send(field, 'keyup', character);
  }
  field.dispatchEvent(new Event('change', { bubbles: true }));
  field.blur();
  if (before && before !== field) (before as HTMLElement).focus?.({ preventScroll: true });
}

/** Replaces all that stands in a field by one stroke of typing, and stays in it. */
export function replaceText(field: HTMLInputElement | HTMLTextAreaElement, text: string) {
  const command = (name: string, text?: string) =>
    Document.prototype.execCommand.call(documentOf(field), name, false, text);
  field.focus({ preventScroll: true });
  field.select();
  if (text) send(field, 'keydown', text.slice(-1));
  command(text ? 'insertText' : 'delete', text);
  if (text) send(field, 'keyup', text.slice(-1));
  return command;
}

/** False when the page took the key over. Old masks read the numeric codes. */
function send(field: HTMLElement, type: string, character: string): boolean {
  const code = character.charCodeAt(0);
  const codes = {
    keyCode: type === 'keypress' ? code : character.toUpperCase().charCodeAt(0),
    charCode: type === 'keypress' ? code : 0,
  };
  return field.dispatchEvent(
    new KeyboardEvent(type, {
      bubbles: true,
      composed: true,
      cancelable: true,
      key: character,
      which: codes.keyCode,
      ...codes,
    } as KeyboardEventInit),
  );
}

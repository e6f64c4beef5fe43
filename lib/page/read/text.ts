import { attributeOf, isElement, localNameOf, parentOf } from '../native.ts';
import { find, walk } from './dom.ts';

/** Most characters a pattern is run on. */
export const LONGEST_MATCHED = 4096;
/** Most characters of a value, as the wire takes them. */
export const LONGEST_VALUE = 2048;
/** … and of a name or a sentence. */
export const SHORT = 512;

const MOST_RAW = 16_384;
const MOST_NODES = 5000;
const TEXT_AND_ELEMENTS = 5;
const REJECT = 2;
const ACCEPT = 1;
const UNSHOWN = /^(?:script|style|template|noscript|select|textarea)$/;
const INLINE = /^(?:a|abbr|b|bdi|bdo|code|em|font|i|mark|s|small|span|strong|sub|sup|u|wbr)$/;
// Direction overrides and isolates, zero-width space and byte-order mark: they change how a line looks, never what it says.
const INVISIBLE = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes in a ticket's text are exactly what is taken out
const CONTROL = /[\u0000-\u001f\u007f-\u009f\s]+/g;
const SECRET = /passw|token|csrf|xsrf|nonce|secret|one-time-code/i;

/** One line of well-formed text: white space collapsed, control characters gone, at most `most` characters; one that was cut ends in `…`, so that it shows. */
export function tidy(text: string, most: number): string {
  const line = text.slice(0, MOST_RAW).replace(INVISIBLE, '').replace(CONTROL, ' ').trim().toWellFormed();
  if (line.length <= most) return line;
  return `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A control a reading never looks into: passwords, one-time codes, the page's own tokens. */
export function isSecret(element: Element): boolean {
  if (localNameOf(element) !== 'input') return false;
  return ['type', 'name', 'id', 'autocomplete'].some((name) => SECRET.test(attributeOf(element, name) ?? ''));
}

/** What an element shows: a control's value, else its text, else the value of the one control in it. Bounded, whatever the page holds. */
export function shownBy(element: Element): string {
  const control = controlValue(element);
  if (control !== null) return control;
  const text = textOf(element);
  if (text.trim() !== '') return text;
  const controls = find(
    element,
    'input:not([type=hidden], [type=submit], [type=button], [type=image]), select, textarea',
  );
  return controls.length === 1 && controls[0] ? (controlValue(controls[0]) ?? '') : text;
}

function controlValue(element: Element): string | null {
  const name = localNameOf(element);
  if (name === 'select')
    return Array.from((element as HTMLSelectElement).selectedOptions, (option) => option.text).join(', ');
  if (name === 'textarea') return (element as HTMLTextAreaElement).value.slice(0, MOST_RAW);
  if (name !== 'input') return null;
  const input = element as HTMLInputElement;
  if (isSecret(input) || input.type === 'password') return '';
  if (input.type === 'checkbox' || input.type === 'radio') return String(input.checked);
  return input.value.slice(0, MOST_RAW);
}

function textOf(element: Element): string {
  const walker = walk(element, TEXT_AND_ELEMENTS, (node) =>
    isElement(node) && (UNSHOWN.test(localNameOf(node)) || attributeOf(node, 'data-unswivel') !== null)
      ? REJECT
      : ACCEPT,
  );
  let text = '';
  let block: Node | null = null;
  for (let count = 0; count < MOST_NODES && text.length < MOST_RAW; count += 1) {
    const node = walker.nextNode();
    if (!node) break;
    if (isElement(node)) {
      if (!INLINE.test(localNameOf(node))) text += ' ';
      continue;
    }
    const around = blockAround(node);
    if (block && around !== block) text += ' ';
    block = around;
    text += (node as Text).data.slice(0, MOST_RAW);
  }
  return text;
}

function blockAround(node: Node): Node | null {
  let at = parentOf(node);
  while (at && isElement(at) && INLINE.test(localNameOf(at))) at = parentOf(at);
  return at;
}

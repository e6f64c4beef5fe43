import type { Control } from './controls.ts';
import {
  attributeNamesOf,
  attributeOf,
  closestOf,
  firstOf,
  isElement,
  localNameOf,
  nextOf,
  nodeTypeOf,
  parentOf,
  previousOf,
  query,
  queryAll,
} from './native.ts';
import { radioLabel } from './value.ts';
import { hasWords } from './words.ts';

/** Where a text about a control stands, best witness first. */
export type Source =
  | 'label'
  | 'aria'
  | 'cell'
  | 'before'
  | 'placeholder'
  | 'name'
  | 'id'
  | 'title'
  | 'after'
  | 'binding';

export interface Text {
  source: Source;
  text: string;
}

/** Attributes frameworks and test suites name a control with. */
const BINDINGS = [
  'formcontrolname',
  'ng-model',
  'data-ng-model',
  'v-model',
  'wire:model',
  'data-testid',
  'data-test-id',
  'data-automationid',
  'data-field',
  'data-name',
];

const LONG = 160;
const STEPS = 40;

/** The labels of one root by what they are for, gathered in a single pass: asking each control for its `labels` walks the tree every time. */
export type LabelIndex = Map<string, HTMLElement[]>;

export function indexLabels(root: Node): LabelIndex {
  return Map.groupBy(queryAll(root, 'label[for]'), (label) => attributeOf(label, 'for') ?? '');
}

/** The texts that tell what a control is for, best first; empty ones left out. */
export function textsOf(control: Control, index: LabelIndex): Text[] {
  const { element, kind } = control;
  const texts: Text[] = [];
  const add = (source: Source, text: string | null | undefined) => {
    const trimmed = text?.trim();
    if (trimmed) texts.push({ source, text: trimmed });
  };
  for (const label of (control.seen.id && index.get(control.seen.id)) || []) add('label', textOf(label));
  if (!texts.length) add('label', textOf(closestOf(element, 'label')));
  add('aria', labelledBy(element) || attributeOf(element, 'aria-label'));
  const named = texts.length > 0;
  if (kind === 'radio' && texts.length > 0) texts.length = 0; // a radio button's own label is one of its choices
  if (!named || kind === 'radio') {
    const cell = cellText(element);
    add('cell', cell);
    if (!cell) add('before', textBefore(element));
    if (kind === 'checkbox') add('after', textAfter(element));
  }
  add('placeholder', attributeOf(element, 'placeholder') ?? attributeOf(element, 'data-placeholder'));
  add('name', control.seen.name);
  add('id', control.seen.id);
  const has = attributeNamesOf(element);
  for (const name of BINDINGS) if (has.includes(name)) add('binding', attributeOf(element, name));
  add('title', attributeOf(element, 'title') ?? attributeOf(element, 'data-original-title'));
  return texts;
}

/** Visible words of a node, without controls, scripts and our own marks. */
export function textOf(node: Node | null): string {
  const parts: string[] = [];
  let length = 0;
  const walk = (at: Node | null): void => {
    for (let one = at; one && length < LONG; one = nextOf(one)) {
      if (nodeTypeOf(one) === 3) {
        const text = (one.nodeValue ?? '').replace(/\s+/g, ' ');
        parts.push(text);
        length += text.length;
      } else if (isElement(one) && !SILENT.test(localNameOf(one))) {
        parts.push(' ');
        walk(firstOf(one));
        parts.push(' ');
      }
    }
  };
  if (node && nodeTypeOf(node) === 3) return (node.nodeValue ?? '').replace(/\s+/g, ' ').trim();
  if (node) walk(firstOf(node));
  return parts.join('').replace(/\s+/g, ' ').trim().slice(0, LONG);
}

const SILENT = /^(script|style|select|textarea|button|noscript|template|svg|option|datalist)$/;
const FIELDS = /^(input|select|textarea|button)$/;

function labelledBy(element: HTMLElement): string {
  const ids = attributeOf(element, 'aria-labelledby')?.split(/\s+/) ?? [];
  const root = element.getRootNode() as Document | ShadowRoot;
  const get = nodeTypeOf(root) === 9 ? Document.prototype.getElementById : DocumentFragment.prototype.getElementById;
  return ids
    .map((id) => textOf(id ? get.call(root, id) : null))
    .join(' ')
    .trim();
}

/** In a table, the text of the cell to the left; when the row has none, that of the cell above. */
function cellText(element: HTMLElement): string {
  const cell = closestOf<HTMLTableCellElement>(element, 'td,th');
  const row = cell && (parentOf(cell) as HTMLTableRowElement | null);
  if (!cell || !row || textBeforeWithin(element, cell)) return '';
  for (let left = cell.previousElementSibling; left; left = left.previousElementSibling) {
    const text = textOf(left);
    if (text) return holdsField(left) ? '' : text;
    if (holdsField(left)) break;
  }
  const above = row.previousElementSibling;
  const over = above?.children[cell.cellIndex] ?? (above?.children.length === 1 ? above.children[0] : undefined);
  return over && !holdsField(over) ? textOf(over) : '';
}

function textBeforeWithin(element: HTMLElement, cell: HTMLElement): boolean {
  return textBefore(element, cell) !== '';
}

/** The nearest text before a control: beside it, then beside what wraps it, never past another control. */
function textBefore(element: HTMLElement, within?: HTMLElement): string {
  let steps = 0;
  for (let at: Node | null = element; at && at !== within && steps < STEPS; at = parentOf(at)) {
    if (isElement(at) && /^(form|body|fieldset|table|tbody)$/.test(localNameOf(at))) return '';
    for (let before = previousOf(at); before && steps < STEPS; before = previousOf(before), steps++) {
      if (holdsField(before)) return '';
      const text = textOf(before);
      if (hasWords(text)) return text;
    }
  }
  return '';
}

function textAfter(element: HTMLElement): string {
  for (let after = nextOf(element); after; after = nextOf(after)) {
    if (holdsField(after)) return '';
    const text = textOf(after);
    if (text) return text;
  }
  return '';
}

function holdsField(node: Node): boolean {
  if (!isElement(node)) return false;
  if (FIELDS.test(localNameOf(node))) return (node as HTMLInputElement).type !== 'hidden';
  return firstOf(node) !== null && query(node, 'input:not([type="hidden"]),select,textarea') !== null;
}

/** How a person would call the control. */
export function shownLabel(texts: Text[], control: Control): string {
  const shown = texts.find(({ source }) =>
    ['label', 'aria', 'cell', 'before', 'after', 'placeholder', 'title'].includes(source),
  );
  const fallback = control.seen.name || control.seen.id || radioLabel(control.group?.[0]) || control.seen.type;
  return (shown?.text ?? fallback).replace(/[\s:*]+$/, '').trim();
}

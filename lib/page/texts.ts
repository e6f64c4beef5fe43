import type { Source, Text } from '../classify/described.ts';
import { hasWords } from '../classify/words.ts';
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
  rootOf,
} from './native.ts';
import { radioLabel } from './value.ts';

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
export function textsOf({ element, kind, seen }: Control, index: LabelIndex): Text[] {
  const texts: Text[] = [];
  const has = attributeNamesOf(element);
  const attribute = (name: string) => (has.includes(name) ? attributeOf(element, name) : null);
  for (const label of (seen.id && index.get(seen.id)) || []) add(texts, 'label', textOf(label));
  if (texts.length === 0) add(texts, 'label', textOf(closestOf(element, 'label')));
  add(texts, 'aria', labelledBy(element, attribute('aria-labelledby')) || attribute('aria-label'));
  const named = texts.length > 0;
  if (kind === 'radio') texts.length = 0; // a radio button's own label is one of its choices
  if (!named || kind === 'radio') {
    const cell = cellText(element);
    add(texts, 'cell', cell);
    if (!cell) add(texts, 'before', textBefore(element));
    if (kind === 'checkbox') add(texts, 'after', textAfter(element));
  }
  add(texts, 'placeholder', attribute('placeholder') ?? attribute('data-placeholder'));
  add(texts, 'name', seen.name);
  add(texts, 'id', seen.id);
  for (const name of BINDINGS) add(texts, 'binding', attribute(name));
  add(texts, 'title', attribute('title') ?? attribute('data-original-title'));
  return texts;
}

function add(texts: Text[], source: Source, text: string | null): void {
  const trimmed = text
    ?.slice(0, 4 * LONG)
    .trim()
    .slice(0, LONG);
  if (trimmed) texts.push({ source, text: trimmed });
}

/** Visible words of a node, without controls, scripts and our own marks. */
export function textOf(node: Node | null): string {
  if (!node) return '';
  if (nodeTypeOf(node) === 3) return oneLine(node.nodeValue ?? '');
  const first = firstOf(node);
  if (!first) return '';
  // Most labels hold one text and nothing else.
  const only = nodeTypeOf(first) === 3 && !nextOf(first);
  return oneLine(only ? (first.nodeValue ?? '') : gather(first, { text: '', length: 0 }).text).slice(0, LONG);
}

/** Texts from `first` on, its next siblings and all in them, in order; about as much as is looked at. */
function gather(first: Node | null, into: { text: string; length: number }): typeof into {
  for (let at = first; at && into.length < LONG; at = nextOf(at)) {
    if (nodeTypeOf(at) === 3) {
      const text = (at.nodeValue ?? '').replace(/\s+/g, ' ');
      into.text += text;
      into.length += text.length;
    } else if (isElement(at) && !SILENT.test(localNameOf(at))) {
      into.text += ' ';
      gather(firstOf(at), into);
      into.text += ' ';
    }
  }
  return into;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const SILENT = /^(script|style|select|textarea|button|noscript|template|svg|option|datalist)$/;
const FIELDS = /^(input|select|textarea|button)$/;

function labelledBy(element: HTMLElement, ids: string | null): string {
  if (!ids) return '';
  const root = rootOf(element);
  const get = nodeTypeOf(root) === 9 ? Document.prototype.getElementById : DocumentFragment.prototype.getElementById;
  return ids
    .split(/\s+/)
    .map((id) => textOf(id ? get.call(root, id) : null))
    .join(' ')
    .trim();
}

/** In a table, the text of the cell to the left; when the row has none, that of the cell above. */
function cellText(element: HTMLElement): string {
  const cell = closestOf<HTMLTableCellElement>(element, 'td,th');
  const row = cell && (parentOf(cell) as HTMLTableRowElement | null);
  if (!cell || !row || textBefore(element, cell)) return '';
  for (let left = cell.previousElementSibling; left; left = left.previousElementSibling) {
    const text = textOf(left);
    if (text) return holdsField(left) ? '' : text;
    if (holdsField(left)) break;
  }
  const above = row.previousElementSibling;
  const over = above?.children[cell.cellIndex] ?? (above?.children.length === 1 ? above.children[0] : undefined);
  return over && !holdsField(over) ? textOf(over) : '';
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

/** How a person would call the control of which this is the first text shown. */
export function shownLabel(shown: string | undefined, { seen, group }: Control): string {
  const label = shown ?? (seen.name || seen.id || radioLabel(group?.[0]) || seen.type);
  return label.replace(/[\s:*]+$/, '').trim();
}

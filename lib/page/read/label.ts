import { closestOf, isElement, localNameOf, nextOf, nodeTypeOf, parentOf } from '../native.ts';
import type { Root } from '../roots.ts';
import { find, isShown, walk } from './dom.ts';
import { shownBy, tidy } from './text.ts';

const TEXT = 4;
const LONGEST_LABEL = 80;
const LONGEST_TEXT = 4096;
const MOST_NODES = 60_000;
const MOST_STEPS_UP = 4;

/** A label as compared: one line, without the closing colon, asterisk or full-width colon, case put aside. */
const plain = (text: string): string =>
  tidy(text, LONGEST_LABEL + 1)
    .replace(/[\s:：*]+$/, '')
    .toLowerCase();

/**
 * The value that stands beside or below one of `labels` in `scope`, or undefined. Only labels a person can see count: consoles keep hidden edit forms with
 * the same words beside what they show (RT 5 does). Understood: the next cell of a row, the cell below a heading, `dd` after `dt`, a `label`'s control,
 * the sibling of whatever holds only the label, text after the label in the same element; where there is none of these, `Label: value` in one text.
 * Two labels with different values give none: a ticket's text may hold the same words, put there to be read.
 */
export function besideLabel(scope: Root, labels: readonly string[]): string | undefined {
  const wanted = new Set(labels.map(plain));
  const values = new Set<string>();
  const inText = new Set<string>();
  const walker = walk(scope, TEXT);
  for (let count = 0; count < MOST_NODES; count += 1) {
    const text = walker.nextNode() as Text | null;
    if (!text) break;
    const data = text.data.slice(0, LONGEST_TEXT);
    const [before, after] = data.split(/[:：](.*)/s);
    if (after?.trim() && wanted.has(plain(before ?? ''))) add(inText, after, text);
    else if (data.length <= LONGEST_LABEL && wanted.has(plain(data))) add(values, beside(text, plain(data)), text);
  }
  if (values.size === 0 && isElement(scope) && localNameOf(scope) === 'tr') return inColumn(scope, wanted);
  const [value, ...others] = values.size > 0 ? values : inText;
  return others.length === 0 ? value : undefined;
}

function add(values: Set<string>, value: string | undefined, label: Text): void {
  const holder = parentOf(label) as Element | null;
  const line = tidy(value ?? '', LONGEST_TEXT);
  if (line !== '' && holder && isElement(holder) && isShown(holder)) values.add(line);
}

function beside(text: Text, label: string): string | undefined {
  const holder = parentOf(text);
  if (!holder || !isElement(holder)) return undefined;
  return belongingTo(holder, label) ?? shown(nextFilled(text));
}

/** The value that goes with the element which holds nothing but the label; undefined when it holds more than that. */
function belongingTo(holder: Element, label: string): string | undefined {
  if (plain(shownBy(holder)) !== label) return undefined;
  let at = holder;
  for (let step = 0; step <= MOST_STEPS_UP; step += 1) {
    if (localNameOf(at) === 'label' && (at as HTMLLabelElement).control)
      return shownBy((at as HTMLLabelElement).control as Element);
    const below = localNameOf(at) === 'th' ? cellBelow(at as HTMLTableCellElement) : undefined;
    const next = below ?? nextFilled(at);
    if (next) return shown(next);
    const up = parentOf(at);
    if (!up || !isElement(up) || /^(?:td|th|dt|body|html|form)$/.test(localNameOf(at)) || plain(shownBy(up)) !== label)
      return '';
    at = up;
  }
  return '';
}

/** A heading in a row of headings speaks of the cells below it. */
function cellBelow(heading: HTMLTableCellElement): Element | undefined {
  const row = parentOf(heading);
  if (!row || !isElement(row) || find(row, ':scope > td').length > 0) return undefined;
  const rows = find(closestOf(row, 'table') ?? row, 'tr');
  const next = rows[rows.indexOf(row) + 1];
  return next && find(next, ':scope > td, :scope > th')[heading.cellIndex];
}

function inColumn(row: Element, wanted: Set<string>): string | undefined {
  const table = closestOf(row, 'table');
  const heading = table && find(table, 'th').find((cell) => wanted.has(plain(shownBy(cell))));
  const cell = heading && find(row, ':scope > td, :scope > th')[(heading as HTMLTableCellElement).cellIndex];
  return cell ? shownBy(cell) : undefined;
}

/** The next node that can be a value. An empty element is one (there is no value); a help icon between label and value is not. */
function nextFilled(node: Node): Node | null {
  let next = nextOf(node);
  while (next && (isElement(next) ? isIcon(next) : !isFilledText(next))) next = nextOf(next);
  return next;
}

// by type, not by class: a frame has classes of its own
function isFilledText(node: Node): boolean {
  return nodeTypeOf(node) === 3 && (node as Text).data.trim() !== '';
}

function isIcon(element: Element): boolean {
  if (/^(?:svg|img|br|script|style|template)$/.test(localNameOf(element))) return true;
  return (
    find(element, 'svg, img').length > 0 &&
    find(element, 'input, select, textarea').length === 0 &&
    shownBy(element).trim() === ''
  );
}

function shown(node: Node | null): string | undefined {
  if (!node) return undefined;
  return isElement(node) ? shownBy(node) : (node as Text).data.slice(0, LONGEST_TEXT);
}

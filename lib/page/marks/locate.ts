import type { Reading } from '../../consoles/profile.schema.ts';
import type { Control } from '../controls.ts';
import { attributeOf, localNameOf, queryAll } from '../native.ts';
import { find, isShown, walk } from '../read/dom.ts';
import { shownBy, tidy } from '../read/text.ts';
import { readNow } from '../read/value.ts';
import type { Root } from '../roots.ts';
import type { Visit } from '../session/visit.ts';

/** Where an attribute stands on the page: its field, else the text that shows it. */
export interface Spot {
  control: Control;
  /** a fill would write here */
  fillable: boolean;
}

const LONGEST = 512;
const MOST_ELEMENTS = 4000;
const ELEMENTS = 1;

/** Looks at the page as it is now. An attribute that stands nowhere in view is not in the answer. */
export function locate(visit: Visit, attributes: readonly string[]): Map<string, Spot> {
  const spots = new Map<string, Spot>();
  const { page, params } = visit.screen() ?? {};
  if (!page) return spots;
  if (page.form)
    for (const { candidate, control } of visit.looking.known(visit.place()))
      if (attributes.includes(candidate.attribute) && !spots.has(candidate.attribute))
        spots.set(candidate.attribute, { control, fillable: true });
  const [scope = visit.document] = page.container ? find(visit.document, page.container).filter(isShown) : [];
  for (const attribute of attributes) {
    const reading = attribute === 'account' ? page.record : page.read[attribute];
    const element = spots.has(attribute) || !reading ? null : shownAt(reading, scope, params ?? {});
    if (element) spots.set(attribute, { control: { element } as Control, fillable: false });
  }
  return spots;
}

/** The element in the place of one that the page drew anew: the only one of its kind by the same id or name. Null where that is not plain: then the page is looked through. */
export function drawnAnew({ control, fillable }: Spot, document: Document): Spot | null {
  const { element } = control;
  const tag = localNameOf(element);
  const named = ['id', 'name', 'data-field', 'data-testid'].find((name) => attributeOf(element, name));
  if (!named) return null;
  const value = CSS.escape(attributeOf(element, named) ?? '');
  const found = queryAll(document, `${tag}[${named}="${value}"]`);
  const [one] = found;
  return one && found.length === 1 ? { control: { ...control, element: one }, fillable } : null;
}

/** By the rule’s own selector; a value found by its label, or by other ways, where its very text stands alone. */
function shownAt(reading: Reading, scope: Root, params: Record<string, string>): HTMLElement | null {
  for (const rule of [reading].flat()) {
    const { selector, label } = typeof rule === 'string' ? { selector: rule, label: undefined } : rule;
    if (selector === undefined || label !== undefined) continue;
    const [element] = find(scope, selector);
    if (element && isShown(element)) return element as HTMLElement;
  }
  const text = readNow(reading, { scope, params });
  return text ? standsAlone(scope, text) : null;
}

/** The innermost element in view that shows this text and nothing else. */
function standsAlone(scope: Root, text: string): HTMLElement | null {
  const walker = walk(scope, ELEMENTS);
  let found: Element | null = null;
  for (let count = 0; count < MOST_ELEMENTS; count += 1) {
    const element = walker.nextNode() as Element | null;
    if (!element) break;
    if (found && !found.contains(element)) break;
    if (localNameOf(element) === 'script' || tidy(shownBy(element), LONGEST) !== text || !isShown(element)) continue;
    found = element;
  }
  return found as HTMLElement | null;
}

import type { Reason, Way } from '../../wire/teach-view.ts';
import type { Classified } from '../classified.ts';
import { attributeOf, closestOf, isElement, localNameOf, matches, parentOf, queryAll, rootOf } from '../native.ts';
import { SECTION } from '../place-of.ts';
import { meantBy } from '../taught.ts';
import { looksGenerated, looksHashed } from './looks-generated.ts';

/** Attributes that name a control for programs, and the reason each stands for. */
const STABLE: [string, Reason][] = [
  ['name', 'name'],
  ['formcontrolname', 'name'],
  ...['data-testid', 'data-test-id', 'data-test', 'data-cy', 'data-qa', 'data-automation-id', 'data-automationid'].map(
    (name): [string, Reason] => [name, 'test'],
  ),
  ...['data-field', 'data-field-name', 'data-attribute', 'data-name', 'data-key'].map((name): [string, Reason] => [
    name,
    'test',
  ]),
  ['autocomplete', 'autocomplete'],
  ['aria-label', 'aria'],
  ['id', 'id'],
];
const DEEPEST = 12;

/** The form or dialog a control stands in, as a lesson names it; undefined where nothing tells it from another, which makes the page the form. */
export function rootFor(element: HTMLElement): string | undefined {
  const form = closestOf(element, SECTION);
  if (!form) return undefined;
  const tag = localNameOf(form);
  const only = (selector: string) => queryAll(rootOf(form), selector).length === 1;
  const named = [...stableParts(form)].map(([part]) => tag + part).find(only);
  if (named) return named;
  const role = attributeOf(form, 'role');
  return [role ? `${tag}[role="${role}"]` : tag].find((bare) => matches(form, bare) && only(bare));
}

/**
 * The ways to find a control again, the most stable first: names before test marks before words before places; never an id or a class that a program made up. Each fits
 * this control and no other of the page's within `root`.
 */
export function waysFor(one: Classified, all: Classified[], root: string | undefined): Way[] {
  const { element } = one.control;
  const ways: Way[] = [];
  for (const [part, reason] of stableParts(element)) ways.push({ at: localNameOf(element) + part, reason });
  for (const label of one.labels.slice(0, 3)) if (isWords(label)) ways.push({ at: { label }, reason: 'label' });
  for (const name of element.classList) {
    if (/^-?[A-Za-z_][\w-]*$/.test(name) && !looksHashed(name))
      ways.push({ at: `${localNameOf(element)}.${name}`, reason: 'class' });
  }
  const path = pathTo(element, root);
  if (path) ways.push({ at: path, reason: 'position' });
  return ways.filter(({ at }) => {
    const found = typeof at === 'string' && at.length > 512 ? [] : meantBy(all, { root, at });
    return found.length === 1 && found[0] === one;
  });
}

function* stableParts(element: HTMLElement): Generator<[string, Reason]> {
  for (const [name, reason] of STABLE) {
    const value = attributeOf(element, name);
    if (value === null || !/^[^\n\r\f\0]{1,100}$/.test(value)) continue;
    if (
      reason === 'autocomplete'
        ? /^(on|off|nope|new-password)$/i.test(value)
        : reason !== 'aria' && looksGenerated(value)
    )
      continue;
    yield [`[${name}="${value.replace(/["\\]/g, '\\$&')}"]`, reason];
  }
}

/** Few words that name something; what a person typed or a page counts is not among them. */
function isWords(label: string): boolean {
  return label.length <= 60 && /\p{L}{2}/u.test(label) && !/\d{3}/.test(label);
}

/** From the nearest ancestor with a stable name of its own, step by step; no farther out than the form. */
function pathTo(element: HTMLElement, root: string | undefined): string | null {
  let path = '';
  let node = element;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const tag = localNameOf(node);
    const anchor = node === element ? undefined : [...stableParts(node)][0]?.[0];
    if (anchor || (root && matches(node, root))) return `${anchor ? tag + anchor : root} > ${path}`;
    path = `${tag}:nth-of-type(${nthOfType(node)})${path && ` > ${path}`}`;
    const parent = parentOf(node);
    if (!parent || !isElement(parent)) return path;
    node = parent;
  }
  return path;
}

function nthOfType(node: HTMLElement): number {
  let nth = 1;
  for (let other = node.previousElementSibling; other; other = other.previousElementSibling)
    if (localNameOf(other) === localNameOf(node)) nth++;
  return nth;
}

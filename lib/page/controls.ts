import type { ControlKind } from '../classify/described.ts';
import { HOST } from './host.ts';
import { attributeOf, closestOf, documentOf, matches, query, queryAll, queryEach, rootOf } from './native.ts';
import { openRoots, originOf, type Root } from './roots.ts';
import { atOnce, STEP } from './slices.ts';

/** One control a person could fill, with what it was when it was seen: the filler compares before it writes (attack 12). */
export interface Control {
  /** the control itself; the first button of a radio group */
  element: HTMLElement;
  kind: ControlKind;
  /** the document or shadow root it stands in */
  root: Node;
  /** every button of a radio group */
  group?: HTMLInputElement[];
  seen: Identity;
}

/** What makes a control the same control at a later moment. */
export interface Identity {
  type: string;
  name: string;
  id: string;
  form: HTMLFormElement | null;
  document: Document;
  /** origin of the document's window */
  origin: string;
}

/** Input types a value can be written to. Password, hidden, file, range, color and buttons are never collected. */
const TEXT_TYPES = /^(text|email|tel|url|search|number|date|month|week|time|datetime-local)$/;

const CONTROLS = [
  'input',
  'select',
  'textarea',
  '[contenteditable]:not([contenteditable="false"])',
  '[role="combobox"]',
  '[role="textbox"]',
  '[aria-haspopup="listbox"]',
];

/**
 * The fillable controls below `root`, in document order within each root, including open shadow roots and same-origin frames.
 * Disabled and hidden ones are included: `fillable` tells why they are left. Our own overlay is not.
 */
export function collectControls(root: Root): Control[] {
  return atOnce(controlsIn(root));
}

/** The same in steps, so that a large page can go on in between. */
export function* controlsIn(root: Root): Generator<void, Control[]> {
  const controls: Control[] = [];
  for (const part of openRoots(root)) {
    yield;
    if (!isOurs(part)) yield* collectIn(part, controls);
  }
  return controls;
}

function* collectIn(root: Root, controls: Control[]): Generator<void, void> {
  const groups = new Map<string, Control[]>();
  const top = rootOf(root);
  const hosts = queryAll(top, HOST);
  const document = documentOf(root);
  const origin = originOf(document);
  const found = queryEach(root, CONTROLS);
  for (let index = 0; index < found.length; index++) {
    if (index % STEP === STEP - 1) yield;
    const element = found[index] as HTMLElement;
    const kind = kindOf(element);
    if (!kind || (hosts.length > 0 && closestOf(element, HOST))) continue;
    const control: Control = { element, kind, root: top, seen: identify(element, document, origin) };
    if (kind === 'radio' && joinGroup(control, groups)) continue;
    controls.push(control);
  }
}

function isOurs(root: Root): boolean {
  return 'host' in root && matches(root.host, HOST);
}

/** Puts a radio button into the group of the same name and form; true when the group was already known. */
function joinGroup(control: Control, groups: Map<string, Control[]>): boolean {
  const button = control.element as HTMLInputElement;
  const sameName = groups.get(button.name) ?? [];
  const known = button.name ? sameName.find((other) => other.seen.form === button.form) : undefined;
  if (known) {
    known.group?.push(button);
    return true;
  }
  control.group = [button];
  groups.set(button.name, [...sameName, control]);
  return false;
}

/** What kind of control an element is now, or null when nothing may be written to it. */
export function kindOf(element: Element): ControlKind | null {
  const role = attributeOf(element, 'role');
  switch (element.localName) {
    case 'input': {
      const type = (element as HTMLInputElement).type;
      if (type === 'checkbox' || type === 'radio') return type;
      if (!TEXT_TYPES.test(type)) return null;
      // ARIA 1.0 and 1.1 put the role on what wraps the input.
      return closestOf(element, '[role="combobox"]') ? 'combobox' : 'text';
    }
    case 'textarea':
      return 'textarea';
    case 'select':
      return 'select';
  }
  if (role === 'combobox' || attributeOf(element, 'aria-haspopup') === 'listbox')
    return query(element, 'input,select') ? null : 'combobox';
  return (element as HTMLElement).isContentEditable ? 'editable' : null;
}

/** What the control is at this moment. */
export function identify(element: HTMLElement, document = documentOf(element), origin = originOf(document)): Identity {
  const field = element as HTMLInputElement;
  return {
    type: field.type ?? element.localName,
    name: attributeOf(element, 'name') ?? '',
    id: attributeOf(element, 'id') ?? '',
    form: field.form ?? null,
    document,
    origin,
  };
}

/** Why `control` is no longer the control that was seen, or null when it is. */
export function changedSince(control: Control): 'gone' | 'changed' | null {
  if (!control.element.isConnected) return 'gone';
  return sameAs(identify(control.element), control.seen) && kindOf(control.element) === control.kind ? null : 'changed';
}

function sameAs(now: Identity, seen: Identity): boolean {
  return (Object.keys(now) as (keyof Identity)[]).every((key) => now[key] === seen[key]);
}

/**
 * The control itself, or, where the page drew its form anew after a write, the one that took its place: the only one of its name or id in the same form. To be asked
 * right after the write only: later the same place may show another record.
 */
export function present(control: Control): Control {
  const { element, root, kind, seen } = control;
  if (element.isConnected || !(seen.name || seen.id)) return control;
  const twins = collectControls(root as Root).filter((one) => one.kind === kind && sameAs(one.seen, seen));
  return twins.length === 1 ? (twins[0] as Control) : control;
}

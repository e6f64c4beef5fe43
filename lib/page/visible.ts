import type { ControlKind } from '../classify/described.ts';
import type { Control } from './controls.ts';
import { faceOf } from './face.ts';
import { HOST } from './host.ts';
import { closestOf, documentOf, isElement, localNameOf, matches, nodeTypeOf, parentOf, viewOf } from './native.ts';
import { boxOf, type Page, pageOf, type Surroundings, styleOf, surroundings } from './surroundings.ts';

/** Why a control must be left alone (attack 11). */
export type Unfillable =
  | 'disabled'
  | 'readonly'
  | 'hidden'
  | 'tiny'
  | 'transparent'
  | 'clipped'
  | 'off-screen'
  | 'aria-hidden'
  | 'inert'
  | 'covered';

/** Below this a person does not see a field (px, opacity). */
const SMALLEST = 5;
const FAINTEST = 0.1;

/**
 * Why a person could not fill this control by hand, or null when they could. Reads style and geometry only: call it for all controls before writing to any.
 * `covered` is known only for controls inside the viewport; what is scrolled away can be scrolled to and counts as visible.
 */
export function unfillable(control: Control, known = surroundings()): Unfillable | null {
  let first: Unfillable | null = null;
  for (const button of control.group ?? [control.element]) {
    const reason = blocked(button, control.kind) ?? unseen(button, known);
    if (!reason || drawnOver(control.kind, button, reason, known)) return null;
    first ??= reason;
  }
  return first;
}

/** Kinds that pages draw anew and keep the real one out of sight: a click, a choice, a search. */
const DRAWN_OVER = /^(checkbox|radio|select|combobox) (tiny|transparent|clipped|aria-hidden)$/;

function drawnOver(kind: ControlKind, element: HTMLElement, reason: Unfillable | null, known: Surroundings) {
  if (!DRAWN_OVER.test(`${kind} ${reason}`)) return null;
  return faceOf(element, (node) => /^(null|aria-hidden)$/.test(String(unseen(node, known))));
}

/** What is drawn in place of a control that is not shown itself. */
export function standIn({ element, kind }: Control): HTMLElement | null {
  const known = surroundings();
  return drawnOver(kind, element, unseen(element, known), known);
}

/** Where something is only chosen nothing can be typed, and the control says so. */
function blocked(element: HTMLElement, kind: ControlKind): Unfillable | null {
  if (matches(element, ':disabled') || element.ariaDisabled === 'true') return 'disabled';
  const readOnly = kind !== 'combobox' && (element as HTMLInputElement).readOnly;
  return readOnly || element.ariaReadOnly === 'true' ? 'readonly' : null;
}

function unseen(element: HTMLElement, known: Surroundings): Unfillable | null {
  if (!element.checkVisibility({ visibilityProperty: true })) return 'hidden';
  // The body of an editor's frame is as small as what it holds: its page stands for it.
  const sized = localNameOf(element) === 'body' ? documentOf(element).documentElement : element;
  const box = sized.getBoundingClientRect();
  if (box.width < SMALLEST || box.height < SMALLEST) return 'tiny';
  const { reason, inView, unsaid } = lookAround(element, box, known);
  if (reason || (inView && covered(element, box))) return reason ?? 'covered';
  // Of a frame the page may show as little as of a field.
  const frame = viewOf(documentOf(element))?.frameElement as HTMLElement | null | undefined;
  return (frame && unseen(frame, known)) || (unsaid ? 'aria-hidden' : null);
}

/**
 * Walks outwards, out of shadow roots too, with the part of the control that can still be seen. A clipping ancestor cuts it; a scrolling one can bring it
 * into view, so from there on the ancestor's own box stands for it. Absolute boxes are not cut by ancestors they are not placed in. An open modal dialog
 * makes everything outside it inert without an attribute that says so.
 */
function lookAround(
  element: HTMLElement,
  start: DOMRect,
  known: Surroundings,
): { reason: Unfillable | null; inView: boolean; unsaid?: boolean } {
  const page = pageOf(documentOf(element), known);
  if (!page) return { reason: 'hidden', inView: false };
  let inModal = page.modal === null;
  let box: Box = start;
  let opacity = 1;
  let inView = true;
  let unsaid = false;
  let position = '';
  for (let node: Node | null = element; node; node = parentOf(node) ?? (node as ShadowRoot).host ?? null) {
    if (!isElement(node)) continue;
    inModal ||= node === page.modal;
    const style = styleOf(node, page.view, known);
    if (style.hides === 'aria-hidden') unsaid = true;
    else if (style.hides) return { reason: style.hides, inView };
    opacity *= style.opacity;
    if (opacity < FAINTEST) return { reason: 'transparent', inView };
    if (position === 'fixed' || (position === 'absolute' && style.position === 'static')) continue;
    if (position && style.overflow !== 'visible' && !PAGE.has(localNameOf(node))) {
      const around = boxOf(node, known);
      const scrolls = /auto|scroll/.test(style.overflow);
      if (empty(cut(box, scrolls ? reachable(node, around) : around))) return { reason: 'clipped', inView };
      inView &&= !empty(cut(box, around));
      box = scrolls ? around : cut(box, around);
    }
    position = style.position;
  }
  if (!inModal) return { reason: 'inert', inView };
  return { reason: offScreen(box, page, position === 'fixed') ? 'off-screen' : null, inView, unsaid };
}

const PAGE = new Set(['html', 'body']);

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const empty = (box: Box): boolean => box.right - box.left < SMALLEST || box.bottom - box.top < SMALLEST;

function cut(box: Box, by: Box): Box {
  return {
    left: Math.max(box.left, by.left),
    top: Math.max(box.top, by.top),
    right: Math.min(box.right, by.right),
    bottom: Math.min(box.bottom, by.bottom),
  };
}

/** Where a scrolling element's content can lie and still be scrolled to, in viewport coordinates. */
function reachable(element: HTMLElement, box: DOMRect): Box {
  const left = box.left - element.scrollLeft;
  const top = box.top - element.scrollTop;
  return { left, top, right: left + element.scrollWidth, bottom: top + element.scrollHeight };
}

/** Out of what the window can show or be scrolled to. A fixed box does not scroll. */
function offScreen(box: Box, page: Page, fixed: boolean): boolean {
  const { innerWidth, innerHeight } = page.view;
  const { left, top, right, bottom } = fixed ? { left: 0, top: 0, right: innerWidth, bottom: innerHeight } : page;
  return box.right <= left || box.bottom <= top || box.left >= right || box.top >= bottom;
}

/** Nothing of the control can be hit: something foreign lies over its middle and its four inner corners. */
function covered(element: HTMLElement, box: DOMRect): boolean {
  const view = viewOf(documentOf(element)) as Window;
  let asked = 0;
  for (const [across, down] of POINTS) {
    const x = box.left + box.width * across;
    const y = box.top + box.height * down;
    if (x < 0 || y < 0 || x >= view.innerWidth || y >= view.innerHeight) continue;
    asked++;
    if (reaches(element, x, y)) return false;
  }
  return asked > 0;
}

const POINTS = [
  [0.5, 0.5],
  [0.1, 0.2],
  [0.9, 0.2],
  [0.1, 0.8],
  [0.9, 0.8],
] as const;

/** Hits at a point the control, its wrapping label, or something inside the same small box (an icon, a floating label) count as the control's own. */
function reaches(element: HTMLElement, x: number, y: number): boolean {
  const root = element.getRootNode() as Document | ShadowRoot;
  const from = (nodeTypeOf(root) === 9 ? Document.prototype : ShadowRoot.prototype) as DocumentOrShadowRoot;
  let top = from.elementFromPoint.call(root, x, y);
  if (top && closestOf(top, HOST))
    top = from.elementsFromPoint.call(root, x, y).find((hit) => !closestOf(hit, HOST)) ?? null;
  if (!top || top === element || element.contains(top) || top.contains(element)) return true;
  return closestOf<HTMLLabelElement>(top, 'label')?.control === element || parentOf(element)?.contains(top) === true;
}

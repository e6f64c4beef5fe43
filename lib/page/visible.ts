import type { Control } from './controls.ts';
import { HOST } from './host.ts';
import {
  attributeOf,
  closestOf,
  documentOf,
  htmlOf,
  isElement,
  localNameOf,
  matches,
  modalOf,
  nodeTypeOf,
  parentOf,
  viewOf,
} from './native.ts';

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
export function unfillable(control: Control, known: Surroundings = new Map()): Unfillable | null {
  const buttons = control.group ?? [control.element];
  const reasons = buttons.map((button) => elementUnfillable(button, known));
  return reasons.includes(null) ? null : (reasons[0] ?? null);
}

/** The cheap part of it, for the moment between the page's focus handlers and the write. */
export function stillShown({ element, kind }: Control): Unfillable | null {
  if (blocked(element)) return blocked(element);
  if (kind === 'radio') return null;
  const box = element.getBoundingClientRect();
  if (box.width < SMALLEST || box.height < SMALLEST) return 'tiny';
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ? null : 'hidden';
}

function blocked(element: HTMLElement): Unfillable | null {
  if (matches(element, ':disabled') || element.ariaDisabled === 'true') return 'disabled';
  return (element as HTMLInputElement).readOnly || element.ariaReadOnly === 'true' ? 'readonly' : null;
}

function elementUnfillable(element: HTMLElement, known: Surroundings): Unfillable | null {
  const hindered = blocked(element);
  if (hindered) return hindered;
  if (!element.checkVisibility({ visibilityProperty: true })) return 'hidden';
  const box = element.getBoundingClientRect();
  if (box.width < SMALLEST || box.height < SMALLEST) return 'tiny';
  const { reason, inView } = lookAround(element, box, known);
  return reason ?? (inView && covered(element, box) ? 'covered' : null);
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
): { reason: Unfillable | null; inView: boolean } {
  const view = viewOf(documentOf(element));
  if (!view) return { reason: 'hidden', inView: false };
  const modal = modalOf(documentOf(element));
  let inModal = modal === null;
  let box: Box = start;
  let opacity = 1;
  let inView = true;
  let position = '';
  for (let node: Node | null = element; node; node = parentOf(node) ?? (node as ShadowRoot).host ?? null) {
    if (!isElement(node)) continue;
    inModal ||= node === modal;
    const style = stylesOf(node, view, known);
    if (style.hides) return { reason: style.hides, inView };
    opacity *= style.opacity;
    if (opacity < FAINTEST) return { reason: 'transparent', inView };
    if (position === 'fixed' || (position === 'absolute' && style.position === 'static')) continue;
    if (position && style.overflow !== 'visible' && !PAGE.has(localNameOf(node))) {
      const around = boxOf(node, style);
      const scrolls = /auto|scroll/.test(style.overflow);
      if (empty(cut(box, scrolls ? reachable(node, around) : around))) return { reason: 'clipped', inView };
      inView &&= !empty(cut(box, around));
      box = scrolls ? around : cut(box, around);
    }
    position = style.position;
  }
  if (!inModal) return { reason: 'inert', inView };
  return { reason: offScreen(box, view, position === 'fixed') ? 'off-screen' : null, inView };
}

const PAGE = new Set(['html', 'body']);

/** What the elements around the controls of one scan look like: fields of one form share almost all of them. Stale after any write. */
export type Surroundings = Map<Element, Surrounding>;

interface Surrounding {
  opacity: number;
  position: string;
  overflow: string;
  hides: Unfillable | null;
  box?: DOMRect;
}

function stylesOf(node: HTMLElement, view: Window, known: Surroundings): Surrounding {
  const before = known.get(node);
  if (before) return before;
  const style = view.getComputedStyle(node);
  const { position, overflow } = style;
  const surrounding = { opacity: Number(style.opacity), position, overflow, hides: hides(node, style) };
  known.set(node, surrounding);
  return surrounding;
}

function hides(node: HTMLElement, style: CSSStyleDeclaration): Unfillable | null {
  if (attributeOf(node, 'aria-hidden') === 'true') return 'aria-hidden';
  if (attributeOf(node, 'inert') !== null) return 'inert';
  return cutToNothing(style) ? 'clipped' : null;
}

function boxOf(node: HTMLElement, surrounding: Surrounding): DOMRect {
  surrounding.box ??= node.getBoundingClientRect();
  return surrounding.box;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A clip that leaves nothing, as `.visually-hidden` classes write it; other clips are decoration. */
function cutToNothing(style: CSSStyleDeclaration): boolean {
  const { clipPath } = style;
  if (clipPath !== 'none' && NOTHING.test(clipPath)) return true;
  return style.position === 'absolute' && /^rect\([01]px/.test(style.clip);
}

const NOTHING = /^inset\((50|100)%|^circle\(0(px|%)?[ )]|^polygon\(0(px|%)? 0(px|%)?(, 0(px|%)? 0(px|%)?)*\)/;

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
function offScreen(box: Box, view: Window, fixed: boolean): boolean {
  if (fixed) return box.right <= 0 || box.bottom <= 0 || box.left >= view.innerWidth || box.top >= view.innerHeight;
  const html = htmlOf(view.document);
  return (
    box.right + view.scrollX <= 0 ||
    box.bottom + view.scrollY <= 0 ||
    box.left + view.scrollX >= Math.max(html.scrollWidth, view.innerWidth) ||
    box.top + view.scrollY >= Math.max(html.scrollHeight, view.innerHeight)
  );
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

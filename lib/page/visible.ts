import type { Control } from './controls.ts';
import { HOST } from './host.ts';
import {
  attributeOf,
  closestOf,
  documentOf,
  htmlOf,
  isElement,
  nodeTypeOf,
  parentOf,
  query,
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
export function unfillable(control: Control): Unfillable | null {
  const buttons = control.group ?? [control.element];
  const reasons = buttons.map((button) => elementUnfillable(button));
  return reasons.includes(null) ? null : (reasons[0] ?? null);
}

function elementUnfillable(element: HTMLElement): Unfillable | null {
  const field = element as HTMLInputElement;
  if (element.matches(':disabled') || element.ariaDisabled === 'true') return 'disabled';
  if (field.readOnly || element.ariaReadOnly === 'true') return 'readonly';
  if (closestOf(element, '[inert]') || outsideModal(element)) return 'inert';
  if (ariaHidden(element)) return 'aria-hidden';
  if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false })) return 'hidden';
  const box = element.getBoundingClientRect();
  if (box.width < SMALLEST || box.height < SMALLEST) return 'tiny';
  return clippedAway(element, box) ?? (covered(element, box) ? 'covered' : null);
}

/** An open modal dialog makes everything outside it inert without an attribute that says so. */
function outsideModal(element: HTMLElement): boolean {
  const modal = query(documentOf(element), 'dialog:modal');
  return modal !== null && !hostChain(element).some((node) => node === modal);
}

function ariaHidden(element: HTMLElement): boolean {
  return hostChain(element).some((node) => isElement(node) && attributeOf(node, 'aria-hidden') === 'true');
}

/** The element and everything around it, out of shadow roots too. */
function hostChain(element: HTMLElement): Node[] {
  const chain: Node[] = [];
  for (let node: Node | null = element; node; node = parentOf(node) ?? (node as ShadowRoot).host ?? null)
    chain.push(node);
  return chain;
}

/**
 * Walks outwards with the part of the control that can still be seen. A clipping ancestor cuts it; a scrolling one can bring it into view, so from
 * there on the ancestor's own box stands for it. Absolute boxes are not cut by ancestors they are not placed in.
 */
function clippedAway(element: HTMLElement, start: DOMRect): Unfillable | null {
  const view = viewOf(documentOf(element));
  if (!view) return 'hidden';
  let box = { left: start.left, top: start.top, right: start.right, bottom: start.bottom };
  let opacity = 1;
  let position = 'static';
  let fixed = false;
  for (const node of hostChain(element)) {
    if (!isElement(node)) continue;
    const style = view.getComputedStyle(node);
    opacity *= Number(style.opacity);
    if (opacity < FAINTEST) return 'transparent';
    if (clips(style.clipPath) || (style.position === 'absolute' && /^rect\((0|1)px/.test(style.clip))) return 'clipped';
    const holds = node !== element && (position !== 'absolute' || style.position !== 'static') && position !== 'fixed';
    const root = node === htmlOf(documentOf(element)) || node.localName === 'body';
    if (holds && !root && style.overflow !== 'visible') {
      const around = node.getBoundingClientRect();
      const scrolls = /auto|scroll/.test(style.overflow);
      const reach = scrolls ? reachable(node, around) : around;
      box = cut(box, reach);
      if (box.right - box.left < SMALLEST || box.bottom - box.top < SMALLEST) return 'clipped';
      if (scrolls) box = { left: around.left, top: around.top, right: around.right, bottom: around.bottom };
    }
    if (holds || node === element) position = style.position;
    fixed ||= style.position === 'fixed';
  }
  return offScreen(box, view, fixed) ? 'off-screen' : null;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A clip path that leaves nothing, as `.visually-hidden` classes write it; others are taken as decoration. */
function clips(path: string): boolean {
  return /^inset\((50|100)%|^circle\(0(px|%)?[ )]|^polygon\(0(px|%)? 0(px|%)?(, 0(px|%)? 0(px|%)?)*\)/.test(path);
}

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
  const points = [
    [0.5, 0.5],
    [0.1, 0.2],
    [0.9, 0.2],
    [0.1, 0.8],
    [0.9, 0.8],
  ].map(([x, y]) => [box.left + box.width * (x as number), box.top + box.height * (y as number)] as const);
  const inView = points.filter(([x, y]) => x >= 0 && y >= 0 && x < view.innerWidth && y < view.innerHeight);
  return inView.length > 0 && inView.every(([x, y]) => !reaches(element, x, y));
}

/** Hits at a point the control, its wrapping label, or something inside the same small box (an icon, a floating label) count as the control's own. */
function reaches(element: HTMLElement, x: number, y: number): boolean {
  const root = element.getRootNode() as Document | ShadowRoot;
  const from = nodeTypeOf(root) === 9 ? Document.prototype : ShadowRoot.prototype;
  const hits = (from.elementsFromPoint as (x: number, y: number) => Element[]).call(root, x, y);
  const top = hits.find((hit) => !closestOf(hit, HOST));
  if (!top || top === element || element.contains(top) || top.contains(element)) return true;
  return closestOf<HTMLLabelElement>(top, 'label')?.control === element || parentOf(element)?.contains(top) === true;
}

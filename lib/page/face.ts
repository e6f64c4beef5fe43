import { firstOf, isElement, nextOf, parentOf, queryAll } from './native.ts';

/**
 * What is drawn in place of a control that itself is transparent, clipped or a pixel wide, and pressed in its stead: the box of a styled checkbox, the widget
 * beside a native select, the frame around a typing place. Null where a person sees nothing: a lone label says what would be set, not that it was.
 * `inSight` tells whether a person sees an element.
 */
export function faceOf(element: HTMLElement, inSight: (node: HTMLElement) => boolean): HTMLElement | null {
  const { labels, type } = element as HTMLInputElement;
  const box = element.getBoundingClientRect();
  const tick = /^(checkbox|radio)$/.test(type);
  for (const label of tick && labels ? labels : [])
    if ((drawn(label, '::before') || drawn(label, '::after')) && inSight(label)) return label;
  for (let at: Node = element, level = 0; level < 3; level++) {
    const around = parentOf(at);
    if (!around || !isElement(around) || queryAll(around, OTHERS).length > 1) return null;
    for (let beside = firstOf(around); beside; beside = nextOf(beside))
      if (beside !== at && isElement(beside) && stands(beside, box, tick, inSight)) return beside;
    // Around a select stands whatever the page lays out there; a typing place or a tick has a frame of its own.
    if (type !== 'select-one' && stands(around, box, tick, inSight)) return around;
    at = around;
  }
  return null;
}

const OTHERS = 'input:not([type="hidden"]),select,textarea';
/** How far from the control it may lie, how high a line of a form is, and how wide a switch (px). */
const NEAR = 24;
const LINE = 80;

/** Something is drawn there in sight, in the control's place and of a control's size. */
function stands(node: HTMLElement, box: DOMRect, tick: boolean, inSight: (node: HTMLElement) => boolean): boolean {
  const { left, top, right, bottom, width, height } = node.getBoundingClientRect();
  const near = left < box.right + NEAR && right > box.left - NEAR && top < box.bottom + NEAR && bottom > box.top - NEAR;
  if (!near || height > LINE || (tick && width > LINE)) return false;
  for (let at: Element | null = node; at; at = at.firstElementChild) if (drawn(at)) return inSight(at as HTMLElement);
  return false;
}

const CLEAR = 'rgba(0, 0, 0, 0)';

/** With a border, a background or a picture. */
function drawn(node: Element, pseudo = ''): boolean {
  const style = getComputedStyle(node, pseudo);
  if (pseudo && !style.content.startsWith('"')) return false;
  return (
    /^(svg|img)$/.test(node.localName) ||
    (style.borderTopWidth !== '0px' && style.borderTopColor !== CLEAR) ||
    style.backgroundColor !== CLEAR ||
    style.backgroundImage !== 'none'
  );
}

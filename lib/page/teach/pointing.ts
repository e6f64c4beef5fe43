import { HOST_TEACH } from '../host.ts';
import { bodyOf, closestOf, htmlOf, isElement, parentOf } from '../native.ts';

/** Everything a pointer does that a page could take for its own. */
const POINTER = [
  ...['pointerdown', 'pointerup', 'pointermove', 'pointerover', 'mousedown', 'mouseup', 'mousemove', 'mouseover'],
  ...['click', 'dblclick', 'auxclick', 'contextmenu', 'touchstart', 'touchmove', 'touchend', 'dragstart'],
];

/**
 * Follows the pointer while `pointing()` holds, and keeps from the page what it does: a click that picks a field must press no button of the console. Our shield lies over the page,
 * so that no element of it is hit; what comes by the window is stopped there too. Over `panel` everything is as usual.
 */
export function watchPointer(parts: {
  host: HTMLElement;
  panel: () => Element | null;
  pointing: () => boolean;
  over: (x: number, y: number) => void;
  pick: (x: number, y: number) => void;
  signal: AbortSignal;
}): void {
  const { host, panel, pointing, over, pick, signal } = parts;
  const options = { capture: true, signal };
  const onPanel = (x: number, y: number) => {
    const box = panel()?.getBoundingClientRect();
    return box !== undefined && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  };
  const take = (event: Event) => {
    if (!event.isTrusted || !pointing()) return;
    const { clientX: x = -1, clientY: y = -1, detail } = event as MouseEvent;
    // A click without a pointer was made by a key, on what has the focus.
    if (event.target === host && (onPanel(x, y) || (event.type === 'click' && detail === 0))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type === 'pointermove') over(x, y);
    if (event.type === 'click') pick(x, y);
  };
  for (const type of POINTER) window.addEventListener(type, take, options);
  // The shield must not keep a person from scrolling what lies below it.
  const wheel = (event: WheelEvent) => {
    const { clientX: x, clientY: y } = event;
    if (event.isTrusted && pointing() && !onPanel(x, y) && scrollBelow(event)) event.preventDefault();
  };
  window.addEventListener('wheel', wheel, { ...options, passive: false });
}

/** Scrolls the innermost box below the pointer that can; false where only the window can. */
function scrollBelow({ clientX, clientY, deltaX, deltaY }: WheelEvent): boolean {
  const hits = Document.prototype.elementsFromPoint.call(document, clientX, clientY);
  let node: Node | null = hits.find((hit) => !closestOf(hit, HOST_TEACH)) ?? null;
  for (; node && isElement(node) && node !== htmlOf(document) && node !== bodyOf(document); node = parentOf(node)) {
    const { scrollTop, scrollLeft } = node;
    node.scrollBy(deltaX, deltaY);
    if (node.scrollTop !== scrollTop || node.scrollLeft !== scrollLeft) return true;
  }
  return false;
}

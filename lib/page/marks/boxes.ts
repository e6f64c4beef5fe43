import type { Box } from '../../wire/teach-view.ts';
import { HOST } from '../host.ts';
import { closestOf, documentOf, localNameOf, viewOf } from '../native.ts';
import { boxOf } from '../teach/boxes.ts';
import type { Spot } from './locate.ts';

const FIELD = /^(input|select|textarea|img|button)$/;
const LEAST = 4;

/**
 * Where a spot stands in the window, or null when a person does not see it there: too small, out of the window, scrolled out of its pane, or under something of the page. Of a
 * text, its own width: the element around it is often as wide as the page.
 */
export function boxInView({ control }: Spot): Box | null {
  const { element } = control;
  if (!element.isConnected) return null;
  const box = boxOf(control);
  const own = FIELD.test(localNameOf(element)) ? box : narrowed(element, box);
  const view = viewOf(documentOf(element))?.top ?? window;
  const { left, top, width, height } = own;
  const out = left + width < 0 || top + height < 0 || left > view.innerWidth || top > view.innerHeight;
  return width < LEAST || height < LEAST || out || covered(element) ? null : own;
}

function narrowed(element: HTMLElement, box: Box): Box {
  const range = documentOf(element).createRange();
  range.selectNodeContents(element);
  const text = range.getBoundingClientRect();
  const outer = element.getBoundingClientRect();
  if (text.width < LEAST) return { ...box, width: Math.min(box.width, 24) };
  return {
    left: box.left + text.left - outer.left,
    top: box.top + text.top - outer.top,
    width: Math.min(text.width, outer.width),
    height: Math.min(text.height, outer.height),
  };
}

/** What a press on its middle would reach, our own element aside. */
function covered(element: HTMLElement): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  const root = element.getRootNode() as Document | ShadowRoot;
  const from = root.nodeType === 9 ? Document.prototype : ShadowRoot.prototype;
  const [x, y] = [left + Math.min(width / 2, 40), top + height / 2];
  const hit = from.elementsFromPoint.call(root, x, y).find((one) => !closestOf(one, HOST));
  return !hit || !(hit === element || element.contains(hit) || hit.contains(element));
}

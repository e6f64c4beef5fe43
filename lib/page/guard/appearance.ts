import { bodyOf, documentOf, isElement, parentOf, viewOf } from '../native.ts';
import type { RefusalCode } from './refusals.ts';

/** Anything the page leaves more transparent than this is not shown plainly (attack 5). */
const OPAQUE = 0.7;
/** How far a button's painted size may differ from its own: page zoom and rounding stay inside, scaling away does not. */
const SCALE = { least: 0.6, most: 1.7 };
const SMALLEST = 8;
/** Filters that recolour but leave everything readable; dark-mode extensions put them on the whole page. */
const HARMLESS_FILTER = /^(none|((invert|hue-rotate|grayscale|sepia|saturate)\([^)]*\)\s*)+)$/;

/**
 * What the page does to how `target` looks, or null when it stands plainly in view (attacks 4, 5). Every element around it counts, out of the shadow root up to
 * `<html>`: although the top layer
 * escapes most effects of ancestors, and the host stands beside `<body>`, a page that fades its body is hiding something.
 */
export function appearance(target: Element, host: Element): RefusalCode | null {
  const view = viewOf(documentOf(target));
  if (!view || !target.isConnected || !host.isConnected) return 'removed';
  let opacity = 1;
  let outside = false;
  for (let node: Node | null = target; node; node = parentOf(node) ?? (node as ShadowRoot).host ?? null) {
    if (!isElement(node)) continue;
    outside ||= node === host;
    const style = view.getComputedStyle(node);
    opacity *= Number(style.opacity);
    if (opacity < OPAQUE || style.visibility !== 'visible' || style.display === 'none') return 'faint';
    if (outside && distorts(style, node === host)) return 'altered';
  }
  const body = bodyOf(documentOf(host));
  if (body && !body.contains(host)) {
    const style = view.getComputedStyle(body);
    if (Number(style.opacity) < OPAQUE || style.visibility !== 'visible') return 'faint';
  }
  return target === host ? null : geometry(target as HTMLElement, view);
}

function distorts(style: CSSStyleDeclaration, isHost: boolean): boolean {
  const effects =
    !HARMLESS_FILTER.test(style.filter) ||
    style.clipPath !== 'none' ||
    style.maskImage !== 'none' ||
    style.mixBlendMode !== 'normal';
  const moved =
    style.transform !== 'none' || style.translate !== 'none' || style.scale !== 'none' || style.rotate !== 'none';
  const zoom = Number(style.zoom || 1);
  return effects || (isHost && moved) || zoom < SCALE.least || zoom > SCALE.most;
}

function geometry(target: HTMLElement, view: Window): RefusalCode | null {
  const box = target.getBoundingClientRect();
  const inView =
    box.left >= -1 && box.top >= -1 && box.right <= view.innerWidth + 1 && box.bottom <= view.innerHeight + 1;
  if (!inView || box.width < SMALLEST || box.height < SMALLEST) return 'out-of-view';
  const across = box.width / target.offsetWidth;
  const down = box.height / target.offsetHeight;
  return [across, down].every((scale) => scale >= SCALE.least && scale <= SCALE.most) ? null : 'altered';
}

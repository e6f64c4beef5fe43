import { attributeOf, htmlOf, modalOf, viewOf } from './native.ts';

/** What surrounds the controls of one scan, looked at once: fields of one form share almost all of it. Stale after any write. */
export interface Surroundings {
  styles: Map<Element, Style>;
  boxes: Map<Element, DOMRect>;
  pages: Map<Document, Page | null>;
}

/** How an element looks, as far as it can hide what is in it. */
export interface Style {
  opacity: number;
  position: string;
  overflow: string;
  hides: 'aria-hidden' | 'inert' | 'clipped' | null;
}

/** A document in its window: all that can be scrolled to, in viewport coordinates. */
export interface Page {
  view: Window;
  /** the open modal dialog */
  modal: Element | null;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export const surroundings = (): Surroundings => ({ styles: new Map(), boxes: new Map(), pages: new Map() });

export function styleOf(node: HTMLElement, view: Window, { styles }: Surroundings): Style {
  return known(styles, node, () => {
    const style = view.getComputedStyle(node);
    return {
      opacity: Number(style.opacity),
      position: style.position,
      overflow: style.overflow,
      hides: hides(node, style),
    };
  });
}

export const boxOf = (node: HTMLElement, { boxes }: Surroundings): DOMRect =>
  known(boxes, node, () => node.getBoundingClientRect());

/** Null for a document that is shown nowhere. */
export function pageOf(document: Document, { pages }: Surroundings): Page | null {
  return known(pages, document, () => {
    const view = viewOf(document);
    if (!view) return null;
    const html = htmlOf(document);
    const left = -view.scrollX;
    const top = -view.scrollY;
    const right = left + Math.max(html.scrollWidth, view.innerWidth);
    const bottom = top + Math.max(html.scrollHeight, view.innerHeight);
    return { view, modal: modalOf(document), left, top, right, bottom };
  });
}

function known<K, V>(seen: Map<K, V>, key: K, look: () => V): V {
  const before = seen.get(key);
  if (before !== undefined) return before;
  const now = look();
  seen.set(key, now);
  return now;
}

function hides(node: HTMLElement, style: CSSStyleDeclaration): Style['hides'] {
  if (attributeOf(node, 'aria-hidden') === 'true') return 'aria-hidden';
  if (attributeOf(node, 'inert') !== null) return 'inert';
  return cutToNothing(style) ? 'clipped' : null;
}

/** A clip that leaves nothing, as `.visually-hidden` classes write it; other clips are decoration. */
function cutToNothing(style: CSSStyleDeclaration): boolean {
  const { clipPath } = style;
  if (clipPath !== 'none' && NOTHING.test(clipPath)) return true;
  return style.position === 'absolute' && /^rect\([01]px/.test(style.clip);
}

const NOTHING = /^inset\((50|100)%|^circle\(0(px|%)?[ )]|^polygon\(0(px|%)? 0(px|%)?(, 0(px|%)? 0(px|%)?)*\)/;

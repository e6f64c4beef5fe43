import type { FilledField } from './fill.ts';
import { documentOf } from './native.ts';

const ATTRIBUTE = 'data-unswivel';
const FILLED = 'filled';

/** Drawn inside the field's own edge: nothing of the page moves. */
const SHEET = `[${ATTRIBUTE}="${FILLED}"]{outline:2px solid #2f6fde!important;outline-offset:-2px!important}@media print{[${ATTRIBUTE}="${FILLED}"]{outline:none!important}}`;

/**
 * Marks the fields a fill wrote, quietly: an outline that shifts nothing and is not printed. What was filled is told in words by the panel.
 * An empty list, a further call or the signal takes the marks of this document away.
 */
export function markFields(document: Document, filled: FilledField[], { signal }: { signal: AbortSignal }): void {
  marked.get(document)?.abort();
  if (filled.length === 0 || signal.aborted) return;
  const own = new AbortController();
  marked.set(document, own);
  const elements = filled.flatMap(({ field }) => field.control.group ?? [field.control.element]);
  for (const element of elements) element.setAttribute(ATTRIBUTE, FILLED);
  const sheets = [...new Set(elements.map((element) => element.getRootNode() as Document | ShadowRoot))].map(addSheet);
  const clear = () => {
    for (const element of elements) if (element.getAttribute(ATTRIBUTE) === FILLED) element.removeAttribute(ATTRIBUTE);
    for (const sheet of sheets) sheet.remove();
  };
  AbortSignal.any([signal, own.signal]).addEventListener('abort', clear, { once: true });
}

/** As high as bars at the edge of a window usually are (px). */
const EDGE = 80;

/**
 * Shows which field a row of the panel is about: brought into view and edged, until the call of what it gives back. An animation that stands still, so that nothing is
 * written into the page.
 */
export function pointAt(element: HTMLElement): () => void {
  const { top, bottom } = element.getBoundingClientRect();
  // Not at the edge: consoles keep bars there. What is in plain view stays where it is.
  element.scrollIntoView({ block: top < EDGE || bottom > window.innerHeight - EDGE ? 'center' : 'nearest' });
  const edge = { outline: '2px solid #b26a00', outlineOffset: '-2px', boxShadow: 'inset 0 0 0 2px #b26a00' };
  const mark = element.animate([edge, edge], { duration: 1, fill: 'forwards' });
  return () => mark.cancel();
}

const marked = new WeakMap<Document, AbortController>();

/** A `<style>` of ours: extensions' own styles are not subject to the page's policy, and Firefox lets content scripts construct no shared sheets. */
function addSheet(root: Document | ShadowRoot): HTMLStyleElement {
  const style = documentOf(root).createElement('style');
  style.setAttribute(ATTRIBUTE, 'marks');
  style.textContent = SHEET;
  const place = 'host' in root ? root : root.documentElement;
  place.append(style);
  return style;
}

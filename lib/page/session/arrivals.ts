import { lookSoon } from '../look-soon.ts';
import { modalOf } from '../native.ts';

/** Dialogs stand at the end of a page: no more of its inputs are looked at, from the last. */
const MOST = 200;

/**
 * Calls `look` when other inputs are in view than before: twice after each press of the person anywhere, and after the call of what it gives back. Nothing watches
 * the page in between, and counting the inputs in view is all that is done when none came.
 */
export function watchArrivals(document: Document, parts: { signal: AbortSignal; look: () => void }): () => void {
  const { signal, look } = parts;
  let known = inView(document);
  const check = () => {
    const now = inView(document);
    if (signal.aborted || now.every((one, at) => one === known[at])) return;
    known = now;
    look();
  };
  const soon = lookSoon(check);
  document.addEventListener('click', (event) => event.isTrusted && soon(), { signal, capture: true, passive: true });
  soon();
  return check;
}

/** What tells the inputs in view from others: how many there are and are seen, the last that is seen, the dialog. The lists are the browser's own, kept up by it. */
function inView(document: Document): unknown[] {
  const inputs = Document.prototype.getElementsByTagName.call(document, 'input');
  let seen = 0;
  let last: Element | undefined;
  for (let at = Math.max(0, inputs.length - MOST); at < inputs.length; at++) {
    if (!inputs[at]?.checkVisibility()) continue;
    seen++;
    last = inputs[at];
  }
  return [inputs.length, seen, last, modalOf(document)];
}

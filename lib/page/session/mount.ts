import { HOST } from '../host.ts';
import { modalOf, queryAll } from '../native.ts';
import { raise } from '../raise.ts';

/**
 * Puts our one element into the page and gives back a closed shadow root. The element hangs on <html>, beside <body>, so that pages which replace
 * their body keep it; it is a manual popover, so that it stands in the top layer above the page's own dialogs without taking part in its layout.
 */
export interface Mounted {
  host: HTMLElement;
  shadow: ShadowRoot;
  container: HTMLElement;
}

const KEYS = ['keydown', 'keyup', 'keypress', 'input', 'beforeinput', 'paste', 'copy', 'cut'] as const;

// `all: initial` undoes what the page's own sheets say of every element; what must hold against them is inline and important.
const HOST_STYLE = [
  'all:initial',
  'position:fixed',
  'inset:0',
  'width:0',
  'height:0',
  'display:block',
  'overflow:visible',
  'z-index:2147483647',
  'border:0',
  'padding:0',
  'margin:0',
  'background:none',
]
  .map((rule) => `${rule}!important`)
  .join(';');

/** Takes out what the version of the extension before this one left. */
export function clearOld(document: Document): void {
  for (const old of queryAll(document, HOST)) old.remove();
}

/**
 * Mounts until `signal` aborts; the guard then raises it. `css` is one sheet for the shadow root. Keys typed inside do not bubble to the page. `mark` tells the teaching
 * overlay's host from the overlay's own.
 */
export function mount(document: Document, css: string, signal: AbortSignal, mark = ''): Mounted {
  const host = document.createElement('div');
  host.setAttribute('data-unswivel', mark);
  host.setAttribute('popover', 'manual');
  host.style.cssText = HOST_STYLE;
  const shadow = host.attachShadow({ mode: 'closed' });
  const sheet = document.createElement('style');
  sheet.textContent = css;
  const container = document.createElement('div');
  shadow.append(sheet, container);
  for (const type of KEYS) shadow.addEventListener(type, (event) => event.stopPropagation(), { signal });
  document.documentElement.append(host);
  signal.addEventListener('abort', () => host.remove(), { once: true });
  return { host, shadow, container };
}

/**
 * While the page shows a modal dialog everything outside it is inert, popovers too: the host moves into the dialog and back. Opening and closing a dialog moves
 * the focus, so that no observer has to watch the page for it.
 */
export function keepReachable(
  document: Document,
  host: HTMLElement,
  own: (change: () => void) => void,
  signal: AbortSignal,
): void {
  const follow = () => {
    const place = modalOf(document) ?? document.documentElement;
    // Taken out by the next version of the extension, or by the page: the guard tells, nothing puts it back.
    if (!host.isConnected || host.parentNode === place) return;
    own(() => {
      place.append(host);
      raise(host);
    });
  };
  for (const type of ['focusin', 'close', 'toggle'])
    document.addEventListener(type, follow, { signal, capture: true, passive: true });
}

/**
 * What runs in every page of a configured console: it tells the worker where it is, waits until the page the worker named is there, and says so. It reads no
 * value, changes nothing and watches nothing longer than it must.
 */
import type { VisitAnswer } from '../../wire/state.ts';
import { lookSoon } from '../look-soon.ts';
import { waitFor } from './wait-for.ts';
import { watchAddress } from './watch-address.ts';
import { hasForm } from './worth-a-look.ts';

export interface FirstStageLink {
  /** undefined when the extension is gone from this page, or refuses it */
  send(message: { type: 'visit'; url: string } | { type: 'ready'; url: string; page: string | null }): Promise<unknown>;
}

/**
 * Runs until the worker says this page is none of its consoles, or `stop` is aborted. Before the worker's word it looks at nothing but the address: the first
 * touch of the DOM costs a page a millisecond.
 */
export function startFirstStage(window: Window, link: FirstStageLink, stop: AbortController): void {
  const { document } = window;
  let screen = new AbortController();

  let watching = false;

  async function visit(): Promise<void> {
    screen.abort();
    screen = new AbortController();
    const signal = AbortSignal.any([stop.signal, screen.signal]);
    const url = window.location.href;
    const answer = (await link.send({ type: 'visit', url })) as VisitAnswer | undefined;
    if (signal.aborted) return;
    if (!answer?.watch) return stop.abort();
    if (!watching) {
      watching = true;
      watchAddress(window, url, stop.signal, () => void visit());
      // It may have changed before it was watched: then another visit is under way.
      if (signal.aborted) return;
    }
    const page = answer.page;
    const ready = () => void link.send({ type: 'ready', url, page });
    if (page !== null) return answer.ready ? waitFor(document, answer.ready, signal, ready) : ready();
    if (hasForm(document)) return ready();
    whenFormAppears(document, signal, ready);
  }

  void visit();
}

/** A dialog may bring its form later: the person's own press, or step into a field, is the moment to look, not a watch over the page. */
function whenFormAppears(document: Document, signal: AbortSignal, found: () => void): void {
  const own = new AbortController();
  const ends = AbortSignal.any([signal, own.signal]);
  const look = () => {
    if (ends.aborted || !hasForm(document)) return;
    own.abort();
    found();
  };
  const soon = lookSoon(look);
  const heard = ({ isTrusted, type }: Event) => {
    if (isTrusted) (type === 'focusin' ? look : soon)();
  };
  for (const type of ['focusin', 'click'])
    document.addEventListener(type, heard, { signal: ends, capture: true, passive: true });
}

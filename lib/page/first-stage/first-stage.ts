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

/** `ended`: the worker said this page is none of its consoles, or the extension is gone; another copy may start then. */
export interface FirstStage {
  ended: boolean;
}

/**
 * Runs until `stage.ended`. Before the worker's word it looks at nothing but the address and makes nothing it may not need: the first touch of the DOM costs a page
 * a millisecond, and so do the listeners of a page that is not watched.
 */
export function startFirstStage(window: Window, link: FirstStageLink, stage: FirstStage): void {
  let turn = 0;
  let life: AbortController | undefined;
  let screen: AbortController | undefined;

  async function visit(): Promise<void> {
    screen?.abort();
    const mine = ++turn;
    const over = () => stage.ended || mine !== turn;
    const url = window.location.href;
    const answer = (await link.send({ type: 'visit', url })) as VisitAnswer | undefined;
    if (over()) return;
    if (!answer?.watch) return end();
    if (!life) {
      life = new AbortController();
      watchAddress(window, url, life.signal, () => (stage.ended ? end() : void visit()));
      // It may have changed before it was watched: then another visit is under way.
      if (over()) return;
    }
    screen = new AbortController();
    const signal = AbortSignal.any([life.signal, screen.signal]);
    const { document } = window;
    const page = answer.page;
    const ready = () => (stage.ended ? end() : void link.send({ type: 'ready', url, page }));
    if (page !== null) return answer.ready ? waitFor(document, answer.ready, signal, ready) : ready();
    if (hasForm(document)) return ready();
    whenFormAppears(document, signal, ready);
  }

  function end(): void {
    stage.ended = true;
    life?.abort();
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

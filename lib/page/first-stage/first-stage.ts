/**
 * What runs in every page of a configured console: it tells the worker where it is, waits until the page the worker named is there, and says so. It reads no
 * value, changes nothing and watches nothing longer than it must.
 */
import type { VisitAnswer } from '../../wire/state.ts';
import { lookSoon } from '../look-soon.ts';
import { waitFor } from './wait-for.ts';
import { watchAddress } from './watch-address.ts';
import { hasForm } from './worth-a-look.ts';

type Message = { type: 'visit'; url: string } | { type: 'ready'; url: string; page: string | null };

/** `ended`: the worker said this page is none of its consoles, or the extension is gone; another copy may start then. */
export interface FirstStage {
  window: Window;
  /** gives undefined, at once or later, when the extension is gone from this page, or did not answer */
  send(message: Message): Promise<unknown> | undefined;
  ended: boolean;
  /** the worker answered the last of them */
  heard?: boolean;
  /** visits so far: an answer to an earlier one comes too late */
  turn: number;
  life?: AbortController;
  screen?: AbortController;
}

/**
 * Tells the worker where the page is; the rest follows its word, until `stage.ended`. Before that it looks at nothing but the address and makes nothing it may not need: the first touch of the
 * DOM costs a page a millisecond, and a function within another is read by the browser each time the outer one is first called, so that what comes later stands apart.
 */
export function visit(stage: FirstStage): void {
  stage.screen?.abort();
  const turn = ++stage.turn;
  const url = stage.window.location.href;
  stage.send({ type: 'visit', url })?.then((answer) => answered(stage, turn, url, answer as VisitAnswer | undefined));
}

function answered(stage: FirstStage, turn: number, url: string, answer: VisitAnswer | undefined): void {
  const over = () => stage.ended || turn !== stage.turn;
  if (over()) return;
  if (answer?.watch === false) {
    end(stage);
    return;
  }
  const { window } = stage;
  if (!stage.life) {
    stage.life = new AbortController();
    watchAddress(window, url, stage.life.signal, () => (stage.ended ? end(stage) : visit(stage)));
    // It may have changed before it was watched: then another visit is under way.
    if (over()) return;
  }
  // The worker was stopped before it answered, or something failed there: that says nothing about the page. The next address asks again, and so does whoever injects this anew.
  stage.heard = answer?.watch === true;
  if (!answer?.watch) return;
  stage.screen = new AbortController();
  const signal = AbortSignal.any([stage.life.signal, stage.screen.signal]);
  const { document } = window;
  const { page } = answer;
  const ready = () => (stage.ended ? end(stage) : void stage.send({ type: 'ready', url, page }));
  if (page !== null && answer.ready) waitFor(document, answer.ready, signal, ready);
  else if (page !== null || hasForm(document)) ready();
  else whenFormAppears(document, signal, ready);
}

function end(stage: FirstStage): void {
  stage.ended = true;
  stage.life?.abort();
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

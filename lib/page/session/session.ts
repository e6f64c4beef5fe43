/**
 * One overlay in one document: follows the page from screen to screen, asks the worker, and does in the page what the worker allowed. It decides nothing
 * about identity; every value comes from the worker after its intent was stored.
 */

import { once } from '../../classify/once.ts';
import type { OverlayDeeds, OverlayView } from '../../wire/overlay-view.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import type { OverlayState } from '../../wire/state.ts';
import { countIgnored } from '../ignored.ts';
import { pointAt } from '../marks.ts';
import { raise } from '../raise.ts';
import { copyValue } from './copy-value.ts';
import { fillForm, undoLast } from './fill-form.ts';
import { type Looking, lookingBy } from './looking.ts';
import { clearOld } from './mount.ts';
import { movedOn } from './moved-on.ts';
import { openStage, type Stage } from './stage.ts';
import { openVisit, type Visit } from './visit.ts';
import type { WorkerLink } from './worker-link.ts';

export interface Session {
  deeds: OverlayDeeds;
  /** The address or the page changed: look again. */
  revisit(): void;
  /** Every control of the page with what it is taken for and why. */
  explain: Looking['explain'];
  /** False once the extension was updated or switched off under this tab. */
  alive(): boolean;
  /** for the script that marks drift */
  inside: Inside;
}

/** What marks need of the session they stand beside: one element, one guard, one screen. */
export interface Inside {
  stage(): Stage;
  visit(): Visit | null;
  view(): OverlayView | null;
  update(change: Partial<OverlayView>): void;
  /** A choice pressed in our own elements: it passes the guard, and what is answered is shown. Resolves when that is done. `row`: what a key is pressed for, where that is not in focus. */
  asked(event: Event, message: (nonce: string) => PageMessage, row?: Element | null): Promise<void>;
  /** Fills the one field of an attribute; `record` reads the name of the account in view again. */
  mend(event: Event, attribute: string, record: () => Promise<string | undefined>): Promise<void>;
}

/**
 * Starts the session; `show` is called with each new view until `signal` aborts, and with null while there is nobody this page may be shown to. Never from
 * within another `show`: showing moves the focus, which is heard here, and a view drawn inside a view would stand there twice.
 */
export function startSession(parts: {
  document: Document;
  /** one sheet for our shadow root */
  css: string;
  link: WorkerLink;
  show: (view: OverlayView | null, container: HTMLElement) => void;
  signal: AbortSignal;
  /** opens the card of a difference, where marks are drawn */
  mark: (event: Event, attribute: string) => void;
  /** called when a newer version of the extension took this page over */
  replaced: () => void;
}): Session {
  const { document, css, link, show, mark, signal, replaced } = parts;
  // Our element and its guard come with the first view: a page that nothing is shown in is not changed.
  const stage = once(() => {
    const opened = openStage(document, css, signal);
    opened.guard.onTamper((code) => {
      // The next version of the extension put its own overlay here: this one has nobody to report to and ends.
      if (!link.alive() && !opened.host.isConnected) return replaced();
      refuse(visit, { code });
    });
    return opened;
  });
  const looking = lookingBy(link, document);
  let visit: Visit | null = null;
  let view: OverlayView | null = null;
  let drawing = false;
  let shown = false;
  let docked: OverlayState['dock'] | null = null;
  let unpoint: (() => void) | undefined;

  function update(change: Partial<OverlayView>): void {
    if (signal.aborted) return;
    // An answer under way when the person opened or moved the panel still tells where it was.
    if (change.state && docked) change = { ...change, state: { ...change.state, dock: docked } };
    if (view) view = { ...view, ...change };
    else if (change.state)
      view = { state: change.state, busy: null, notice: null, hasForm: false, folded: false, found: [], ...change };
    if (view) draw();
  }

  /** What the person before may have seen is taken away, not left standing under a sentence. */
  function clear(): void {
    view = null;
    draw();
  }

  function draw(): void {
    if (drawing) return;
    drawing = true;
    queueMicrotask(() => {
      drawing = false;
      if (signal.aborted || !(view || shown)) return;
      shown = true;
      show(view, stage().container);
    });
  }

  async function revisit(): Promise<void> {
    visit?.end();
    const opened = openVisit({ document, before: visit, link, looking, signal, update, clear });
    visit = opened;
    await opened.ready;
  }

  /** Runs one deed; whatever goes wrong ends as a sentence, never as a silent nothing. */
  async function run(
    busy: OverlayView['busy'],
    deed: (visit: Visit) => Promise<Partial<OverlayView> | undefined>,
  ): Promise<void> {
    // While a form is written nothing else is begun; that the page is still being read keeps nobody from choosing.
    if (!visit || view?.busy === 'filling' || view?.busy === 'undoing') return;
    if (busy) update({ busy, notice: null });
    try {
      const change = await deed(visit);
      // Taken away meanwhile: what comes back was for the person before.
      if (view) update(busy ? { ...change, busy: null } : { ...change });
    } catch (error) {
      update({ busy: null, notice: `That did not work: ${error instanceof Error ? error.message : String(error)}` });
    }
  }

  /** What needs no press on one of our buttons is still not taken from an overlay the page has made invisible or moved. */
  async function ask(at: Visit, message: Parameters<WorkerLink['send']>[0]): Promise<Partial<OverlayView>> {
    const intact = stage().guard.intact();
    if (!intact.ok) return refuse(at, intact, message.type);
    const answer = await link.send(message);
    if ('state' in answer)
      return { state: answer.state, notice: null, asks: null, found: 'found' in answer ? (answer.found ?? []) : [] };
    return 'sentence' in answer ? { notice: answer.sentence } : {};
  }

  /** `deed` tells the log what was pressed for; without one nobody pressed. */
  function refuse(
    at: Visit | null,
    { code, sentence }: { code: string; sentence?: string },
    detail?: string,
  ): Partial<OverlayView> {
    void at?.tell((nonce) => ({ type: 'fill.refused', nonce, code, detail }));
    return { notice: sentence };
  }

  /** A click must pass the guard; the browser's own shortcut needs no click but still an untampered overlay. */
  function guarded(
    event: Event | null,
    busy: OverlayView['busy'],
    deed: (visit: Visit) => Promise<Partial<OverlayView>>,
    name: string | undefined = busy ?? undefined,
    row?: Element | null,
  ): Promise<void> {
    return run(busy, async (at) => {
      const { guard } = stage();
      // A key on a row is pressed at the row in focus, wherever it is heard.
      const pressed = row ?? (event?.type === 'keydown' ? event.target : event?.currentTarget);
      const verdict = event ? guard.allow(event, pressed as Element) : guard.intact();
      if (!verdict.ok) return reveal(event, refuse(at, verdict, name));
      const now = await present(at);
      if (now && busy) update({ busy });
      return reveal(event, now ? await deed(now) : movedOn(at, name));
    });
  }

  /**
   * The visit of the address the page is at now, whether or not a change of it was told yet. Null where there is none, or it is about somebody or something else than what
   * the person saw.
   */
  async function present(at: Visit): Promise<Visit | null> {
    const seen = whose();
    if (!at.screen()) await at.ready;
    if (visit === at && at.stands()) return at;
    await (visit === at ? revisit() : visit?.ready);
    return visit?.screen() && visit.stands() && whose() === seen ? visit : null;
  }

  const whose = () => JSON.stringify([view?.state.console, view?.state.client, view?.state.subject]);

  const asked: Inside['asked'] = (event, message, row) =>
    guarded(event, null, (at) => ask(at, message(at.nonce())), message('').type, row);

  /** A shortcut that came to nothing is answered where the person sees it, also when the panel was closed. */
  function reveal(event: Event | null, change: Partial<OverlayView>): Partial<OverlayView> {
    if (!event && change.notice && view) place(view.state.dock.side, true);
    return change;
  }

  function place(side: OverlayState['dock']['side'], open: boolean): void {
    docked = { side, open };
    if (view) update({ state: view.state, folded: false });
    const { guard, host } = stage();
    if (open) guard.own(() => raise(host));
  }

  const deeds: OverlayDeeds = {
    fill: (event) => guarded(event, 'filling', (at) => fillForm(at, { gesture: 'click', overwrite: false })),
    overwrite: (event) => guarded(event, 'filling', (at) => fillForm(at, { gesture: 'click', overwrite: true })),
    undo: (event) => guarded(event, 'undoing', undoLast),
    confirm: (event, sure) =>
      guarded(event, 'filling', (at) => fillForm(at, { gesture: 'click', overwrite: false, sure })),
    copy: (event, attribute) => guarded(event, null, (at) => copyValue(at, attribute), 'copying'),
    point: (key) => {
      unpoint?.();
      const element = key === null ? undefined : visit?.shown.get(key);
      unpoint = element && pointAt(element);
    },
    bind: (event, ticket, row) => asked(event, (nonce) => ({ type: 'ticket.bind', nonce, ticket }), row),
    chooseClient: (event, client) => asked(event, (nonce) => ({ type: 'client.choose', nonce, client })),
    search: (query) => void run(null, (at) => ask(at, { type: 'subject.search', nonce: at.nonce(), query })),
    chooseSubject: (event, subject, row) => asked(event, (nonce) => ({ type: 'subject.choose', nonce, subject }), row),
    purpose: (event, purpose) => asked(event, (nonce) => ({ type: 'purpose.choose', nonce, purpose })),
    mark,
    teach: (event) => asked(event, (nonce) => ({ type: 'teach.start', nonce })),
    dock: (side, open) => {
      // Closing the panel stops a fill that waits for its values.
      if (!open) visit?.stop?.abort();
      else visit?.look();
      place(side, open);
      void run(null, (at) => ask(at, { type: 'dock', nonce: at.nonce(), side, open }));
    },
  };

  link.onPush((push) => {
    // What was taken away does not come back by itself.
    if (push.type === 'state') view && update({ state: push.state });
    else if (push.type === 'revisit') void revisit();
    else if (push.type === 'lookup') void visit?.lookup(push);
    else if (push.type === 'fill') guarded(null, 'filling', (at) => fillForm(at, { gesture: 'key', overwrite: false }));
    else if (push.type === 'undo') guarded(null, 'undoing', undoLast);
    else if (view) deeds.dock(view.state.dock.side, view.folded || !view.state.dock.open);
  }, signal);

  clearOld(document);
  countIgnored(document, {
    signal,
    report: (count) => void visit?.tell((nonce) => ({ type: 'noticed', nonce, what: 'postMessage', count })),
  });
  void revisit();
  const inside: Inside = {
    stage,
    visit: () => visit,
    view: () => view,
    update,
    asked,
    mend: (event, attribute, record) =>
      guarded(event, 'filling', async (at) =>
        fillForm(at, { gesture: 'click', overwrite: true, mends: (await record()) ?? '' }, attribute),
      ),
  };
  return { deeds, revisit: () => void revisit(), explain: looking.explain, alive: link.alive, inside };
}

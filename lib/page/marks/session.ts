/**
 * Marks in one document: beside each field or text that differs from the record, with a card that says what and what can be done. Decides nothing: what differs is the worker's word, each
 * press passes the overlay's guard, and a value is asked for only once its field is in view or its card was opened.
 */
import type { MarksDeeds, MarksView } from '../../wire/marks-view.ts';
import type { DriftFacts, PageDrift } from '../../wire/page-drift.ts';
import { writeClipboard } from '../session/copy-value.ts';
import type { Inside } from '../session/session.ts';
import { boxInView } from './boxes.ts';
import { follow } from './follow.ts';
import { drawnAnew, locate, type Spot } from './locate.ts';
import { readRecord } from './read-record.ts';

export interface Marks {
  /** The overlay shows something else. */
  update(): void;
  /** Opens the card of an attribute, from the panel. */
  open(event: Event, attribute: string): void;
}

/** A page that draws its fields anew all the time is looked through only so often (ms). */
const LOCATES = 1500;
const DAY_MS = 86_400_000;

export function startMarks(parts: {
  document: Document;
  inside: Inside;
  undo(event: Event): void;
  /** what somebody who may is asked */
  question(facts: DriftFacts, drift: PageDrift, console: string): string;
  copied: string;
  show(view: MarksView | null, deeds: MarksDeeds): void;
  signal: AbortSignal;
}): Marks {
  const { document, inside, signal } = parts;
  let drift: PageDrift | undefined;
  let said = '';
  let spots = new Map<string, Spot>();
  let located = 0;
  let facts = new Map<string, DriftFacts | null>();
  let card: { attribute: string; busy: boolean; said: string | null; from: Element | null } | null = null;
  let shown = '';

  function update(): void {
    const now = inside.view()?.state.drift;
    const text = JSON.stringify(now) ?? '';
    if (text === said) {
      draw();
      return;
    }
    said = text;
    if (now?.account !== drift?.account) card = null;
    drift = now;
    facts = new Map();
    located = 0;
    look();
  }

  function look(): void {
    const names = drift?.marks.map(({ attribute }) => attribute) ?? [];
    for (const [name, spot] of spots) {
      const again = spot.control.element.isConnected ? null : drawnAnew(spot, document);
      if (again) spots.set(name, again);
    }
    const lost = names.some((name) => !spots.get(name)?.control.element.isConnected);
    const visit = inside.visit();
    if (lost && visit && performance.now() - located > LOCATES) {
      located = performance.now();
      spots = locate(visit, names);
    }
    draw();
  }

  function draw(): void {
    const view = viewNow();
    const text = JSON.stringify(view);
    if (text === shown || signal.aborted) return;
    shown = text;
    parts.show(view, deeds);
    const wanted = view ? view.marks.filter(({ box }) => box).map(({ attribute }) => attribute) : [];
    void ask(card ? [...wanted, card.attribute] : wanted);
  }

  function viewNow(): MarksView | null {
    if (!drift) return null;
    const { marks, ...rest } = drift;
    const placed = marks.map((mark) => {
      const spot = spots.get(mark.attribute);
      return { ...mark, box: spot ? boxInView(spot) : null };
    });
    const mark = card && placed.find(({ attribute }) => attribute === card?.attribute);
    if (!mark) card = null;
    return {
      ...rest,
      marks: placed,
      card:
        card && mark
          ? {
              ...{ mark, box: mark.box, busy: card.busy, said: card.said },
              facts: facts.get(card.attribute) ?? null,
              fillable: spots.get(card.attribute)?.fillable === true,
            }
          : null,
    };
  }

  /** Once for each attribute, until what differs changes. */
  async function ask(wanted: string[]): Promise<void> {
    const attributes = wanted.filter((one) => !facts.has(one));
    const visit = inside.visit();
    if (attributes.length === 0 || !visit) return;
    const into = facts;
    for (const one of attributes) into.set(one, null);
    const answer = await visit.link.send({ type: 'drift.show', nonce: visit.nonce(), attributes });
    if (signal.aborted || !('facts' in answer)) return;
    for (const one of answer.facts) into.set(one.attribute, one);
    inside.update({ state: answer.state });
    draw();
  }

  /** What the session says of a deed is said in the card. */
  async function deed(work: Promise<void>): Promise<void> {
    const at = card;
    if (!at || at.busy) return;
    Object.assign(at, { busy: true, said: null });
    inside.update({ notice: null });
    draw();
    await work;
    Object.assign(at, { busy: false, said: inside.view()?.notice ?? null });
    draw();
  }

  function open(event: Event, attribute: string): void {
    if (!event.isTrusted) return;
    const spot = spots.get(attribute);
    if (spot && !boxInView(spot)) spot.control.element.scrollIntoView({ block: 'center' });
    const from = inside.stage().shadow.activeElement;
    card = { attribute, busy: false, said: null, from };
    draw();
  }

  const deeds: MarksDeeds = {
    open: (event, attribute) => (card?.attribute === attribute ? deeds.close() : open(event, attribute)),
    close() {
      const from = card?.from;
      card = null;
      draw();
      if (from?.isConnected) (from as HTMLElement).focus({ preventScroll: true });
    },
    mend(event) {
      const visit = inside.visit();
      if (card && visit) void deed(inside.mend(event, card.attribute, () => readRecord(visit)));
    },
    undo: parts.undo,
    check() {
      const to = drift?.check;
      if (!to || new URL(to).origin !== location.origin) return;
      // The same page again is loaded anew; an address that differs only behind its # would not be.
      const here = location.href.split('#')[0] === to.split('#')[0];
      location.assign(to);
      if (here) location.reload();
    },
    accept: (event, why, days) => {
      const expires = new Date(Date.now() + days * DAY_MS).toISOString();
      const attribute = card?.attribute ?? '';
      void deed(inside.asked(event, (nonce) => ({ type: 'drift.accept', nonce, attribute, why, expires })));
    },
    falseAlarm: (event, why) => {
      const attribute = card?.attribute ?? '';
      void deed(inside.asked(event, (nonce) => ({ type: 'drift.false-alarm', nonce, attribute, why })));
    },
    record: (event) => {
      const attribute = card?.attribute ?? '';
      void deed(inside.asked(event, (nonce) => ({ type: 'drift.record', nonce, attribute })));
    },
    ask(event) {
      const known = card && facts.get(card.attribute);
      const label = inside.view()?.state.console.label ?? '';
      if (!event.isTrusted || !card || !known || !drift) return;
      const at = card;
      void writeClipboard(document, parts.question(known, drift, label)).then((done) => {
        at.said = done ? parts.copied : null;
        draw();
      });
    },
  };

  follow(document, look, signal);
  update();
  return { update, open };
}

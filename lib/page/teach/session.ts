/**
 * Teaching in one document: the person points at a field, says what it is, sees how it will be found, tries it and keeps it. Decides nothing by itself: what was taught is
 * checked and stored by the worker, and every fill checks the field anew.
 */
import type { Attribute } from '../../record/attributes.ts';
import type { SaidLesson } from '../../wire/teach.schema.ts';
import type { ShownLesson, TeachAnswer } from '../../wire/teach.ts';
import type { TeachDeeds, TeachView, Way } from '../../wire/teach-view.ts';
import type { Classified } from '../classified.ts';
import { watchAddress } from '../first-stage/watch-address.ts';
import type { openStage as OpenStage } from '../session/stage.ts';
import type { WorkerLink } from '../session/worker-link.ts';
import { attempt } from './attempt.ts';
import { boxOf, controlAt, freerSide } from './boxes.ts';
import { fieldsOf, suits, type TeachField } from './fields.ts';
import { watchPointer } from './pointing.ts';
import { rootFor, waysFor } from './selector-for.ts';
import { justKept, talkTo } from './talk.ts';

/** Starts teaching; `show` is called with each new view until `signal` aborts. `explain` gives every control of the page with what it is taken for. */
export async function startTeaching(parts: {
  document: Document;
  css: string;
  /** the overlay's own, with its guard */
  openStage: typeof OpenStage;
  link: WorkerLink;
  explain: () => Promise<Classified[]>;
  show: (view: TeachView, deeds: TeachDeeds, container: HTMLElement) => void;
  signal: AbortSignal;
  /** `changed`: something was kept or taken back */
  end: (changed: boolean) => void;
}): Promise<void> {
  const { document, css, openStage, link, explain, show, signal, end } = parts;
  const talk = talkTo(link);
  let all: Classified[] = [];
  let fields: TeachField[] = [];
  let hand: { field: TeachField; root: string | undefined; ways: Way[]; at: number } | null = null;
  let tries = 0;
  let changed = false;
  let before: ShownLesson[] = [];
  let view: TeachView;

  const opened = await talk.open();
  if (signal.aborted) return;
  const { host, shadow, container, guard } = openStage(document, css, signal, 'teach');
  view = {
    ...POINT,
    console: '',
    page: '',
    side: 'right',
    fields: [],
    active: -1,
    lessons: [],
    declined: [],
    dock: { side: 'right', open: false },
    boxes: [],
  };
  let drawing = false;

  /** Looks at the page anew: the list is what stands there now. */
  async function look(change: Partial<TeachView> = {}): Promise<void> {
    all = await explain();
    if (signal.aborted) return;
    const { console, page, lessons, declined, dock, form } = talk.state();
    fields = fieldsOf(all, lessons, form);
    const rows = fields.map(({ one, taken, unteachable }) => ({ label: one.label, taken, unteachable }));
    update({
      console,
      page,
      lessons,
      declined,
      dock,
      fields: rows,
      active: Math.min(view.active, rows.length - 1),
      ...change,
    });
  }

  function update(change: Partial<TeachView>): void {
    view = { ...view, ...change };
    view.boxes = boxes();
    if (drawing || signal.aborted) return;
    drawing = true;
    queueMicrotask(() => {
      drawing = false;
      if (signal.aborted) return;
      const held = shadow.activeElement !== null;
      show(view, deeds, container);
      // The button that was pressed may be gone: the keyboard stays with the panel.
      if (held && !shadow.activeElement) container.querySelector<HTMLElement>('.panel')?.focus({ preventScroll: true });
    });
  }

  /** What the page's controls are now: a list from before is not good enough to keep something by. */
  const tryOut = async (said: SaidLesson, meant: HTMLElement) => attempt(await explain(), said, meant);

  function boxes(): TeachView['boxes'] {
    if (view.step === 'rest') return [];
    const field = hand?.field ?? fields[view.active];
    if (!field?.one.control.element.isConnected) return [];
    return [{ ...boxOf(field.one.control), kind: view.tried?.found === 'it' ? 'found' : 'active' }];
  }

  const lesson = (attribute: Attribute | null): SaidLesson => ({
    ...(hand?.root ? { root: hand.root } : {}),
    at: hand?.ways[hand.at]?.at ?? { label: '' },
    attribute,
    control: hand?.field.one.label.slice(0, 160) ?? '',
  });

  /** A press that passed the guard does its deed; one that did not is told to the person and to the log. */
  async function guarded(
    event: Event,
    deed: () => Promise<TeachAnswer | { tried: TeachView['tried'] }>,
    done: Partial<TeachView>,
  ): Promise<void> {
    if (view.busy) return;
    const verdict = guard.allow(event, event.currentTarget as Element);
    if (!verdict.ok) {
      update({ said: { text: verdict.sentence } });
      talk.refused(verdict.code);
      return;
    }
    update({ busy: true, said: null });
    const answer = await deed();
    if ('tried' in answer) return update({ busy: false, tried: answer.tried });
    if (!answer.ok) return update({ busy: false, said: { text: answer.sentence } });
    hand = null;
    changed = true;
    await look({ ...POINT, step: 'rest', ...done });
  }

  const deeds: TeachDeeds = {
    move(index) {
      if (!fields[index]) return;
      fields[index].one.control.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      update({ active: index, said: null });
    },
    pick(index) {
      const field = fields[index];
      if (!field) return;
      if (!field.one.control.element.isConnected) return void look({ said: { code: 'gone' } });
      if (field.unteachable) return update({ active: index, said: { code: field.unteachable } });
      const root = rootFor(field.one.control.element);
      const ways = waysFor(field.one, all, root);
      if (ways.length === 0) return update({ active: index, said: { code: 'noWay' } });
      hand = { field, root, ways, at: 0 };
      tries = 0;
      update({ ...POINT, step: 'choose', active: index, kept: null });
    },
    choose(attribute) {
      if (!hand) return;
      if (!suits(hand.field.one, attribute)) return update({ said: { code: 'notSuited' } });
      update({ step: 'check', attribute, way: hand.ways[hand.at] ?? null, ways: hand.ways.length, said: null });
    },
    otherWay() {
      if (!hand) return;
      hand.at = (hand.at + 1) % hand.ways.length;
      update({ way: hand.ways[hand.at] ?? null, tried: null });
    },
    async attempt() {
      if (!hand) return;
      const { element } = hand.field.one.control;
      tries = Math.min(99, tries + 1);
      element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const tried = await tryOut(lesson(null), element);
      if (hand?.field.one.control.element === element) update({ tried, said: null });
    },
    keep(event) {
      const { attribute } = view;
      if (!hand || attribute === undefined) return;
      const { element } = hand.field.one.control;
      const said = lesson(attribute);
      before = talk.state().lessons;
      const keep = async () => {
        const tried = await tryOut(said, element);
        return tried.found === 'it' ? talk.keep(said, tries) : { tried };
      };
      void guarded(event, keep, { said: { code: 'kept' } }).then(() => {
        if (!hand) update({ kept: justKept(talk.state().lessons, before, said) });
      });
    },
    forget(gone, event) {
      const forget = () => (gone === view.kept ? talk.takeBack(gone, before) : talk.forget(gone));
      void guarded(event, forget, { said: { code: 'removed' } });
    },
    more: () => void look({ ...POINT }),
    turn: () => update({ side: view.side === 'left' ? 'right' : 'left' }),
    back() {
      if (view.step === 'point' || view.step === 'rest') return deeds.end();
      const step = view.step === 'check' ? 'choose' : 'point';
      if (step === 'point') hand = null;
      void look({ ...POINT, step });
    },
    end: () => end(changed),
  };

  function fieldAt(x: number, y: number): number {
    const all = fields.map(({ one }) => one);
    const field = controlAt(all, x, y);
    return fields.findIndex(({ one }) => one === field);
  }

  watchPointer({
    host,
    panel: () => container.querySelector('.panel'),
    pointing: () => view.step === 'point',
    over: (x, y) => {
      const index = fieldAt(x, y);
      if (index !== view.active && index >= 0) update({ active: index });
    },
    pick: (x, y) => deeds.pick(fieldAt(x, y)),
    signal,
  });
  const redraw = () => requestAnimationFrame(() => update({}));
  for (const type of ['scroll', 'resize'])
    window.addEventListener(type, redraw, { signal, capture: true, passive: true });
  watchAddress(window, location.href, signal, () => {
    hand = null;
    void talk
      .open()
      .then((answer) => (answer.ok ? look({ ...POINT, kept: null }) : update({ said: { text: answer.sentence } })));
  });

  if (opened.ok) {
    await look();
    const boxes = fields.map(({ one }) => boxOf(one.control));
    update({ side: freerSide(boxes, window.innerWidth) });
  } else update({ said: { text: opened.sentence } });
}

/** Nothing in hand. */
const POINT = {
  step: 'point',
  attribute: undefined,
  way: null,
  ways: 0,
  tried: null,
  said: null,
  busy: false,
  kept: null,
} as const;

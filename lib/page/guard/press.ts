import type { RefusalCode } from './refusals.ts';

export interface Press {
  ok: true;
  /** when it began, on the clock of `performance.now()` */
  at: number;
  /** where the button was then */
  box: DOMRect;
}

export interface Presses {
  /** The press that led to `event` on `target`, used up by asking. */
  take(event: Event, target: Element): Press | { ok: false; code: RefusalCode };
}

/** A focus the person did not move must rest this long before a key counts (ms). */
const FOCUS_RESTS = 500;
const MOVES_FOCUS = new Set(['Tab', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End']);

/**
 * Follows trusted presses from their beginning. A click counts only when its pointer or key went down on the same button: a key that was held before the
 * focus came (attack 7) arrives as a repeat, or as a release without a press, and does not count.
 */
export function watchPresses(shadow: ShadowRoot, signal: AbortSignal): Presses {
  let press: { at: number; target: Element; box: DOMRect; key: boolean | null } | null = null;
  let moved = 0;
  let focusedAt = 0;
  const options = { capture: true, passive: true, signal };

  const begin = (event: Event, key: boolean | null) => {
    const target = event.target as Element;
    press = { at: event.timeStamp, target, box: target.getBoundingClientRect(), key };
  };
  shadow.addEventListener('pointerdown', (event) => event.isTrusted && begin(event, false), options);
  shadow.addEventListener(
    'keydown',
    (event) => {
      const { key, repeat } = event as KeyboardEvent;
      // C copies the value of the row in focus, a digit picks a recent ticket; they begin no click.
      const alone = /^[1-9c]$/i.test(key);
      if (!event.isTrusted || !(alone || key === 'Enter' || key === ' ')) return;
      if (repeat || event.timeStamp < focusedAt) press = null;
      else begin(event, alone ? null : true);
    },
    options,
  );
  shadow.addEventListener(
    'focusin',
    (event) => {
      focusedAt = event.timeStamp - moved < FOCUS_RESTS ? 0 : event.timeStamp + FOCUS_RESTS;
    },
    options,
  );
  const note = (event: Event) => {
    if (!event.isTrusted) return;
    if (event.type === 'pointerdown' || MOVES_FOCUS.has((event as KeyboardEvent).key)) moved = event.timeStamp;
  };
  window.addEventListener('pointerdown', note, options);
  window.addEventListener('keydown', note, options);

  return {
    take(event, target) {
      const held = event instanceof KeyboardEvent ? event.repeat : false;
      const own = press;
      press = null;
      if (held) return { ok: false, code: 'held-key' };
      if (!own || !target.contains(own.target)) return { ok: false, code: 'no-press' };
      // A click made by a key has no pointer behind it (`detail` 0); the two must not be mixed.
      const byKey = event instanceof MouseEvent && event.detail === 0;
      if (event.type === 'click' && byKey !== own.key) return { ok: false, code: 'no-press' };
      return { ok: true, at: own.at, box: own.box };
    },
  };
}

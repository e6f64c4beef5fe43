export interface Steadiness {
  /** Since when a button has been in view where it is now (`performance.now()`); now, when it is not known. */
  since(target: Element): number;
  /** Whether the button is no longer where a press on it began. */
  movedFrom(target: Element, box: DOMRect): boolean;
}

/** Less than this is a hover effect or rounding (px). */
const STILL = 4;
/** How often the buttons' places are looked at (ms); a new button is looked at when it comes. */
const EVERY = 200;
/** … and what else of ours may have the focus when a key is pressed */
const BUTTONS = 'button,a,[role="button"],[role="menuitem"],[role="option"],input,summary,[role="dialog"]';

/** Remembers since when each of our buttons has stood still, so that none counts that just came under the pointer (attacks 7, 8). */
export function watchSteadiness(shadow: ShadowRoot, signal: AbortSignal): Steadiness {
  const places = new WeakMap<Element, { box: DOMRect; since: number }>();
  const look = () => {
    if (document.hidden || signal.aborted) return;
    for (const button of shadow.querySelectorAll(BUTTONS)) {
      const box = button.getBoundingClientRect();
      const known = places.get(button);
      if (!known || far(known.box, box) || box.width === 0) places.set(button, { box, since: performance.now() });
    }
  };
  // After the frame that shows a new button: its place is known then, and asking sooner would make the page lay itself out twice.
  const comers = new MutationObserver(() => requestAnimationFrame(() => setTimeout(look)));
  comers.observe(shadow, { childList: true, subtree: true, attributes: true });
  const timer = setInterval(look, EVERY);
  // What was out of sight was not seen: the time in view begins again when the tab comes back.
  const again = () => {
    for (const button of shadow.querySelectorAll(BUTTONS)) places.delete(button);
    look();
  };
  document.addEventListener('visibilitychange', again, { signal });
  look();
  signal.addEventListener('abort', () => comers.disconnect(), { once: true });
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });

  return {
    since(target) {
      const known = places.get(target);
      return known && !far(known.box, target.getBoundingClientRect()) ? known.since : performance.now();
    },
    movedFrom: (target, box) => {
      const now = target.getBoundingClientRect();
      return (
        box.left < now.left - STILL ||
        box.top < now.top - STILL ||
        box.right > now.right + STILL ||
        box.bottom > now.bottom + STILL
      );
    },
  };
}

function far(a: DOMRect, b: DOMRect): boolean {
  const sides = ['left', 'top', 'right', 'bottom'] as const;
  return sides.some((side) => Math.abs(a[side] - b[side]) > STILL);
}

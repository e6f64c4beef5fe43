import { appearance } from './guard/appearance.ts';
import { watchCover } from './guard/cover.ts';
import { watchPresses } from './guard/press.ts';
import { REFUSALS, type RefusalCode } from './guard/refusals.ts';
import { watchSteadiness } from './guard/steady.ts';
import { watchTampering } from './guard/tamper.ts';

export type Verdict = { ok: true } | { ok: false; code: RefusalCode; sentence: string };

export interface Guard {
  /** Whether an event on one of our buttons is what a person who saw that button meant. Call it in the event's own handler. */
  allow(event: Event, target: Element): Verdict;
  /** Whether the overlay is as we made it: for the browser's own shortcuts, which no page can send. */
  intact(): Verdict;
  /** Runs a change of the host that we make ourselves, so that it is not taken for tampering. */
  own(change: () => void): void;
  /** Called with the code of what the page did to the host, at most once a second for each. */
  onTamper(report: (code: RefusalCode) => void): void;
}

/** What a click must have been preceded by: the button in view, unchanged, for this long (ms, attack 7). */
const IN_VIEW = 500;

/**
 * Protects the overlay's buttons from the page they stand in (attacks 3 to 8). A page can send events, restyle, move, copy, cover or fade the host; it
 * cannot send a trusted pointer press, nor see into the closed shadow root. So an action needs a trusted press that began on the very button, which was
 * opaque, unclipped, unscaled, uncovered and at rest half a second before, and is so still when the press ends.
 *
 * The host is a manual popover: in the top layer only later members of the top layer can lie above it, and those can be listed; elements that take no
 * pointer events, which hit-testing passes over, are seen by the browser's own occlusion test where there is one (IntersectionObserver with
 * `trackVisibility`, Chromium). The verdict on a click is made in the capture phase, before any handler can change the button's looks.
 */
export function createGuard(host: HTMLElement, shadow: ShadowRoot, { signal }: { signal: AbortSignal }): Guard {
  const tampering = watchTampering(host, signal);
  const steady = watchSteadiness(shadow, signal);
  const cover = watchCover(host, shadow, signal);
  const presses = watchPresses(shadow, signal);
  const verdicts = new WeakMap<Event, Verdict>();

  function judge(event: Event, target: Element): Verdict {
    if (!event.isTrusted) {
      tampering.notice('untrusted');
      return refusal('untrusted');
    }
    // A key is pressed at what is in focus, for what `target` shows.
    const held = event.type === 'keydown' ? (event.target as Element) : target;
    const press = presses.take(event, held);
    if (!press.ok) return refusal(press.code);
    const code =
      tampering.since(press.at) ??
      (press.at - steady.since(held) < IN_VIEW ? 'too-soon' : null) ??
      (steady.movedFrom(held, press.box) ? 'moved' : null) ??
      appearance(target, host) ??
      cover.over(target);
    return code ? refusal(code) : { ok: true };
  }

  shadow.addEventListener(
    'click',
    (event) => {
      const button = (event.target as Element).closest?.('button,a,[role="button"],[role="menuitem"],[role="option"]');
      if (button) verdicts.set(event, judge(event, button));
    },
    { capture: true, signal },
  );

  return {
    allow: (event, target) => verdicts.get(event) ?? judge(event, target),
    intact() {
      const code = tampering.since(performance.now() - IN_VIEW) ?? appearance(host, host);
      return code ? refusal(code) : { ok: true };
    },
    own: tampering.own,
    onTamper: tampering.onTamper,
  };
}

function refusal(code: RefusalCode): Verdict {
  return { ok: false, code, sentence: REFUSALS[code] };
}

import { documentOf, queryAll } from '../native.ts';
import { raise } from '../raise.ts';
import { openRoots } from '../roots.ts';
import type { RefusalCode } from './refusals.ts';

const TOP_LAYER = ':popover-open,dialog:modal,:fullscreen';
const GUARDED = 'button,a,[role="button"],[role="menuitem"],[role="option"]';

/** An entry of IntersectionObserver v2, which the DOM types do not know yet. */
type Seen = IntersectionObserverEntry & { isVisible?: boolean };

export interface Cover {
  /** Whether something of the page lies over a button. */
  over(target: Element): RefusalCode | null;
}

/**
 * Watches what lies over our buttons (attack 6), three ways, because each alone can be fooled:
 * hit-testing sees what takes the pointer; the list of the top layer's members sees what came to lie above our popover, whether it takes the pointer or not;
 * the browser's occlusion test (Chromium) sees painted elements in closed shadow roots too.
 */
export function watchCover(host: HTMLElement, shadow: ShadowRoot, signal: AbortSignal): Cover {
  const below = watchOrder(host, signal);
  const occluded = watchOcclusion(shadow, signal);
  return {
    over(target) {
      if (!hitsReach(target, host)) return 'covered';
      if (topLayer(host).some((member) => !below.has(member))) return 'covered';
      return occluded(target) ? 'covered' : null;
    },
  };
}

/** The members of the top layer that are known to lie below us: those open when we last went up. Leaving it, or entering it again, ends that. */
function watchOrder(host: HTMLElement, signal: AbortSignal): WeakSet<Element> {
  const below = new WeakSet<Element>();
  const note = () => {
    for (const member of topLayer(host)) {
      below.add(member);
      for (const type of ['beforetoggle', 'toggle', 'close', 'fullscreenchange']) {
        member.addEventListener(type, () => below.delete(member), { signal, capture: true });
      }
    }
  };
  host.addEventListener(
    'beforetoggle',
    (event) => event.isTrusted && (event as ToggleEvent).newState === 'open' && note(),
    { signal },
  );
  raise(host);
  return below;
}

/** What else is in the top layer and is not around us. */
function topLayer(host: HTMLElement): Element[] {
  return openRoots(documentOf(host)).flatMap((root) =>
    [...queryAll(root, TOP_LAYER)].filter(
      (member) => member !== host && !member.contains(host) && documentOf(member) === documentOf(host),
    ),
  );
}

/** The middle and the four corners of the button, drawn in past its rounding, hit our host. */
function hitsReach(target: Element, host: HTMLElement): boolean {
  const box = target.getBoundingClientRect();
  const points = [
    [0.5, 0.5],
    [0.12, 0.25],
    [0.88, 0.25],
    [0.12, 0.75],
    [0.88, 0.75],
  ];
  return points.every(([x, y]) => {
    const hit = Document.prototype.elementFromPoint.call(
      documentOf(host),
      box.left + box.width * (x as number),
      box.top + box.height * (y as number),
    );
    return hit === host;
  });
}

/** Asks the browser, where it can tell, whether a button is painted and unobstructed. Its answer is at most a tenth of a second old. */
function watchOcclusion(shadow: ShadowRoot, signal: AbortSignal): (target: Element) => boolean {
  const hidden = new WeakSet<Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries as Seen[]) {
        if (entry.isVisible === false && entry.isIntersecting) hidden.add(entry.target);
        else hidden.delete(entry.target);
      }
    },
    { trackVisibility: true, delay: 100, threshold: [0, 1] } as IntersectionObserverInit,
  );
  const follow = () => {
    for (const button of shadow.querySelectorAll(GUARDED)) observer.observe(button);
  };
  const buttons = new MutationObserver(follow);
  buttons.observe(shadow, { childList: true, subtree: true });
  follow();
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  signal.addEventListener('abort', () => buttons.disconnect(), { once: true });
  return (target) => hidden.has(target);
}

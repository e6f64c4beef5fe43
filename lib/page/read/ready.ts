import type { Root } from '../roots.ts';
import { find } from './dom.ts';

const LONGEST_WAIT = 8000;
const PAUSE = 50;

/**
 * Resolves true as soon as `selector` matches in `scope`, false after 8 seconds; rejects when `signal` aborts. The observer lives no longer than that, and
 * looks at most 20 times a second however busy the page is.
 */
export async function becomesReady(scope: Root, selector: string, signal: AbortSignal): Promise<boolean> {
  signal.throwIfAborted();
  if (find(scope, selector).length > 0) return true;
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  let pause: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    pause = undefined;
    if (find(scope, selector).length > 0) end(() => resolve(true));
  };
  const observer = new MutationObserver(() => {
    pause ??= setTimeout(look, PAUSE);
  });
  const late = setTimeout(() => end(() => resolve(false)), LONGEST_WAIT);
  const abort = () => end(() => reject(signal.reason));
  const end = (then: () => void) => {
    observer.disconnect();
    clearTimeout(late);
    clearTimeout(pause);
    signal.removeEventListener('abort', abort);
    then();
  };
  signal.addEventListener('abort', abort);
  observer.observe(scope, { subtree: true, childList: true, attributes: true });
  return promise;
}

const LONGEST_MS = 20_000;

/**
 * Calls `found` once the selector matches. One observer, looking at most every 50 ms, and only until it matches, `signal` aborts or 20 s went by: nothing watches a page
 * that is done. A selector this browser does not know never matches.
 */
export function waitFor(document: Document, selector: string, signal: AbortSignal, found: () => void): void {
  const matches = () => {
    try {
      return document.querySelector(selector) !== null;
    } catch {
      return false;
    }
  };
  if (matches()) {
    found();
    return;
  }
  const own = new AbortController();
  const ends = AbortSignal.any([signal, own.signal, AbortSignal.timeout(LONGEST_MS)]);
  let due = false;
  const observer = new MutationObserver(() => {
    if (due) return;
    due = true;
    setTimeout(() => {
      due = false;
      if (ends.aborted || !matches()) return;
      own.abort();
      found();
    }, 50);
  });
  observer.observe(document.documentElement, { childList: true, subtree: true });
  ends.addEventListener('abort', () => observer.disconnect(), { once: true });
}

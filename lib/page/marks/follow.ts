/** How often the page is looked at for fields that moved by themselves (ms). */
const EVERY = 500;

/**
 * Calls `look` when marks may have to move: with each frame while something scrolls, the window changes its size, or the person acts, and else twice a second, just after the browser
 * laid the page out, so that nothing is laid out for us. Nothing watches the page: how often it changes makes no difference. A page in the background is not looked at.
 */
export function follow(document: Document, look: () => void, signal: AbortSignal): void {
  let due = false;
  const withFrame = () => {
    if (due || signal.aborted) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      if (!signal.aborted) look();
    });
  };
  const options = { signal, capture: true, passive: true };
  for (const type of ['scroll', 'resize']) window.addEventListener(type, withFrame, options);
  for (const type of ['click', 'focusin', 'toggle', 'transitionend', 'load'])
    document.addEventListener(type, withFrame, options);
  const timer = setInterval(() => {
    if (document.hidden) return;
    requestAnimationFrame(() => setTimeout(() => signal.aborted || look()));
  }, EVERY);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}

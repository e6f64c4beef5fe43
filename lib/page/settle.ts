/** A framework's own update after an event is done well before this; longer is a request to the server, which read-back does not wait for (ms). */
const QUIET = 60;
/** How long a page is given to change a value behind the person's back (ms): debounced and delayed rewrites come within it (attack 13). */
const LATE = 600;
/** Hidden tabs run no animation frames. */
const NO_FRAMES = 150;

/** Waits two frames and a moment, so that what the page's scripts do with a change has happened. Ends early when aborted; never rejects. */
export async function settle(signal: AbortSignal): Promise<void> {
  await Promise.race([twoFrames(), pause(NO_FRAMES, signal)]);
  await pause(QUIET, signal);
}

/**
 * Waits until a late change of the page has happened too, or until the person goes on: their next press or key ends it at once, so that a save never comes
 * before the read-back.
 */
export async function settleLate(signal: AbortSignal): Promise<void> {
  const own = new AbortController();
  const goesOn = (event: Event) => event.isTrusted && !(event as KeyboardEvent).repeat && own.abort();
  const ends = AbortSignal.any([signal, own.signal]);
  for (const type of ['pointerdown', 'keydown'])
    window.addEventListener(type, goesOn, { capture: true, passive: true, signal: ends });
  await pause(LATE, ends);
  own.abort();
}

function twoFrames(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
}

/** Ends early when aborted; never rejects. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) return done();
    setTimeout(done, ms);
    signal.addEventListener('abort', () => done(), { once: true });
  });
}

/** A framework's own update after an event is done well before this; longer is a request to the server, which read-back does not wait for (ms). */
const QUIET = 60;
/** Hidden tabs run no animation frames. */
const NO_FRAMES = 150;

/** Waits two frames and a moment, so that what the page's scripts do with a change has happened. Ends early when aborted; never rejects. */
export async function settle(signal: AbortSignal): Promise<void> {
  await Promise.race([twoFrames(), pause(NO_FRAMES, signal)]);
  await pause(QUIET, signal);
}

function twoFrames(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) return done();
    setTimeout(done, ms);
    signal.addEventListener('abort', () => done(), { once: true });
  });
}

/** What the collector does by the clock, whether or not anybody asks. */
import type { Collector } from '../http.ts';
import { placesOf } from '../log.ts';
import { callForExceptions } from './end-exceptions.ts';
import { takeBackBroken } from './undo-import.ts';

const MINUTE_MS = 60_000;

/** Begins at once and goes on every minute until the function given back is called, which waits for what runs. What fails is written down and tried again. */
export function workEachMinute(collector: Collector): () => Promise<void> {
  let running = work();
  const timer = setInterval(() => {
    running = running.then(work);
  }, MINUTE_MS);

  async function work(): Promise<void> {
    for (const one of [callForExceptions, takeBackBroken])
      await one(collector).catch((error: unknown) =>
        collector.write({ at: collector.now().toISOString(), event: 'fault', stack: placesOf(error) }),
      );
  }

  return () => {
    clearInterval(timer);
    return running;
  };
}

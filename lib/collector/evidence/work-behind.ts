/** What the collector does behind the log while it serves: following it for searches. */
import type { Collector } from '../http.ts';
import { placesOf } from '../log.ts';
import { followingOf } from './keep-following.ts';

/** Begins; the function given back ends it and waits for what runs. */
export function workBehindLog(collector: Collector): () => Promise<void> {
  const fault = (error: unknown) =>
    collector.write({ at: collector.now().toISOString(), event: 'fault', stack: placesOf(error) });
  return followingOf(collector.db).start(fault);
}

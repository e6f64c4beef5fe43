/** What the collector does behind the log while it serves: following it for searches, pushing it to where administrators want it, and making packs, erasing what is past its time, and sealing bodies from before they were sealed. */
import { setTimeout as wait } from 'node:timers/promises';
import { sealAllPlain } from '../bodies/seal-plain.ts';
import type { Collector } from '../http.ts';
import { placesOf } from '../log.ts';
import { eraseExpired } from './erase/retention.ts';
import { followingOf } from './keep-following.ts';
import { keepMaking } from './packs/keep-making.ts';
import { pushAll } from './push/deliver.ts';

const PUSH_MS = 2000;
const HOUR_MS = 3_600_000;

/** Begins; the function given back ends it and waits for what runs. */
export function workBehindLog(collector: Collector): () => Promise<void> {
  const fault = (error: unknown) =>
    collector.write({ at: collector.now().toISOString(), event: 'fault', stack: placesOf(error) });
  const unfollow = followingOf(collector.db).start(fault);
  const stop = new AbortController();
  const pushing = (async () => {
    for (let due = 0; !stop.signal.aborted; ) {
      await pushAll(collector).catch(fault);
      if (collector.now().getTime() >= due) {
        due = collector.now().getTime() + HOUR_MS;
        await eraseExpired(collector).catch(fault);
      }
      await wait(PUSH_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  })();
  const sealing = sealAllPlain(collector.db, stop.signal).catch(fault);
  const making = keepMaking(collector, stop.signal, fault);
  return async () => {
    stop.abort();
    await Promise.all([unfollow(), pushing, sealing, making]);
  };
}

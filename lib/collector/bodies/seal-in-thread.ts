/** The thread that reads batches seals them too, with the keys it was told of; the rest is sealed where keys can be made (seal-events.ts). */
import type { ArrivingEvent } from '../arrival.ts';
import { type BodyKey, monthOf } from './body-key.ts';
import { type BodyKeys, scopeKey } from './body-keys.ts';
import { sealWith } from './seal-events.ts';

/** The keys the thread is told of with a question: all of them when they changed since, or it knew too few. */
export function createTelling(keys: BodyKeys) {
  let told = -1;
  return {
    next(): BodyKey[] | undefined {
      if (told === keys.version) return undefined;
      told = keys.version;
      return [...keys.sealing.values()];
    },
    /** What came back holds a body it had no key for: perhaps it was begun anew. */
    heard: (events: readonly ArrivingEvent[]): void => {
      if (events.some(({ text }) => text !== null)) told = -1;
    },
  };
}

/** In the thread. */
export function createSealer() {
  const known = new Map<string, BodyKey>();
  return (told: BodyKey[] | undefined, receivedAt: string, events: readonly ArrivingEvent[]): ArrivingEvent[] => {
    if (told) known.clear();
    for (const key of told ?? []) known.set(scopeKey(key.scope, key.month), key);
    return sealWith(events, (scope) => known.get(scopeKey(scope, monthOf(receivedAt))));
  };
}

/** What administration does at the collector itself stands in the collector's own chain: that it was begun, before anything is done, and what came of it, before the answer goes out. */
import type { Caller } from '../caller.ts';
import { Refused } from '../errors.ts';
import type { Collector } from '../http.ts';
import type { Kind } from '../kinds.ts';
import { actorOf, type OwnEvent } from '../own-events.ts';

/** How events call an object of this kind. */
export const eventType = (kind: Kind): string => kind.slice(0, -1);

type Told = Omit<OwnEvent, 'actor' | 'outcome'>;

/** Does something no device announced. Without evidence nothing is done. `more` adds what is only known afterwards. Throws what `deed` throws. */
export async function said<T>(
  collector: Collector,
  caller: Caller,
  told: Told,
  deed: () => Promise<T>,
  more: (result: T) => OwnEvent['detail'] = () => ({}),
): Promise<T> {
  const actor = actorOf(caller);
  await collector.appender.say({ ...told, actor, outcome: 'intended' });
  try {
    const result = await deed();
    await collector.appender.say({ ...told, actor, outcome: 'success', detail: { ...told.detail, ...more(result) } });
    return result;
  } catch (error) {
    const ended =
      error instanceof Refused
        ? ({ outcome: 'refused', code: error.code } as const)
        : ({ outcome: 'failed', code: 'fault' } as const);
    await collector.appender.say({ ...told, actor, ...ended });
    throw error;
  }
}

import { Refused } from './errors.ts';
import { currentIdentity } from './identity.ts';
import type { EventParts } from './record-event.ts';
import { recordEvent } from './record-event.ts';
import type { Place } from './sender.ts';
import { tellOnce } from './tab-work.ts';

/**
 * Something tried what it may not: told once per tab, document, code and detail, so that a page cannot flood the log. A `count` is what was seen before the
 * telling, and no reason to tell again.
 */
export async function noticeAttempt(
  place: Place,
  code: string,
  detail: NonNullable<EventParts['detail']> = {},
): Promise<void> {
  const identity = await currentIdentity();
  if (!identity) return;
  const { count: _, ...kind } = detail;
  try {
    await tellOnce(place.tab, `noticed:${place.document}:${code}:${JSON.stringify(kind)}`, 'told', () =>
      recordEvent(identity, {
        verb: 'security.noticed',
        outcome: 'refused',
        page: { origin: place.origin, path: new URL(place.url).pathname, frame: place.frame },
        code,
        detail,
      }),
    );
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

import { currentIdentity } from './identity.ts';
import type { EventParts } from './record-event.ts';
import type { Place } from './sender.ts';
import { tellOnce } from './tab-work.ts';
import { tellRefusal } from './tell-refusal.ts';

/**
 * Something tried what it may not: told once per tab, document, code and detail, and seldom however many documents a page makes of itself, so that it cannot flood
 * the log. A `count` is what was seen before the telling, and no reason to tell again.
 */
export async function noticeAttempt(
  place: Place,
  code: string,
  detail: NonNullable<EventParts['detail']> = {},
): Promise<void> {
  const identity = await currentIdentity();
  if (!identity) return;
  const { count: _, ...kind } = detail;
  await tellOnce(place.tab, `noticed:${place.document}:${code}:${JSON.stringify(kind)}`, 'told', () =>
    tellRefusal(
      identity,
      place.tab,
      {
        verb: 'security.noticed',
        outcome: 'refused',
        page: { origin: place.origin, path: new URL(place.url).pathname, frame: place.frame },
        object: { type: 'page', key: place.origin },
        code,
        detail,
      },
      'page',
    ),
  );
}

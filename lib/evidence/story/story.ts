/** One plain sentence per event. Every verb has one: a verb without does not compile. */
import type { EventBody, Verb } from '../event.schema.ts';
import { AT_THE_COLLECTOR } from './at-the-collector.ts';
import { AT_THE_CONSOLE } from './at-the-console.ts';
import { OF_REQUESTS } from './of-requests.ts';
import { type Names, NO_NAMES, type Told, toldOf } from './words.ts';

const SENTENCES: Record<Verb, (told: Told) => string> = { ...AT_THE_CONSOLE, ...AT_THE_COLLECTOR, ...OF_REQUESTS };

export const ERASED = 'The body of this event was erased; its place in the log is still proven.';
export const REFUSED = 'The body of this event was refused when it came; its place in the log is proven.';
export const CHANGED =
  'The body kept for this event is not the one that was sealed: it was changed in the database or taken out there, and is not shown. Its place in the log is still proven. Run `fsck` on the collector: it names the first thing that is wrong; a backup from before has the body.';

/**
 * The event as a sentence that ends without a full stop, on one line, safe to show anywhere as text. Values stand in it as the event holds them: masked secrets stay masked, and what the client's
 * policy digests or omits is said to be so.
 */
export function story(body: EventBody, names: Names = NO_NAMES): string {
  const sentence = SENTENCES[body.verb](toldOf(body, names));
  const times = Number(body.detail?.times ?? 1);
  const whole = `${sentence}${times > 1 ? `, ${times} times` : ''}`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}

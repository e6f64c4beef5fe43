/**
 * One event's body. A body that is not the signed one is not taken at all; an authentic body that this version cannot accept lets its leaf enter with the
 * reason, so that the device's sequence has no gap, and is kept for a version that can.
 */
import { canonical } from '../evidence/canonical.ts';
import { type EventBody, eventBodySchema } from '../evidence/event.schema.ts';
import { bodyMac } from '../evidence/leaf.ts';
import type { Caller } from './caller.ts';
import type { Sent } from './check-batch.ts';
import { holdsNul, KIB } from './read-json.ts';

export const MAX_BODY = 256 * KIB;

export type CheckedBody =
  | { is: 'good'; body: EventBody; text: string }
  /** `text` is empty when it was too large to keep */
  | { is: 'refused'; why: string; text: string }
  | { is: 'not the signed one' };

export function checkBody(sent: Sent, caller: Caller): CheckedBody {
  if (sent.body === undefined || bodyMac(sent.salt, sent.body) !== sent.leaf.body) return { is: 'not the signed one' };
  const text = canonical(sent.body);
  if (Buffer.byteLength(text) > MAX_BODY) return refused(`The body is larger than ${MAX_BODY} bytes.`, '');
  const version = (sent.body as { v?: unknown } | null)?.v;
  if (version !== 1) return refused('This collector does not know this version of events. Update the collector.', text);
  if (holdsNul(sent.body)) return refused('The body holds a NUL character.', '');
  const parsed = eventBodySchema.safeParse(sent.body);
  if (!parsed.success) return refused(`The body does not fit at ${place(parsed.error.issues[0]?.path)}.`, text);
  const { actor } = parsed.data;
  if (actor.device !== caller.device.id || actor.technician !== caller.technician)
    return refused('The body names another device or technician than the one that sent it.', text);
  return { is: 'good', body: parsed.data, text };
}

const refused = (why: string, text: string): CheckedBody => ({ is: 'refused', why, text });

const place = (path: PropertyKey[] | undefined): string => path?.map(String).join('.') || 'the whole';

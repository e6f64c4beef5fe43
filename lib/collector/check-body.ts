/**
 * One event's body. Its leaf is authentic already and enters the log in any case, so that the device's sequence has no gap; a body that this version cannot accept
 * is refused with the reason, and kept where a later version may be able to read it.
 */
import { canonical } from '../evidence/canonical.ts';
import { type EventBody, eventBodySchema } from '../evidence/event.schema.ts';
import { storable } from '../evidence/event.ts';
import { textMac } from '../evidence/leaf.ts';
import type { Caller } from './caller.ts';
import type { Sent } from './check-batch.ts';
import { KIB } from './read-json.ts';
import { type RefusalCode, refusal } from './refusal.ts';

export const MAX_BODY = 256 * KIB;

export interface CheckedEvent {
  /** null when it was refused */
  body: EventBody | null;
  /** both null when the body is not kept */
  salt: string | null;
  /** its RFC 8785 form */
  text: string | null;
  refused: string | null;
}

export function checkEvent(sent: Sent, caller: Caller): CheckedEvent {
  if ('withheld' in sent) return leafOnly('withheld', `The device withheld the body: ${storable(sent.withheld, 512)}`);
  const { salt } = sent;
  const text = canonicalOrNull(sent.body);
  if (text === null) return leafOnly('not-canonical', 'The body has no canonical JSON form.');
  if (textMac(salt, text) !== sent.leaf.body)
    return leafOnly('not-signed', 'The body is not the one the leaf was made for.');
  if (Buffer.byteLength(text) > MAX_BODY) return leafOnly('too-large', `The body is larger than ${MAX_BODY} bytes.`);
  const kept = (code: RefusalCode, why: string) => ({ body: null, salt, text, refused: refusal(code, why) });
  if ((sent.body as { v?: unknown } | null)?.v !== 1)
    return kept('version', 'This collector does not know this version of events. Update the collector.');
  const parsed = eventBodySchema.safeParse(sent.body);
  if (!parsed.success) return kept('shape', `The body does not fit at ${place(parsed.error.issues[0]?.path)}.`);
  if (holdsNulText(text)) return kept('shape', 'The body holds a NUL character.');
  const { actor } = parsed.data;
  if (actor.device !== caller.device.id || actor.technician !== caller.technician)
    return kept('other-actor', 'The body names another device or technician than the one that sent it.');
  return { body: parsed.data, salt, text, refused: null };
}

const leafOnly = (code: RefusalCode, why: string): CheckedEvent => ({
  ...{ body: null, salt: null, text: null },
  refused: refusal(code, why),
});

function canonicalOrNull(body: unknown): string | null {
  try {
    return body === undefined ? null : canonical(body);
  } catch {
    // canonical() throws for what JSON cannot say, half a surrogate pair among it: nobody signed that.
    return null;
  }
}

/** In RFC 8785 text a NUL is always written `\u0000`; one behind an even number of backslashes is a NUL. */
const holdsNulText = (text: string): boolean => text.includes('\\u0000') && /(?<!\\)(?:\\\\)*\\u0000/.test(text);

const place = (path: PropertyKey[] | undefined): string => path?.map(String).join('.') || 'the whole';

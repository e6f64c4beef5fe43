import { v7 } from 'uuid';
import type { EventBody, EventField } from './event.schema.ts';
import { maskText } from './mask.ts';
import { isSecretField } from './secret-name.ts';

/** A body without what every event gets alike. */
export type EventParts = Omit<EventBody, 'v' | 'id' | 'at'>;

/**
 * A complete event body from its parts: version, UUIDv7 and time added, secrets masked, texts made storable. Nothing is dropped unseen: a text too long for its place ends
 * in `…`, a lone surrogate becomes U+FFFD, NUL becomes ␀, and fields over 200 are counted in `detail.fieldsLeftOut`. Control characters and bidi marks stay:
 * they are what the page held (display-text.ts shows them). Ids and fixed words pass as they are.
 *
 * `now` is the device clock in milliseconds since 1970.
 */
export function makeEvent(parts: EventParts, now: number = clockNow(), id: string = v7({ msecs: now })): EventBody {
  const body = tidy({ ...parts, fields: parts.fields?.map(withoutSecret) }, '', '') as EventParts;
  const over = (body.fields?.length ?? 0) - MOST_FIELDS;
  if (over > 0) {
    body.fields = body.fields?.slice(0, MOST_FIELDS);
    body.detail = { ...body.detail, fieldsLeftOut: over };
  }
  return inOrder({ v: 1, id, at: new Date(now).toISOString(), ...body });
}

/** Keys as RFC 8785 sorts them: an event is made in the order it is hashed, stored and sent in, so that nobody on its way has to sort it again. */
const inOrder = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) as T;

export const MASKED_FIELD = '[masked-field]';

/** What a control named like a secret held is never kept; what we filled into it came from the record. */
function withoutSecret(field: EventField): EventField {
  const ours = field.provenance !== undefined || field.mark === 'filled';
  const say = (value: string) => (isSecretField(field, value) ? MASKED_FIELD : value);
  return {
    ...field,
    ...(field.from === undefined ? {} : { from: say(field.from) }),
    ...(field.to === undefined || ours ? {} : { to: say(field.to) }),
  };
}

/** A clock that was never set, or set to nonsense, must not keep an event from being stored: RFC 3339 has four digits for the year. */
function clockNow(): number {
  return Math.min(Math.max(Date.now(), 0), LAST_MS);
}

const LAST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
const MOST_FIELDS = 200;
const KEY = 64;
const SHORT = 512;
const VALUE = 2048;
/** A text is never looked at further than this: a cut can leave half a secret only where nothing is kept anyway. */
const LOOKED_AT = 65_536;

/** Ids and words of our own: cutting or masking one would name something else. The schema refuses them when they are wrong. */
const EXACT = new Set([
  'id',
  'technician',
  'device',
  'console',
  'client',
  'account',
  'intent',
  'verb',
  'outcome',
  'mark',
  'source',
  'purpose',
  'rule',
]);

function tidy(value: unknown, key: string, inside: string): unknown {
  if (typeof value === 'string')
    return EXACT.has(key) && inside !== 'detail' ? value : storable(value, limit(key, inside));
  if (Array.isArray(value)) return value.map((one) => tidy(one, '', key));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return inOrder(
    Object.fromEntries(
      entries.map(([name, one]) => [key === 'detail' ? storable(name, KEY) : name, tidy(one, name, key || inside)]),
    ),
  );
}

function limit(key: string, inside: string): number {
  if (inside === 'detail') return VALUE;
  if (inside === 'fields') return key === 'from' || key === 'to' ? VALUE : key === 'attribute' ? KEY : SHORT;
  return SHORT;
}

/** The text as it can be stored: well-formed, without NUL, secrets masked, at most `max` UTF-16 units. */
export function storable(text: string, max: number): string {
  return clip(maskText(text.slice(0, LOOKED_AT).toWellFormed().replaceAll('\0', '␀')), max);
}

/** The text at most `max` UTF-16 units long, with `…` where it was cut. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  // A surrogate pair is kept or left whole.
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}

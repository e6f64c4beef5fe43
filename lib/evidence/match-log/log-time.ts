/** Times as audit logs write them. One without a zone is read in the zone that was said, or not at all: a guess would be hours off. */

/** `order`: whether the day or the month comes first in dates of numbers alone; `zone`: IANA name or ±hh:mm, for times that name none. */
export interface TimeReading {
  zone: string | null;
  order: 'dmy' | 'mdy' | null;
}
export type TimeRead = { at: number } | { why: 'unread' | 'zone' | 'order' };

interface Parts {
  y: number;
  mo: number;
  d: number;
  h: number;
  mi: number;
  s: number;
  ms: number;
}

const CLOCK = String.raw`(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?)?`;
const ZONE = String.raw`\s*(z|utc|gmt|(?:utc|gmt)?[+-]\d{1,2}:?\d{2}|(?:utc|gmt)[+-]\d{1,2})?`;
const AFTER = String.raw`(?:\s*\([^)]*\))?$`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:t|,?\s+)${CLOCK}${ZONE}${AFTER}`, 'i');
const NUMBERS = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})(?:t|,?\s+)${CLOCK}${ZONE}${AFTER}`, 'i');
const DAY_MONTH = new RegExp(
  String.raw`^(?:[a-z]{3,9},?\s+)?(\d{1,2})[\s-]([a-z]{3,9})\.?[\s-](\d{4}),?\s+${CLOCK}${ZONE}${AFTER}`,
  'i',
);
const MONTH_DAY = new RegExp(
  String.raw`^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4}),?\s+(?:at\s+)?${CLOCK}${ZONE}${AFTER}`,
  'i',
);
const CTIME = new RegExp(String.raw`^[a-z]{3}\s+([a-z]{3})\s+(\d{1,2})\s+${CLOCK}${ZONE}\s+(\d{4})$`, 'i');
/** RFC 4517 §3.3.13, generalized time */
const GENERALIZED = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:[.,](\d{1,9}))?(z|[+-]\d{2}:?\d{0,2})?$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads times one after the other: milliseconds since 1970, or why they cannot be said. */
export function timeReader({ zone, order }: TimeReading): (written: string) => TimeRead {
  const format = zone === null || offsetOf(zone) !== null ? null : formatIn(zone);
  return (written) => readTime(written, { zone, order, format });
}

type Known = TimeReading & { format: Intl.DateTimeFormat | null };

function readTime(written: string, { zone, order, format }: Known): TimeRead {
  const text = written
    .slice(0, 128)
    .replace(/[\u202f\u00a0]/g, ' ')
    .trim();
  const since = sinceEpoch(text);
  if (since !== null) return { at: since };
  const found = partsOf(text, order);
  if (found === null) return { why: 'unread' };
  if (found === 'order') return { why: 'order' };
  const own = found.zone?.toLowerCase();
  const at = own ? atOffset(found.parts, offsetOf(own)) : inZone(found.parts, zone, format);
  if (at === null) return { why: own ? 'unread' : 'zone' };
  return { at };
}

/** Whether dates of numbers alone say which comes first: one of them over 12 does. */
export function orderOf(times: Iterable<string>): TimeReading['order'] {
  for (const text of times) {
    const found = NUMBERS.exec(text.trim());
    if (!found) continue;
    if (Number(found[1]) > 12) return 'dmy';
    if (Number(found[3]) > 12) return 'mdy';
  }
  return null;
}

/** Whether it is a zone times can be read in. */
export function isZone(zone: string): boolean {
  return offsetOf(zone) !== null || formatIn(zone) !== null;
}

/** Seconds, milliseconds or microseconds since 1970: of the years 2001 to 2286 their lengths tell them apart. */
function sinceEpoch(text: string): number | null {
  const found = /^(\d{10})(?:\.(\d{1,9}))?$|^(\d{13})$|^(\d{16})$/.exec(text);
  if (!found) return null;
  if (found[1]) return Number(found[1]) * 1000 + fraction(found[2]);
  return found[3] ? Number(found[3]) : Math.floor(Number(found[4]) / 1000);
}

const fraction = (digits: string | undefined): number => Math.floor(Number(`0.${digits ?? '0'}`) * 1000);
const month = (word: string): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;

function partsOf(text: string, order: TimeReading['order']) {
  const general = GENERALIZED.exec(text);
  if (general) {
    const [y, mo, d, h, mi, s] = general.slice(1, 7).map(Number) as [number, number, number, number, number, number];
    return { parts: { y, mo, d, h, mi, s, ms: fraction(general[7]) }, zone: general[8] };
  }
  const first = YEAR_FIRST.exec(text);
  if (first) return made([first[1], first[2], first[3]].map(Number), first.slice(4));
  const named = DAY_MONTH.exec(text);
  if (named) return made([Number(named[3]), month(named[2] as string), Number(named[1])], named.slice(4));
  const months = MONTH_DAY.exec(text);
  if (months) return made([Number(months[3]), month(months[1] as string), Number(months[2])], months.slice(4));
  const ctime = CTIME.exec(text);
  if (ctime) return made([Number(ctime[9]), month(ctime[1] as string), Number(ctime[2])], ctime.slice(3, 9));
  const numbers = NUMBERS.exec(text);
  if (!numbers) return null;
  // Only dates with points are always written day first.
  const how = numbers[2] === '.' ? 'dmy' : order;
  if (how === null) return 'order' as const;
  const [one, two, y] = [Number(numbers[1]), Number(numbers[3]), Number(numbers[4])];
  return made(how === 'dmy' ? [y, two, one] : [y, one, two], numbers.slice(5));
}

function made(date: number[], [h, mi, s, ms, half, zone]: (string | undefined)[]) {
  const [y, mo, d] = date as [number, number, number];
  const hour = Number(h);
  const noon = half ? (hour % 12) + (/^p/i.test(half) ? 12 : 0) : hour;
  return { parts: { y, mo, d, h: noon, mi: Number(mi), s: Number(s ?? 0), ms: fraction(ms) }, zone };
}

/** Minutes east of UTC; null for no offset. */
function offsetOf(zone: string): number | null {
  if (/^(z|utc|gmt)$/i.test(zone)) return 0;
  const found = /^(?:utc|gmt)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone);
  if (!found) return null;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return minutes > 14 * 60 ? null : found[1] === '-' ? -minutes : minutes;
}

function atOffset(parts: Parts, minutes: number | null): number | null {
  const { y, mo, d, h, mi, s, ms } = parts;
  if (minutes === null || mo < 1 || mo > 12 || d < 1 || h > 23 || mi > 59 || s > 60) return null;
  const at = Date.UTC(y, mo - 1, d, h, mi, s, ms);
  return new Date(Date.UTC(y, mo - 1, d)).getUTCDate() === d ? at - minutes * 60_000 : null;
}

/** The moment a clock in that zone shows this. Of the hour shown twice in autumn, the first; of the one left out in spring, as if it had not been. */
function inZone(parts: Parts, zone: string | null, format: Intl.DateTimeFormat | null): number | null {
  if (zone === null) return null;
  const fixed = offsetOf(zone);
  if (fixed !== null) return atOffset(parts, fixed);
  const shown = atOffset(parts, 0);
  if (shown === null || !format) return null;
  const early = shown - offsetAt(format, shown - DAY_MS);
  const late = shown - offsetAt(format, shown + DAY_MS);
  const right = [early, late].sort((a, b) => a - b).find((at) => at + offsetAt(format, at) === shown);
  return right ?? early;
}

const DAY_MS = 86_400_000;
function formatIn(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Milliseconds a zone's clocks are ahead of UTC at a moment. */
function offsetAt(format: Intl.DateTimeFormat, at: number): number {
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month: mo = 1, day, hour, minute, second } = parts;
  return Date.UTC(year, mo - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

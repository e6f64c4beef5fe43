/** A date as a console writes it. */
import { fold } from '../../record/ascii.ts';

const DAY = 86_400_000;
const NEVER = /^(?:never|nie|niemals|jamais|nunca|mai|nooit|nigdy|nikdy|noch nie|not yet|no sign-?ins?)\b/;
const UNITS: readonly [RegExp, number][] = [
  [/^(?:min|minuta|minut)/, 60_000],
  [/^(?:h|hour|hours|std|stunde|heure|hora|ora|ore|uur|godzin|hodin)/, 3_600_000],
  [/^(?:d$|day|tag|jour|dia|giorn|dag|dni|dzien|den$|dny|dnem)/, DAY],
  [/^(?:w$|week|woche|semaine|semana|settiman|weken|tydzien|tygodni|tyden|tydn)/, 7 * DAY],
  [/^(?:month|monat|mois|mes|mese|mesi|maand|miesiac|miesiec|mesic|mesac)/, 30 * DAY],
  [/^(?:y$|year|jahr|an$|ans$|ano|anni|anno|jaar|rok|lat$|let$|roky)/, 365 * DAY],
];
const AGO =
  /^(?:vor|il y a|hace|ha|pred|przed|about|etwa|over|more than)?\s*(\d{1,4}|an?|one|einem|einer|un|une|uno|una|um|uma|een)\s*(\p{L}+)(?:\s+(?:ago|fa|geleden|temu|atras|zpet))?$/u;
const LEFT = 946_684_800_000;

/**
 * The moment in milliseconds since 1970, `never`, or undefined where it cannot be told: no date, or one that could be two (`3/4/2026`). `now`: when it was seen, for
 * “3 days ago”.
 */
export function readDate(text: string, now: number): number | 'never' | undefined {
  const plain = fold(text.trim());
  if (NEVER.test(plain)) return 'never';
  if (/^\d{10}$/.test(plain)) return real(Number(plain) * 1000, now);
  if (/^\d{13}$/.test(plain)) return real(Number(plain), now);
  // Windows counts 100 ns since 1601.
  if (/^1[23]\d{16}$/.test(plain)) return real(Number(plain) / 10_000 - 11_644_473_600_000, now);
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[t ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(z|utc|[+-]\d\d:?\d\d)?)?$/.exec(
    plain,
  );
  if (iso) return real(fromParts(iso[1], iso[2], iso[3]), now);
  const ldap = /^(\d{4})(\d\d)(\d\d)\d{6}(?:\.\d+)?z$/.exec(plain);
  if (ldap) return real(fromParts(ldap[1], ldap[2], ldap[3]), now);
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b/.exec(plain);
  if (dotted) return real(fromParts(dotted[3], dotted[2], dotted[1]), now);
  const other = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b/.exec(plain);
  if (other) return slashed(other, now);
  if (/^(?:today|heute|aujourd'hui|hoy|oggi|hoje|vandaag|dzisiaj|dnes|now|just now|online|gerade)\b/.test(plain))
    return now;
  if (/^(?:yesterday|gestern|hier|ayer|ieri|ontem|gisteren|wczoraj|vcera)\b/.test(plain)) return now - DAY;
  const ago = AGO.exec(plain);
  const unit = ago && UNITS.find(([word]) => word.test(ago[2] ?? ''))?.[1];
  if (ago && unit) return now - (Number(ago[1]) || 1) * unit;
  if (/^[a-z]{3,9}\.? \d{1,2},? \d{4}|^\d{1,2} [a-z]{3,9}\.? \d{4}|^[a-z]{3}, \d/.test(plain))
    return real(Date.parse(`${text} UTC`) || Date.parse(text), now);
  return undefined;
}

const fromParts = (year = '', month = '', day = ''): number => Date.UTC(Number(year), Number(month) - 1, Number(day));

/** Day or month first is told only where one of them is above 12, or both are alike. */
function slashed([, a = '', b = '', year = '']: RegExpExecArray, now: number): number | undefined {
  if (Number(a) > 12 || a === b) return real(fromParts(year, b, a), now);
  return Number(b) > 12 ? real(fromParts(year, a, b), now) : undefined;
}

/** Between 2000 and tomorrow. */
const real = (at: number, now: number): number | undefined => (at >= LEFT && at <= now + 2 * DAY ? at : undefined);

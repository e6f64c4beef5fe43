/** Two phone numbers: international and national forms, separators, trunk prefixes and the scripts of digits aside. The country is never guessed where it decides. */
import { callingCode } from '../../record/calling-code.ts';
import { phoneDigits } from '../../record/phone-digits.ts';
import type { Verdict } from './verdict.ts';

interface Number {
  /** with its country */
  full: boolean;
  digits: string;
  extension: string;
}

/** Where several are shown, one of them. */
export function samePhone(recorded: string, shown: string): Verdict {
  const wanted = numbersIn(recorded);
  const found = numbersIn(shown);
  if (wanted.length === 0 || found.length === 0) return 'different';
  const verdicts = found.flatMap((one) => wanted.map((other) => compare(one, other)));
  return (['same', 'unknown', 'different'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'different';
}

const LEAST = 5;

function compare(a: Number, b: Number): Verdict {
  if (a.extension !== b.extension && !(a.digits + a.extension === b.digits + b.extension)) return 'different';
  if (a.digits + a.extension === b.digits + b.extension && a.full === b.full) return 'same';
  if (a.full && b.full) return sameFull(a.digits, b.digits) ? 'same' : 'different';
  if (a.full !== b.full) {
    const [full, national] = a.full ? [a.digits, b.digits] : [b.digits, a.digits];
    return fullAndNational(full, national);
  }
  return twoNational(a.digits, b.digits);
}

/** Digits that are dialled inside a country and, by mistake or by custom, stand after its code too: the 0 of most, 1 before Mexican and 9 before Argentinian mobiles. */
const INSIDE: Readonly<Record<string, RegExp>> = {
  '52': /^1(?=\d{10}$)/,
  '54': /^9/,
  '7': /^8(?=\d{10}$)/,
  '36': /^06/,
};
const TRUNK = /^0/;

function sameFull(a: string, b: string): boolean {
  const code = callingCode(a);
  if (callingCode(b) !== code) return false;
  return rest(a, code) === rest(b, code);
}

const rest = (digits: string, code: string): string =>
  digits
    .slice(code.length)
    .replace(INSIDE[code] ?? TRUNK, '')
    .replace(TRUNK, '');

/** Trunk prefixes of countries where it is not 0 (ITU-T operational bulletin 994): what a national number may begin with beside itself. */
const TRUNKS: Readonly<Record<string, string>> = {
  '1': '1',
  '7': '8',
  '36': '06',
  '370': '0',
  '375': '80',
  '52': '01',
  '994': '0',
  '371': '8',
};

function fullAndNational(full: string, national: string): Verdict {
  const code = callingCode(full);
  const own = rest(full, code);
  const trunk = TRUNKS[code] ?? '0';
  const bare = national.startsWith(trunk) ? national.slice(trunk.length) : national;
  const forms = [national, bare, national.replace(TRUNK, '')];
  // The plus was left out.
  if (national === full || forms.includes(own) || (national.startsWith(code) && rest(national, code) === own))
    return 'same';
  return isEnd(own, national) ? 'unknown' : 'different';
}

function twoNational(a: string, b: string): Verdict {
  const [left, right] = [a.replace(TRUNK, ''), b.replace(TRUNK, '')];
  if (left === right) return 'same';
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  const before = long.slice(0, long.length - short.length);
  if (!long.endsWith(short)) return 'different';
  // A country's code without its plus before a whole number; anything else before it may be the town's.
  if (short.length >= 8 && /^[1-9]\d{0,2}$/.test(before) && callingCode(long) === before) return 'same';
  if (short.length >= 9 && /^[0-9]$/.test(before) && (before === '8' || before === '1')) return 'same';
  return isEnd(long, short) ? 'unknown' : 'different';
}

/** A number as it is dialled in its own town, or inside its own house. */
const isEnd = (whole: string, part: string): boolean =>
  part.length >= LEAST && part.length < whole.length && whole.endsWith(part);

function numbersIn(text: string): Number[] {
  const one = numberOf(text);
  if (one) return [one];
  return text.split(/[;,|\n]|\s+(?:or|oder|ou|o|of|lub|nebo)\s+|\s\/\s/u).flatMap((part) => numberOf(part) ?? []);
}

const NOT_DIALLED = /\((?=[^)]*\p{L})[^)]*\)|^(?:[\p{L}.]+\s*){1,3}:?\s*(?=[+(\d])|\s*[([]?\p{L}{3,}[)\]]?$/gu;
const EXTENSION =
  /\s*(?:;\s*ext\s*=|,?\s*\b(?:ext(?:ension)?|dw|durchwahl|poste|int(?:erno)?|anexo|ramal|toestel|tst|wew|linka|kl)\b\.?:?)\s*(?=\d{1,6}$)/iu;

function numberOf(text: string): Number | undefined {
  const ascii = text
    .replace(/\p{Nd}/gu, digitOf)
    .replace(/^tel:/i, '')
    .replace(/;(?!\s*ext=)[\w-]+=[^;]*/g, '');
  const marked = ascii.replace(EXTENSION, ' x');
  const plain = marked
    .replace(NOT_DIALLED, '')
    .replace(/[\u2000-\u200a\u00a0·•]/g, ' ')
    .trim();
  const read = phoneDigits(abroad(plain));
  if (read === undefined) return undefined;
  const [number = '', extension = ''] = read.split('x');
  return { full: number.startsWith('+'), digits: number.replace('+', ''), extension };
}

/** Dialled from North America, Australia, Japan or Russia: what others write as 00 or +. */
const abroad = (text: string): string => {
  const found = /^\(?(?:011|0011|010|8[\s-]?10)\)?[\s.-]+(?=[1-9])/.exec(text);
  return found && text.replace(/\D/g, '').length >= 12 ? `+${text.slice(found[0].length)}` : text;
};

/** Digits of every script stand in blocks of ten that begin with zero. */
function digitOf(digit: string): string {
  const point = digit.codePointAt(0) as number;
  if (point < 128) return digit;
  let zero = point;
  while (zero > point - 10 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((point - zero) % 10);
}

/** Countries, time zones, languages and postal codes: by code or by name. */
import { fold } from '../../record/ascii.ts';
import { countryCode } from '../../record/country.ts';
import { languageTests } from '../../record/language-words.ts';
import { remembered } from './remembered.ts';
import type { Verdict } from './verdict.ts';

const codeOf = remembered(countryCode);

export function sameCountry(a: string, b: string): Verdict {
  const [left, right] = [codeOf(a), codeOf(b)];
  if (left && right) return left === right ? 'same' : 'different';
  return fold(a) === fold(b) ? 'same' : left || right ? 'unknown' : 'different';
}

/** Names Windows shows, by the towns in them, and its own ids for zones that are one zone of tz. */
const WINDOWS: Readonly<Record<string, string>> = {
  'w. europe standard time': 'berlin amsterdam bern rome stockholm vienna zurich oslo copenhagen luxembourg',
  'central europe standard time': 'budapest prague belgrade bratislava ljubljana',
  'romance standard time': 'paris brussels madrid copenhagen',
  'central european standard time': 'warsaw sarajevo skopje zagreb',
  'gmt standard time': 'london dublin lisbon edinburgh',
  'eastern standard time': 'new_york detroit toronto',
  'central standard time': 'chicago winnipeg',
  'mountain standard time': 'denver edmonton',
  'pacific standard time': 'los_angeles vancouver',
  'fle standard time': 'kyiv kiev helsinki riga sofia tallinn vilnius',
  'gtb standard time': 'athens bucharest',
  'turkey standard time': 'istanbul',
  'russian standard time': 'moscow',
  'india standard time': 'kolkata calcutta',
  'tokyo standard time': 'tokyo',
  'aus eastern standard time': 'sydney melbourne',
  utc: 'utc gmt',
};
const RENAMED: Readonly<Record<string, string>> = {
  kiev: 'kyiv',
  calcutta: 'kolkata',
  saigon: 'ho_chi_minh',
  rangoon: 'yangon',
  gmt: 'utc',
};

export function sameTimezone(a: string, b: string): Verdict {
  const [left, right] = [townOf(a), townOf(b)];
  if (left && right) return left === right ? 'same' : 'different';
  if (fold(a) === fold(b)) return 'same';
  const [town, other] = left ? [left, b] : [right, a];
  if (!town) return 'different';
  const text = fold(other);
  const towns = WINDOWS[text]?.split(' ');
  if (towns) return towns.includes(town) ? 'same' : 'different';
  return text.replace(/[\s-]+/g, '_').includes(town) ? 'same' : 'unknown';
}

/** `Europe/Berlin` → `berlin`; undefined for what is no zone of tz. */
function townOf(zone: string): string | undefined {
  const found = /^(?:[a-z]+\/)+([a-z_-]+)$|^(utc|gmt)$/.exec(fold(zone.trim()).replace('etc/', ''));
  const town = found?.[1] ?? found?.[2];
  return town && (RENAMED[town] ?? town);
}

const testsOf = remembered(languageTests);
const TAG = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i;
const USUAL = 'en de fr es it pt nl pl cs sk da sv nb fi hu ro tr ru uk bg hr sl el he ar ja zh ko'.split(' ');

export function sameLanguage(a: string, b: string): Verdict {
  const [tag, other] = TAG.test(a) ? [a, b] : [b, a];
  if (!TAG.test(tag)) return fold(a) === fold(b) ? 'same' : 'unknown';
  const [base, ...more] = tag.toLowerCase().split(/[-_]/);
  if (TAG.test(other) && !/^[a-z]{4,}$/i.test(other)) {
    const [otherBase, ...otherMore] = other.toLowerCase().split(/[-_]/);
    const region = more.length === 0 || otherMore.length === 0 || more.join() === otherMore.join();
    return base === otherBase && region ? 'same' : 'different';
  }
  const bare = other.replace(/\s*\(.*$/, '');
  if (testsOf(tag).some((test) => test(other) || test(bare))) return 'same';
  return USUAL.some((one) => one !== base && testsOf(one).some((test) => test(bare))) ? 'different' : 'unknown';
}

/** `D-10115`, `10115`; `SW1A 1AA`, `sw1a1aa`; `12345`, `12345-6789`. */
export function samePostalCode(a: string, b: string): Verdict {
  const [left, right] = [codeKey(a), codeKey(b)];
  const zip = (short: string, long: string) => /^\d{5}$/.test(short) && /^\d{9}$/.test(long) && long.startsWith(short);
  return left === right || zip(left, right) || zip(right, left) ? 'same' : 'different';
}

const codeKey = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^[a-z]{1,3}[\s-]+(?=\d{4,6}$)/, '')
    .replace(/[\s-]/g, '');

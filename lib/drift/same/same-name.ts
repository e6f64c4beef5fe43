/** Whether two names are one person's name: order, titles, initials, middle names, hyphens, diacritics and alphabets aside. */
import { skeleton } from '../../record/confusable.ts';
import { scriptsOf } from '../../record/writing-script.ts';
import { isSlip } from './edits.ts';
import { type NameWord, type PersonName, readName } from './person-name.ts';
import { anySame, soundKey } from './spellings.ts';
import type { Verdict } from './verdict.ts';

/** Both clean and not empty. */
export function sameName(a: string, b: string): Verdict {
  if (a === b) return 'same';
  const [left, right] = [readName(a), readName(b)];
  if (NOT_LATIN.test(a) || NOT_LATIN.test(b)) {
    if (mixes(a) || mixes(b)) return skeleton(a) === skeleton(b) ? 'lookalike' : 'different';
    const [scriptsA, scriptsB] = [scriptsIn(a), scriptsIn(b)];
    if (![...scriptsA].some((one) => scriptsB.has(one)) && scriptsA.size > 0 && scriptsB.size > 0)
      return acrossScripts(left, right);
  }
  if (left.generation && right.generation && left.generation !== right.generation) return 'different';
  if (left.words.length === 0 || right.words.length === 0) return 'different';
  if (sameWords(left.words, right.words)) return 'same';
  if (skeleton(a) === skeleton(b)) return 'lookalike';
  return slipped(left.words, right.words) ? 'spelling' : 'different';
}

/** Whether two lists of words are one name. */
export function sameWords(a: readonly NameWord[], b: readonly NameWord[]): boolean {
  if (anySame(joined(a), joined(b))) return true;
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  const taken = matched(shorter, longer);
  if (!taken) return false;
  // Initials alone say nobody: a whole word must be common.
  if (
    !shorter.some(
      (word) =>
        !word.initial &&
        word.forms.some((form) => longer.some((other) => !other.initial && other.forms.includes(form))),
    )
  )
    return false;
  if (shorter.length === longer.length) return true;
  if (longer.every((word, at) => taken.has(at) || word.initial)) return true;
  return shorter.length > 1 && taken.has(0) && taken.has(longer.length - 1);
}

/** All words as one text, in order and sorted, per spelling. */
function joined(words: readonly NameWord[]): string[] {
  const most = Math.max(...words.map(({ forms }) => forms.length));
  return Array.from({ length: most }, (_, at) => words.map(({ forms }) => forms[at] ?? forms.at(-1) ?? '').join(''));
}

/** The places in `longer` that the words of `shorter` match, each once; null when one finds none. */
function matched(shorter: readonly NameWord[], longer: readonly NameWord[]): Set<number> | null {
  const taken = new Set<number>();
  const find = (word: NameWord, fits: (a: NameWord, b: NameWord) => boolean) =>
    longer.findIndex((other, at) => !taken.has(at) && fits(word, other));
  const open: NameWord[] = [];
  for (const word of shorter) {
    const at = find(word, (one, other) => anySame(one.forms, other.forms));
    if (at >= 0) taken.add(at);
    else open.push(word);
  }
  for (const word of open) {
    const at = find(word, (one, other) => begins(one, other) || begins(other, one));
    if (at < 0) return null;
    taken.add(at);
  }
  return taken;
}

const begins = (short: NameWord, long: NameWord): boolean =>
  short.initial && short.forms.some((form) => long.forms.some((other) => other.startsWith(form)));

/** A slip in one word, the others being the same. */
function slipped(a: readonly NameWord[], b: readonly NameWord[]): boolean {
  if (a.length !== b.length) return anySlip(joined(a), joined(b));
  const off = a.flatMap((word, at) => (anySame(word.forms, b[at]?.forms ?? []) ? [] : [at]));
  const [at] = off;
  return off.length === 1 && at !== undefined && anySlip(a[at]?.forms ?? [], b[at]?.forms ?? []);
}

const anySlip = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((one) => b.some((other) => isSlip(one, other)));

function acrossScripts(a: PersonName, b: PersonName): Verdict {
  const keys = ({ words }: PersonName) => words.map(({ forms }) => soundKey(forms[0] ?? ''));
  const [left, right] = [keys(a), keys(b)];
  if (left.includes(null) || right.includes(null)) return 'unknown';
  const [shorter, longer] = left.length <= right.length ? [left, right] : [right, left];
  const near = shorter.filter((one) => longer.some((other) => one === other || isSlip(one as string, other as string)));
  if (near.length === shorter.length) return 'same';
  return near.length > 0 && shorter.length > 1 ? 'different' : 'unknown';
}

/** Nearly every name is written in Latin letters alone. */
const NOT_LATIN = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

function scriptsIn(text: string): Set<string> {
  const found = new Set<string>();
  for (const letter of text) {
    if (!/\p{L}/u.test(letter)) continue;
    const scripts = scriptsOf(letter);
    if (scripts !== 'any') for (const script of scripts) found.add(script);
  }
  return found;
}

const LATIN_WITH_OTHERS =
  /(?:\p{Script=Latin}\p{M}*[\p{Script=Cyrillic}\p{Script=Greek}])|(?:[\p{Script=Cyrillic}\p{Script=Greek}]\p{M}*\p{Script=Latin})/u;
/** Latin and Cyrillic or Greek letters in one word: nobody's name. */
const mixes = (text: string): boolean => LATIN_WITH_OTHERS.test(text);

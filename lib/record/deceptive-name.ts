/**
 * Names that look like another or hide something: invisible characters, directions that reorder what is read, letters of one script dressed as another's.
 * After UTS 39 (§5.2 restriction levels, §5.3 mixed numbers, §5.4 marks), for names of people and companies: a word in one script of any kind is fine.
 */
import { hasInvisible } from './confusable.ts';
import { joins, scriptsOf } from './writing-script.ts';

/** Latin-1 and Latin Extended-A without the soft hyphen: one script, everything seen. Most names end here. */
const PLAIN = /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u017f]*$/;

/** Null when the text is a name as it seems; else a sentence that shows the character, its code point and its place, and what to do. */
export function deceptive(text: string): string | null {
  if (PLAIN.test(text)) return null;
  const letters = Array.from(text.normalize('NFC'));
  for (const at of letters.keys()) {
    const fault = hidden(letters, at) ?? disguised(letters[at] as string) ?? stacked(letters, at);
    if (fault)
      return `${shown(letters, at)} holds ${fault}, ${codePoint(letters[at] as string)}, at place ${at + 1}. ${mend(fault)}`;
  }
  return mixed(letters);
}

const NAMES: Readonly<Record<string, string>> = {
  '\u00ad': 'a soft hyphen nobody sees',
  '\u200b': 'a zero-width space nobody sees',
  '\u200c': 'a zero-width non-joiner nobody sees',
  '\u200d': 'a zero-width joiner nobody sees',
  '\u2060': 'a word joiner nobody sees',
  '\ufeff': 'a byte order mark nobody sees',
  '\u3164': 'a Hangul filler nobody sees',
};

function hidden(letters: readonly string[], at: number): string | undefined {
  const letter = letters[at] as string;
  if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(letter))
    return 'a sign that changes the direction of reading';
  if (letter === '\u200c' || letter === '\u200d')
    return joins(letters[at - 1] ?? '') && joins(letters[at + 1] ?? '') ? undefined : NAMES[letter];
  if (/\p{Variation_Selector}/u.test(letter)) return 'a variation selector nobody sees';
  if (/\p{Cs}/u.test(letter)) return 'half a character';
  if (/\p{Co}/u.test(letter)) return 'a private character that each device shows differently';
  if (/\p{Cn}/u.test(letter)) return 'a code that is no character yet';
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(letter)) return 'a control character or line break';
  if (hasInvisible(letter)) return Object.hasOwn(NAMES, letter) ? NAMES[letter] : 'a character nobody sees';
  return undefined;
}

/** Letters made to look like ASCII ones in another dress (mathematical, full-width, Roman numerals), and three Latin ones nobody tells from a, g and l. */
function disguised(letter: string): string | undefined {
  if (letter <= '\u017f' || !/[\p{L}\p{N}]/u.test(letter)) return undefined;
  const plain = letter.normalize('NFKC');
  const twin = plain !== letter && /[A-Za-z0-9]/.test(plain) ? plain : { ɑ: 'a', ɡ: 'g', ǀ: 'l' }[letter];
  return twin === undefined ? undefined : `a letter that only looks like “${twin}”`;
}

const MOST_MARKS = 4;

function stacked(letters: readonly string[], at: number): string | undefined {
  if (!/\p{M}/u.test(letters[at] as string)) return undefined;
  const before = letters[at - 1] ?? ' ';
  if (!/[\p{L}\p{M}\p{N}\u200c\u200d]/u.test(before)) return 'an accent without its letter';
  if (letters[at] === '\u0307' && /[ijɩ]/.test(before)) return 'a dot on a letter that has one';
  const run = letters.slice(Math.max(0, at - MOST_MARKS), at);
  const tooMany = run.length === MOST_MARKS && run.every((letter) => /\p{Mn}/u.test(letter));
  return /\p{Mn}/u.test(letters[at] as string) && (before === letters[at] || tooMany)
    ? 'more accents than a letter carries'
    : undefined;
}

/** Letters of Cyrillic and Greek that print as a Latin one does, in most fonts (confusables.txt). */
const LATIN_LIKE = /^[аеорсухіјѕһԁԛԝӏѵАВЕКМНОРСТУХІЈЅҺԚԜӀαγικνορυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ]+$/;
/** Signs of East Asian writing that look like a hyphen, a slash or a letter where they stand among Latin ones. */
const SIGN_LIKE = /^[一丨丶〇ノーㅡㅣ]$/;

/** Two scripts in one word; or, beside Latin words, a word of another script that nobody could tell from a Latin one. */
function mixed(letters: readonly string[]): string | null {
  let script: readonly string[] | undefined;
  let start = 0;
  for (const [at, letter] of letters.entries()) {
    if (!/[\p{L}\p{M}\p{N}\u200c\u200d]/u.test(letter)) {
      script = undefined;
      start = at + 1;
      continue;
    }
    const own = scriptsOf(letter);
    if (own === 'any') continue;
    const common = script?.filter((one) => own.includes(one)) ?? own;
    const pair = [...(script ?? []), ...own];
    const latinBeside = pair.includes('Latin') && pair.includes('East Asian');
    if (common.length === 0 && (!latinBeside || SIGN_LIKE.test(letter)))
      return `${shown(letters, at)} mixes scripts in one word: “${letter}” (${codePoint(letter)}, at place ${at + 1}) is ${own[0]}, what stands before it ${script?.[0]}. Write the word in one script.`;
    script = common.length > 0 ? common : script;
  }
  return start === 0 ? null : dressed(letters);
}

function dressed(letters: readonly string[]): string | null {
  const words = [...letters.join('').matchAll(/[\p{L}\p{M}]+/gu)];
  if (!words.some(([word]) => /\p{scx=Latin}/u.test(word))) return null;
  const found = words.find(([word]) => LATIN_LIKE.test(word));
  if (!found) return null;
  const at = Array.from(letters.join('').slice(0, found.index)).length;
  const letter = letters[at] as string;
  return `${shown(letters, at)} holds the word “${found[0]}”, which looks Latin and is ${String(scriptsOf(letter))} (“${letter}” is ${codePoint(letter)}, at place ${at + 1}). Write it in Latin letters.`;
}

const AROUND = 24;

/** The text around the place, with what cannot be seen as its code point. */
function shown(letters: readonly string[], at: number): string {
  const from = Math.max(0, at - AROUND);
  const to = Math.min(letters.length, at + AROUND);
  const seen = letters
    .slice(from, to)
    .map((letter) => (hasInvisible(letter) || /[\p{C}\p{Zl}\p{Zp}]/u.test(letter) ? `⟨${codePoint(letter)}⟩` : letter))
    .join('');
  return `“${from > 0 ? '…' : ''}${seen}${to < letters.length ? '…' : ''}”`;
}

function codePoint(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function mend(fault: string): string {
  return fault.startsWith('a letter') ? 'Write it with ordinary letters.' : 'Remove it.';
}

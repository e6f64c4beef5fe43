/**
 * Which writing a letter belongs to, by Script_Extensions (Unicode Standard Annex 24): a letter of several (the Japanese length mark, Arabic digits) belongs to each.
 * Han, kana, Hangul and Bopomofo are one: names of East Asia mix them, and Latin beside them (UTS 39 §5.2, "highly restrictive").
 */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Latin', /\p{scx=Latin}/u],
  ['Cyrillic', /\p{scx=Cyrillic}/u],
  ['Greek', /\p{scx=Greek}/u],
  ['East Asian', /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}]/u],
  ['Arabic', /\p{scx=Arabic}/u],
  ['Hebrew', /\p{scx=Hebrew}/u],
  ['Armenian', /\p{scx=Armenian}/u],
  ['Georgian', /\p{scx=Georgian}/u],
  ['Devanagari', /\p{scx=Devanagari}/u],
  ['Bengali', /\p{scx=Bengali}/u],
  ['Gurmukhi', /\p{scx=Gurmukhi}/u],
  ['Gujarati', /\p{scx=Gujarati}/u],
  ['Odia', /\p{scx=Oriya}/u],
  ['Tamil', /\p{scx=Tamil}/u],
  ['Telugu', /\p{scx=Telugu}/u],
  ['Kannada', /\p{scx=Kannada}/u],
  ['Malayalam', /\p{scx=Malayalam}/u],
  ['Sinhala', /\p{scx=Sinhala}/u],
  ['Thai', /\p{scx=Thai}/u],
  ['Lao', /\p{scx=Lao}/u],
  ['Khmer', /\p{scx=Khmer}/u],
  ['Burmese', /\p{scx=Myanmar}/u],
  ['Tibetan', /\p{scx=Tibetan}/u],
  ['Mongolian', /\p{scx=Mongolian}/u],
  ['Ethiopic', /\p{scx=Ethiopic}/u],
  ['Syriac', /\p{scx=Syriac}/u],
  ['Thaana', /\p{scx=Thaana}/u],
  ['N’Ko', /\p{scx=Nko}/u],
  ['Cherokee', /\p{scx=Cherokee}/u],
  ['Tifinagh', /\p{scx=Tifinagh}/u],
  ['Canadian syllabic', /\p{scx=Canadian_Aboriginal}/u],
];

/** Scripts whose spelling needs the zero-width joiner or non-joiner inside words (RFC 5892 appendix A, and the Arabic-like ones). */
const JOINING: ReadonlySet<string> = new Set([
  'Arabic',
  'Syriac',
  'Mongolian',
  'N’Ko',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Odia',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Khmer',
  'Burmese',
]);

const LATIN = ['Latin'] as const;

/** The scripts the letter belongs to, by their everyday names; `any` = it stands with every script (digits, most marks); `another` = one not listed here. */
export function scriptsOf(letter: string): readonly string[] | 'any' {
  if (/^[a-z]$/i.test(letter)) return LATIN;
  const found = SCRIPTS.filter(([, is]) => is.test(letter)).map(([name]) => name);
  if (found.length > 0) return found;
  return /[\p{Script=Common}\p{Script=Inherited}]/u.test(letter) ? 'any' : ['another'];
}

/** Whether a zero-width joiner or non-joiner may stand beside the letter. */
export function joins(letter: string): boolean {
  const scripts = scriptsOf(letter);
  return scripts !== 'any' && /[\p{L}\p{M}]/u.test(letter) && scripts.some((script) => JOINING.has(script));
}

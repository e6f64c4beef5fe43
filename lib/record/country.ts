import { fold } from './ascii.ts';

/** Languages in which consoles show country names; ICU knows the names (CLDR territories). */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'cs', 'da', 'sv', 'nb', 'fi', 'hu', 'ro', 'tr'];

/** Names in everyday use beside CLDR's, folded. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  US: ['usa', 'united states of america'],
  GB: ['uk', 'great britain', 'united kingdom of great britain and northern ireland'],
  CZ: ['czech republic'],
  NL: ['holland', 'the netherlands'],
  KR: ['korea, republic of', 'republic of korea'],
  VN: ['viet nam'],
  RU: ['russian federation'],
  TR: ['turkey'],
  MK: ['macedonia'],
};

/** ISO 3166-1 alpha-2 code of a country given as code or name, in the usual languages; undefined for what is neither. `UK` is GB. */
export function countryCode(text: string): string | undefined {
  const wanted = fold(text.trim());
  if (/^[a-z]{2}$/.test(wanted)) {
    const code = wanted === 'uk' ? 'GB' : wanted.toUpperCase();
    return nameOf('en', code) ? code : undefined;
  }
  if (wanted === '') return undefined;
  const also = Object.keys(ALSO).find((code) => ALSO[code]?.includes(wanted));
  if (also) return also;
  for (const language of LANGUAGES) {
    const names = namesIn(language);
    const code = CODES.find((one) => fold(names.of(one) ?? '') === wanted);
    if (code) return code;
  }
  return undefined;
}

/** True when the text is that country's code or name. Cheaper than `countryCode` for many texts and one country. */
export function namesCountry(code: string): (text: string) => boolean {
  const words = new Set([
    code.toLowerCase(),
    ...(ALSO[code] ?? []),
    ...LANGUAGES.map((language) => fold(nameOf(language, code) ?? '')),
  ]);
  words.delete('');
  return (text) => words.has(fold(text.trim()));
}

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
/** Every pair but the user-assigned and reserved ones, which CLDR names too, and those of countries that are no more (DD, YU …), which it calls as their successors. */
const CODES = LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).filter(
  (code) => !/^(?:Q[M-Z]|X[A-JL-Z]|AA|ZZ|E[UZ]|UN|UK)$/.test(code) && new Intl.Locale(`und-${code}`).region === code,
);

function namesIn(language: string): Intl.DisplayNames {
  return new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
}

/** A country's everyday English name, of a code; any other text as it is. */
export function countryName(text: string): string {
  const code = /^[A-Za-z]{2}$/.test(text.trim()) ? countryCode(text) : undefined;
  return (code && nameOf('en', code)) ?? text;
}

function nameOf(language: string, code: string): string | undefined {
  return CODES.includes(code) ? namesIn(language).of(code) : undefined;
}

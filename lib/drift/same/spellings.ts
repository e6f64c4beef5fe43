/** The usual ways one word is written where a keyboard, a directory or another alphabet does not have its letters. */
import { fold } from '../../record/ascii.ts';

/** `Åse Møller` → `ase moller`, `aase moeller`; `Đorđe` → `dorde`, `djordje`. Lower case, always at least one. */
export function spellings(text: string): string[] {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return [lower];
  const found = new Set([fold(lower), fold(lower, 'long')]);
  found.add(
    fold(
      lower.normalize('NFC').replace(NORDIC, (letter) => OTHERWISE[letter] ?? letter),
      'long',
    ),
  );
  for (const one of [...found]) {
    const tidy = semitic(one);
    if (tidy !== one) found.add(tidy);
  }
  return [...found];
}

const ASCII = /^\p{ASCII}*$/u;
const NORDIC = /[øåđð]/g;
const OTHERWISE: Readonly<Record<string, string>> = { ø: 'oe', å: 'aa', đ: 'dj', ð: 'dh' };

/** Vowel signs and letter forms that are written or left out at will. */
const semitic = (text: string): string =>
  text
    .replace(/[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ة/g, 'ه')
    .replace(/[ىی]/g, 'ي')
    .replace(/ک/g, 'ك');

/** Whether two texts have a spelling in common. */
export function anySame(a: readonly string[], b: readonly string[]): boolean {
  return a.some((one) => b.includes(one));
}

const CYRILLIC: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    ґ: 'g',
    д: 'd',
    е: 'e',
    ё: 'e',
    є: 'ie',
    ж: 'zh',
    з: 'z',
    и: 'i',
    і: 'i',
    ї: 'i',
    й: 'i',
    к: 'k',
  },
  ...{
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ў: 'u',
    ф: 'f',
    х: 'kh',
    ц: 'ts',
    ч: 'ch',
    ш: 'sh',
    щ: 'shch',
  },
  ...{
    ъ: '',
    ы: 'y',
    ь: '',
    э: 'e',
    ю: 'iu',
    я: 'ia',
    ђ: 'dj',
    ј: 'j',
    љ: 'lj',
    њ: 'nj',
    ћ: 'c',
    џ: 'dzh',
    ѓ: 'g',
    ќ: 'k',
    ѕ: 'dz',
  },
};
const GREEK: Readonly<Record<string, string>> = {
  ...{
    α: 'a',
    β: 'v',
    γ: 'g',
    δ: 'd',
    ε: 'e',
    ζ: 'z',
    η: 'i',
    θ: 'th',
    ι: 'i',
    κ: 'k',
    λ: 'l',
    μ: 'm',
    ν: 'n',
    ξ: 'x',
    ο: 'o',
    π: 'p',
    ρ: 'r',
  },
  ...{ σ: 's', ς: 's', τ: 't', υ: 'i', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o' },
};

/**
 * A name in Latin, Cyrillic or Greek letters as one rough key, alike for the transliterations in use (ISO 9, passports, everyday: Yuliya, Iuliia, Julija); null for other scripts.
 * For comparing across alphabets only: it says that two may be one name.
 */
export function soundKey(text: string): string | null {
  let latin = '';
  for (const letter of text.toLowerCase().normalize('NFC')) {
    if (Object.hasOwn(CYRILLIC, letter)) latin += CYRILLIC[letter];
    else {
      const bare = letter.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
      latin += Object.hasOwn(GREEK, bare) ? GREEK[bare] : letter;
    }
  }
  const folded = fold(latin).replace(/[^\p{L}]/gu, '');
  if (!/^[a-z]*$/.test(folded)) return null;
  return SOUNDS.reduce((key, [from, to]) => key.replace(from, to), folded).replace(/(.)\1+/g, '$1');
}

const SOUNDS: readonly [RegExp, string][] = [
  [/shch|sch|stsch|šč/g, 'S'],
  [/tch|tsch|ch|cz/g, 'C'],
  [/sh|sz/g, 'S'],
  [/zh|rz/g, 'Z'],
  [/kh|h/g, 'x'],
  [/ts|tz|c/g, 's'],
  [/th/g, 't'],
  [/ph/g, 'f'],
  [/mp/g, 'b'],
  [/nt/g, 'd'],
  [/gk|ng/g, 'g'],
  [/ou/g, 'u'],
  [/ks|x(?=i|o)/g, 'x'],
  [/[wuv]/g, 'v'],
  [/[yj]/g, 'i'],
  [/i+[aeo]|ei|ai|oi|i+v/g, 'i'],
  [/Z/g, 'z'],
];

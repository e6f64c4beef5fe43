/**
 * Transliteration of Latin letters to ASCII, as directories usually do it: umlauts and ligatures by the table below, every other letter
 * with diacritics by dropping the marks (NFKD). Unlike passports (ICAO Doc 9303) å is a and ø is o, as people spell their own logins. Scripts other than Latin are not guessed at.
 */
const LETTERS: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  ẞ: 'SS',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'k',
  ı: 'i',
  ə: 'e',
};

/** Apostrophes and dashes people have in names, some of which Unicode counts as letters. */
const SIGNS: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  ʻ: "'",
  ʹ: "'",
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
};

const MARKS = /[\u0300-\u036f]/g;
const PRINTABLE = /^[\x20-\x7e]*$/;
const UPPER = /\p{Lu}/u;

/**
 * The text in ASCII, or null when a letter or digit of it has no ASCII form (Cyrillic, Han, Arabic …): half a name is never given.
 * Signs without a form are dropped. `ÄRGER` gives `AERGER`, `Ärger` gives `Aerger`.
 */
export function toAscii(text: string): string | null {
  if (PRINTABLE.test(text)) return text;
  const letters = Array.from(text.normalize('NFC'));
  let out = '';
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] as string;
    const form =
      letter >= ' ' && letter <= '~' ? letter : asciiLetter(letter, letters[at + 1] ?? letters[at - 1] ?? '');
    if (form === null) return null;
    out += form;
  }
  return out;
}

/** `neighbour` says whether the word is written in capitals. */
function asciiLetter(letter: string, neighbour: string): string | null {
  const sign = own(SIGNS, letter);
  if (sign !== undefined) return sign;
  const shout = UPPER.test(neighbour);
  const known = spelled(letter, shout);
  if (known !== undefined) return known;
  let out = '';
  for (const part of letter.normalize('NFKD').replace(MARKS, '')) {
    if (PRINTABLE.test(part)) out += part;
    else {
      const base = spelled(part, shout);
      if (base === undefined && /[\p{L}\p{N}]/u.test(part)) return null;
      out += base ?? '';
    }
  }
  return out;
}

function spelled(letter: string, shout: boolean): string | undefined {
  const exact = own(LETTERS, letter);
  if (exact !== undefined) return exact;
  const form = own(LETTERS, letter.toLowerCase());
  if (form === undefined) return undefined;
  return shout ? form.toUpperCase() : form.charAt(0).toUpperCase() + form.slice(1);
}

function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

const BARE: Readonly<Record<string, string>> = { ...LETTERS, ä: 'a', ö: 'o', ü: 'u' };
const FOREIGN = /\P{ASCII}/u;
const EACH_FOREIGN = /\P{ASCII}/gu;

/**
 * The text as it is compared and searched: lower case, marks dropped, Latin letters spelled bare (`Müller` → `muller`). Other scripts stay.
 * Give `spelling: 'long'` for the other usual spelling (`mueller`); two texts are alike when either spelling agrees.
 */
export function fold(text: string, spelling: 'bare' | 'long' = 'bare'): string {
  const lower = text.toLowerCase();
  if (!FOREIGN.test(lower)) return lower;
  const table = spelling === 'bare' ? BARE : LETTERS;
  // Most texts have two or three such letters: only they are looked at, not every letter.
  const spelledOut = lower
    .normalize('NFC')
    .replace(EACH_FOREIGN, (letter) => own(table, letter) ?? own(SIGNS, letter) ?? letter);
  return FOREIGN.test(spelledOut) ? spelledOut.normalize('NFKD').replace(MARKS, '').toLowerCase() : spelledOut;
}

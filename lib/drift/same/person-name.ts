/** A person's name taken apart: words in the order given – middle – family, titles and additions left out. */
import { spellings } from './spellings.ts';

export interface NameWord {
  /** every usual spelling, apostrophes and hyphens dropped */
  forms: string[];
  initial: boolean;
}

export interface PersonName {
  words: NameWord[];
  /** jr, sr, ii …; undefined where it is not said */
  generation?: string | undefined;
}

/** Titles no name consists of. */
const TITLES = new Set(
  (
    'adm admin dr drs drin prof professor dipl dipling diplkfm diplinf mudr judr phdr rndr paeddr pharmdr thdr mvdr thlic csc drsc phd dphil dba llm llb msc bsc beng meng mphil mba ' +
    'bba mph rn cpa cissp herr frau mr mrs ms miss mx mme mlle monsieur madame mademoiselle señor señora señorita senor senora senorita srta sra sig sigra signor signora ' +
    'dott dottssa dssa dottoressa avv dhr mevr mevrouw meneer univprof hofrat mgra inz lic engr esq emer hc dri'
  ).split(' '),
);
/** Words that are titles and names too: a title only before, or after, a name that stands without it. */
const BEFORE = new Set(
  'ing mag mgr bc doc don doña dona sr hr fr arch geom rag pan pani paní pán panna sir dame lord lady rev capt hon mw heer eng dra m ra'.split(
    ' ',
  ),
);
const AFTER = new Set('ma ba bs md do jd ing mag bc ms eng dds rn pe sc fh tu eh'.split(' '));
const GENERATIONS: Readonly<Record<string, string>> = {
  ...{ jr: 'jr', jnr: 'jr', junior: 'jr', jun: 'jr', filho: 'jr', hijo: 'jr', ml: 'jr', mladší: 'jr', fils: 'jr' },
  ...{ snr: 'sr', senior: 'sr', sen: 'sr', st: 'sr', starší: 'sr', ii: 'ii', iii: 'iii', iv: 'iv' },
};

/** Those that are no given name. */
const CLEAR = new Set(['jr', 'jnr', 'snr', 'ii', 'iii', 'iv']);

/** `text` clean. “Dr. Lovelace, Ada (Fabrikam)” → ada, lovelace. */
export function readName(text: string): PersonName {
  const parts = bare(text)
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const said: { generation?: string } = {};
  const [first = '', ...rest] = parts;
  // What stands after a comma is a title, a generation, or the given names of a family name before it.
  const family = wordsOf(first);
  const whole = family.length > 1;
  const given = rest.flatMap((part) => {
    const words = wordsOf(part).filter((word) => !((whole || CLEAR.has(plain(word))) && takeGeneration(word, said)));
    return words.every((word) => isTitle(word) || (whole && (AFTER.has(plain(word)) || BEFORE.has(plain(word)))))
      ? []
      : [words];
  });
  const turned = given.length > 0;
  const words = [...given.flat(), ...family];
  return { words: withoutTitles(words, said, turned).map(wordOf), generation: said.generation };
}

const BRACKETS = /\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}|<[^<>]*>|"[^"]*"|“[^”]*”|„[^“”]*[“”]/gu;
const AFTER_BAR = /\s*[|•·/@]\s.*$|\s+[-–—:]\s+.*$/u;

/** Without what consoles add behind or around a name: (Admin), [Fabrikam], | Service desk. */
function bare(text: string): string {
  const cut = text.replace(BRACKETS, ' ').replace(AFTER_BAR, '').trim();
  return /\p{L}/u.test(cut) ? cut : text;
}

/** Initials written together are apart: J.R.R. → J R R. */
const wordsOf = (part: string): string[] =>
  part
    .replace(/(?<=(?:^|[\s.])\p{L})\.(?=\p{L})/gu, '. ')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));

const plain = (word: string): string => word.toLowerCase().replace(/[.\-’']/g, '');
const isTitle = (word: string): boolean => {
  const one = plain(word);
  return (
    TITLES.has(one) ||
    (/^(?:dipl|dr|univ|mag|bakk|ing)\b/i.test(word) &&
      word.includes('.') &&
      one.length > 3 &&
      !/^\p{Lu}\p{Ll}{3,}$/u.test(word))
  );
};

function takeGeneration(word: string, said: { generation?: string }): boolean {
  const one = plain(word);
  const found = Object.hasOwn(GENERATIONS, one) ? GENERATIONS[one] : undefined;
  if (!found || said.generation) return false;
  said.generation = found;
  return true;
}

function withoutTitles(words: readonly string[], said: { generation?: string }, turned: boolean): string[] {
  let kept = words.filter((word) => !isTitle(word));
  if (kept.length === 0) return [...words];
  const last = kept.at(-1) as string;
  // “St” and “Jun” are names, too: only behind a whole name are they anything else.
  if (kept.length > 2 && !turned && (last.includes('.') || plain(last) in GENERATIONS) && takeGeneration(last, said))
    kept = kept.slice(0, -1);
  while (kept.length > 2 && BEFORE.has(plain(kept[0] as string)) && !isInitial(kept[0] as string)) kept = kept.slice(1);
  while (
    kept.length > 2 &&
    AFTER.has(plain(kept.at(-1) as string)) &&
    (kept.at(-1) as string).toUpperCase() === kept.at(-1)
  )
    kept = kept.slice(0, -1);
  return kept;
}

const isInitial = (word: string): boolean =>
  /^\p{L}\.?$/u.test(word) && !/\p{Script=Han}|\p{Script=Hangul}/u.test(word);

function wordOf(word: string): NameWord {
  const forms = new Set(spellings(word).map((form) => form.replace(/[^\p{L}\p{M}\p{N}]/gu, '')));
  return { forms: [...forms], initial: isInitial(word) };
}

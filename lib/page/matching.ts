import type { Concept } from './rules/concepts.ts';
import { FILLERS, PHRASES, SMALL_WORDS } from './rules/phrases.ts';
import { wordsOf } from './words.ts';

export interface Hit {
  concept: Concept;
  /** the words that said so */
  words: string;
  /** share of the text's meaningful words this hit accounts for, 0 to 1 */
  share: number;
}

/** Longest phrase in words. */
const LONGEST = 6;

const SMALL = new Set(SMALL_WORDS.split(' '));
const FILLER = new Set(FILLERS.split(','));

/** Phrases with their words run together: one look-up finds `first name`, `first_name`, `firstName` and `firstname` alike. */
const BOOK: ReadonlyMap<string, Concept> = new Map(
  (Object.entries(PHRASES) as [Concept, string][]).flatMap(([concept, list]) =>
    list.split(',').map((phrase) => [phrase.replaceAll(' ', ''), concept] as const),
  ),
);

/** What a text is about, in its own order. Whole words only: `Stanford` is no state and no town. */
export function hitsIn(text: string): Hit[] {
  const words = meaningful(text);
  const hits: Hit[] = [];
  for (let start = 0; start < words.length; ) {
    const length = longestAt(words, start);
    const concept = BOOK.get(words.slice(start, start + length).join(''));
    if (concept)
      hits.push({ concept, words: words.slice(start, start + length).join(' '), share: length / words.length });
    start += Math.max(1, length);
  }
  return hits;
}

function meaningful(text: string): string[] {
  const all = wordsOf(text).flatMap((word) => (BOOK.has(word) ? [word] : takeApart(word)));
  const kept = all.filter((word) => !SMALL.has(word));
  return kept.slice(0, 24);
}

function longestAt(words: string[], start: number): number {
  for (let length = Math.min(LONGEST, words.length - start); length > 0; length--) {
    if (BOOK.has(words.slice(start, start + length).join(''))) return length;
  }
  return 0;
}

/** Takes a run-together name (`userfirstname`) apart when known words cover it to the last letter; else gives it back whole. */
function takeApart(word: string): string[] {
  if (word.length < 6 || word.length > 40) return [word];
  const best: (string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    let found: string[] | null = null;
    for (let start = Math.max(0, end - 24); start <= end - 2; start++) {
      const before = best[start];
      const part = word.slice(start, end);
      if (!before || !(FILLER.has(part) || (part.length > 2 && BOOK.has(part)))) continue;
      if (!found || before.length + 1 < found.length) found = [...before, part];
    }
    best[end] = found;
  }
  return best[word.length] ?? [word];
}

import type { Concept } from './rules/concepts.ts';
import { ALONE, FILLERS, LABEL_PHRASES, NAME_PHRASES, PHRASES, SMALL_WORDS, WHOSE } from './rules/phrases.ts';
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
const OWNER = new Set(WHOSE.split(','));
const FILLER = new Set([...OWNER, ...FILLERS.split(',')]);
const WHOLE_TEXT_ONLY = new Set(ALONE.split(','));

type Book = Map<string, Concept>;

/** Phrases with their words run together: one look-up finds `first name`, `first_name`, `firstName` and `firstname` alike. */
function bookOf(...lists: Partial<Record<Concept, string>>[]): Book {
  const book: Book = new Map();
  for (const list of lists) {
    for (const [concept, phrases] of Object.entries(list) as [Concept, string][]) {
      for (const phrase of phrases.split(',')) book.set(phrase.replaceAll(' ', ''), concept);
    }
  }
  return book;
}

const LABEL_BOOK = bookOf(PHRASES, LABEL_PHRASES);
const NAME_BOOK = bookOf(PHRASES, NAME_PHRASES);

/** What a text is about, in its own order. Whole words only: `Stanford` is no state and no town. `name` tells a control's name or id from shown text. */
export function hitsIn(text: string, kind: 'name' | 'label'): Hit[] {
  const book = kind === 'name' ? NAME_BOOK : LABEL_BOOK;
  const words = wordsOf(text)
    .slice(0, 40)
    .flatMap((word) => (book.has(word) ? [word] : takeApart(word)));
  const meaning = words.filter(meaningful).length;
  const hits: Hit[] = [];
  for (let start = 0; start < words.length; ) {
    const { concept, length } = longestAt(words, start, book);
    if (concept) {
      const own = words.slice(start, start + length);
      const said = own.join(' ');
      // What only says whose or which (`work`, `customer`) beside the hit takes nothing from it.
      const share = Math.min(1, (own.filter(meaningful).length || 1) / (meaning || 1));
      const whole = own.length === words.length || (share === 1 && !OWNER.has(said));
      if (whole || !WHOLE_TEXT_ONLY.has(said)) hits.push({ concept, words: said, share });
    }
    start += length;
  }
  return hits;
}

const meaningful = (word: string): boolean => !SMALL.has(word) && !OWNER.has(word);

/** The longest phrase that begins here, small words inside it counted or passed over (`name of the company`). */
function longestAt(words: string[], start: number, book: Book): { concept?: Concept; length: number } {
  let found: { concept?: Concept; length: number } = { length: 1 };
  let whole = '';
  let dense = '';
  for (let length = 1; length <= LONGEST && start + length <= words.length; length++) {
    const word = words[start + length - 1] as string;
    const small = SMALL.has(word);
    whole += word;
    if (!small) dense += word;
    else if (length === 1) dense = ' '; // a phrase does not begin with a small word that was passed over
    const concept = book.get(whole) ?? (small || dense.length === whole.length ? undefined : book.get(dense));
    if (concept) found = { concept, length };
  }
  return found;
}

/** Takes a run-together name (`userfirstname`) apart when known words cover it to the last letter; else gives it back whole. */
function takeApart(word: string): string[] {
  if (word.length < 6 || word.length > 40 || word.charCodeAt(0) < 58) return [word];
  const best: (string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    let found: string[] | null = null;
    for (let start = Math.max(0, end - 24); start <= end - 2; start++) {
      const before = best[start];
      if (!before || (found && before.length + 1 >= found.length)) continue;
      const part = word.slice(start, end);
      if (FILLER.has(part) || (part.length > 2 && NAME_BOOK.has(part))) found = [...before, part];
    }
    best[end] = found;
  }
  return best[word.length] ?? [word];
}

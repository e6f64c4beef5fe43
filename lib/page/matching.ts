import { type PhraseBook, phraseBook } from './phrase-book.ts';
import type { Concept } from './rules/concepts.ts';
import { wordsOf } from './words.ts';

export interface Hit {
  concept: Concept;
  /** the words that said so */
  words: string;
  /** share of the text's meaningful words this hit accounts for, 0 to 1 */
  share: number;
}

type Kind = 'name' | 'label';

/** Longest phrase in words. */
const LONGEST = 6;

/** Texts are asked about again and again: the columns of a table, the same form at each step into it. So many are remembered. */
const REMEMBERED = 2000;
const remembered = new Map<string, Hit[]>();

/** What a text is about, in its own order. Whole words only: `Stanford` is no state and no town. `name` tells a control's name or id from shown text. */
export function hitsIn(text: string, kind: Kind): readonly Hit[] {
  const key = `${kind} ${text}`;
  const known = remembered.get(key);
  if (known) return known;
  if (remembered.size >= REMEMBERED) remembered.clear();
  const hits = look(text, kind);
  remembered.set(key, hits);
  return hits;
}

function look(text: string, kind: Kind): Hit[] {
  const book = phraseBook();
  const meaningful = (word: string) => !book.small.has(word) && !book.owners.has(word);
  const words = wordsOf(text)
    .slice(0, 40)
    .flatMap((word) => (book.meaning(word, kind) ? [word] : takeApart(word, book)));
  const meaning = words.filter(meaningful).length;
  const hits: Hit[] = [];
  for (let start = 0; start < words.length; ) {
    const { concept, length } = longestAt(words, start, kind, book);
    const own = words.slice(start, start + length);
    const said = own.join(' ');
    // What only says whose or which (`work`, `customer`) beside the hit takes nothing from it.
    const share = Math.min(1, (own.filter(meaningful).length || 1) / (meaning || 1));
    const whole = length === words.length || (share === 1 && !book.owners.has(said));
    if (concept && (whole || !book.wholeTextOnly.has(said))) join(hits, { concept, words: said, share });
    start += length;
  }
  return hits;
}

/** Two phrases of one meaning side by side (`state/province`) say it together. */
function join(hits: Hit[], hit: Hit): void {
  const last = hits.at(-1);
  if (last?.concept !== hit.concept) hits.push(hit);
  else {
    last.words += ` ${hit.words}`;
    last.share = Math.min(1, last.share + hit.share);
  }
}

/** The longest phrase that begins here, small words inside it counted or passed over (`name of the company`). */
function longestAt(
  words: string[],
  start: number,
  kind: Kind,
  book: PhraseBook,
): { concept?: Concept; length: number } {
  let found: { concept?: Concept; length: number } = { length: 1 };
  let whole = '';
  let dense = '';
  for (let length = 1; length <= LONGEST && start + length <= words.length; length++) {
    const word = words[start + length - 1] as string;
    const small = book.small.has(word);
    whole += word;
    if (!small) dense += word;
    else if (length === 1) dense = ' '; // a phrase does not begin with a small word that was passed over
    const concept =
      book.meaning(whole, kind) ?? (small || dense.length === whole.length ? undefined : book.meaning(dense, kind));
    if (concept) found = { concept, length };
  }
  return found;
}

/** Takes a run-together name (`userfirstname`) apart when known words cover it to the last letter; else gives it back whole. */
function takeApart(word: string, book: PhraseBook): string[] {
  if (word.length < 6 || word.length > 40 || word.charCodeAt(0) < 58) return [word];
  const best: (string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    let found: string[] | null = null;
    for (let start = Math.max(0, end - 24); start <= end - 2; start++) {
      const before = best[start];
      if (!before || (found && before.length + 1 >= found.length)) continue;
      const part = word.slice(start, end);
      if (book.fillers.has(part) || (part.length > 2 && book.meaning(part, 'name'))) found = [...before, part];
    }
    best[end] = found;
  }
  return best[word.length] ?? [word];
}

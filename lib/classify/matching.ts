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

/**
 * What a text is about, in its own order. Whole words only: `Stanford` is no state and no town. `name` tells a control's name or id from shown text. `heard`
 * keeps what was asked before in the same page: the columns of a table repeat their texts.
 */
export function hitsIn(text: string, kind: Kind, heard: Map<string, Hit[]>): readonly Hit[] {
  const key = `${kind} ${text}`;
  let hits = heard.get(key);
  if (!hits) {
    hits = look(text, kind);
    heard.set(key, hits);
  }
  return hits;
}

function look(text: string, kind: Kind): Hit[] {
  const book = phraseBook();
  const words: string[] = [];
  for (const word of wordsOf(text).slice(0, 40)) {
    if (book.english.has(word) || meaning(word, kind, book)) words.push(word);
    else words.push(...takeApart(word, book));
  }
  const plain = words.map((word) => book.english.get(word) ?? word);
  const meant = meaningful(plain, 0, words.length, book);
  const hits: Hit[] = [];
  for (let start = 0; start < words.length; ) {
    const { concept, length } = longestAt(words, plain, start, kind, book);
    const end = start + length;
    if (concept) {
      const said = words.slice(start, end).join(' ');
      // What only says whose or which (`work`, `customer`) beside the hit takes nothing from it.
      const share = Math.min(1, (meaningful(plain, start, end, book) || 1) / (meant || 1));
      const whole = length === words.length || (share === 1 && !book.owners.has(plain[start] as string));
      if (whole || !alone(said, book)) join(hits, { concept, words: said, share });
    }
    start = end;
  }
  return hits;
}

/** A word that counts only when nothing else is said. */
function alone(word: string, { wholeTextOnly, english }: PhraseBook): boolean {
  return wholeTextOnly.has(english.get(word) ?? word) || wholeTextOnly.has(word);
}

function meaning(words: string, kind: Kind, book: PhraseBook): Concept | undefined {
  return book[kind].get(words) ?? book.shared.get(words);
}

/** How many of some words say something. */
function meaningful(words: string[], start: number, end: number, { small, owners }: PhraseBook): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    const word = words[at] as string;
    if (!small.has(word) && !owners.has(word)) count++;
  }
  return count;
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

/**
 * The longest phrase that begins here: as it is written, small words inside it counted or passed over (`name of the company`), else word by word in English,
 * two words in either order (`Nom de la société`).
 */
function longestAt(
  words: string[],
  plain: string[],
  start: number,
  kind: Kind,
  book: PhraseBook,
): { concept?: Concept; length: number } {
  let found: { concept?: Concept; length: number } = { length: 1 };
  let whole = '';
  let dense = '';
  let english = '';
  let said = 0;
  for (let length = 1; length <= LONGEST && start + length <= words.length; length++) {
    const word = words[start + length - 1] as string;
    whole += word;
    let concept = meaning(whole, kind, book);
    if (book.small.has(word)) {
      if (length === 1) dense = english = ' '; // a phrase does not begin with a small word that was passed over
    } else {
      const same = plain[start + length - 1] as string;
      const turned = same + english;
      dense += word;
      english += same;
      // Most words are their own English, and most phrases hold no small one: what was looked up is not looked up again.
      if (dense !== whole) concept ??= meaning(dense, kind, book);
      if (english !== dense) concept ??= meaning(english, kind, book);
      if (++said === 2 && kind === 'label') concept ??= meaning(turned, kind, book);
    }
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
      if (book.fillers.has(part) || (part.length > 2 && meaning(part, 'name', book))) found = [...before, part];
    }
    best[end] = found;
  }
  return best[word.length] ?? [word];
}

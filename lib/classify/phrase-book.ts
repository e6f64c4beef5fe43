import { meanings } from './meanings.ts';
import { once } from './once.ts';
import type { Concept } from './rules/concepts.ts';
import {
  AGAIN,
  ALONE,
  BETTER,
  FILLERS,
  LABEL_PHRASES,
  NAME_PHRASES,
  PHRASES,
  SMALL_WORDS,
  WHOSE,
  WORSE,
} from './rules/phrases.ts';
import { SYNONYMS } from './rules/synonyms.ts';

/** The phrases of rules/phrases.ts, ready to be looked up: one look-up finds `first name`, `first_name`, `firstName` and `firstname` alike. */
export interface PhraseBook {
  shared: ReadonlyMap<string, Concept>;
  /** what means something else in a name than on a label */
  name: ReadonlyMap<string, Concept>;
  label: ReadonlyMap<string, Concept>;
  /** words of seven languages by their English one */
  english: ReadonlyMap<string, string>;
  small: ReadonlySet<string>;
  owners: ReadonlySet<string>;
  fillers: ReadonlySet<string>;
  wholeTextOnly: ReadonlySet<string>;
  again: ReadonlySet<string>;
  better: ReadonlySet<string>;
  worse: ReadonlySet<string>;
}

export const phraseBook = once((): PhraseBook => {
  const english = synonyms();
  const owners = `${AGAIN},${BETTER},${WORSE},${WHOSE}`;
  return {
    shared: meanings(PHRASES),
    name: meanings(NAME_PHRASES),
    label: meanings(LABEL_PHRASES),
    english,
    small: new Set(SMALL_WORDS.split(' ')),
    owners: setOf(owners),
    fillers: new Set([...english.keys(), ...`${owners},${FILLERS}`.split(',')]),
    wholeTextOnly: setOf(ALONE),
    again: setOf(AGAIN),
    better: setOf(BETTER),
    worse: setOf(WORSE),
  };
});

function synonyms(): Map<string, string> {
  const english = new Map<string, string>();
  for (const group of SYNONYMS.split(';')) {
    const words = group.split(' ');
    for (const word of words) english.set(word, words[0] as string);
  }
  return english;
}

const setOf = (words: string): Set<string> => new Set(words.split(','));

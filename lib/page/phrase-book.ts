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
import { spelledOut } from './spelled-out.ts';

/** The phrases of rules/phrases.ts, ready to be looked up. */
export interface PhraseBook {
  /** What words run together mean: one look-up finds `first name`, `first_name`, `firstName` and `firstname` alike. */
  meaning(words: string, kind: 'name' | 'label'): Concept | undefined;
  small: ReadonlySet<string>;
  owners: ReadonlySet<string>;
  fillers: ReadonlySet<string>;
  wholeTextOnly: ReadonlySet<string>;
  again: ReadonlySet<string>;
  better: ReadonlySet<string>;
  worse: ReadonlySet<string>;
}

export const phraseBook = once((): PhraseBook => {
  const shared = spelledOut(PHRASES);
  const special = { name: spelledOut(NAME_PHRASES), label: spelledOut(LABEL_PHRASES) };
  const owners = `${AGAIN},${BETTER},${WORSE},${WHOSE}`;
  return {
    meaning: (words, kind) => special[kind].get(words) ?? shared.get(words),
    small: new Set(SMALL_WORDS.split(' ')),
    owners: setOf(owners),
    fillers: setOf(`${owners},${FILLERS}`),
    wholeTextOnly: setOf(ALONE),
    again: setOf(AGAIN),
    better: setOf(BETTER),
    worse: setOf(WORSE),
  };
});

const setOf = (words: string): Set<string> => new Set(words.split(','));

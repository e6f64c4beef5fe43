import { once } from './once.ts';
import type { Concept } from './rules/concepts.ts';
import { ALONE, FILLERS, LABEL_PHRASES, NAME_PHRASES, PHRASES, SMALL_WORDS, WHOSE } from './rules/phrases.ts';
import { spelledOut } from './spelled-out.ts';

/** The phrases of rules/phrases.ts, ready to be looked up. */
export interface PhraseBook {
  /** What words run together mean: one look-up finds `first name`, `first_name`, `firstName` and `firstname` alike. */
  meaning(words: string, kind: 'name' | 'label'): Concept | undefined;
  small: ReadonlySet<string>;
  owners: ReadonlySet<string>;
  fillers: ReadonlySet<string>;
  wholeTextOnly: ReadonlySet<string>;
}

export const phraseBook = once((): PhraseBook => {
  const shared = spelledOut(PHRASES);
  const special = { name: spelledOut(NAME_PHRASES), label: spelledOut(LABEL_PHRASES) };
  const owners = WHOSE.split(',');
  return {
    meaning: (words, kind) => special[kind].get(words) ?? shared.get(words),
    small: new Set(SMALL_WORDS.split(' ')),
    owners: new Set(owners),
    fillers: new Set([...owners, ...FILLERS.split(',')]),
    wholeTextOnly: new Set(ALONE.split(',')),
  };
});

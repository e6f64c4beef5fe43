import type { Concept } from './rules/concepts.ts';

/**
 * Phrases by what they mean, turned round: each phrase, its words run together, to its meaning. Commas part the phrases. Before a semicolon stand those with
 * choices: a slash parts words of which any may stand there, and a slash at the end says that the word may be missing (`tel number/no/` is telnumber, telno
 * and tel). Those without are most, and go the short way: a thousand phrases are read while a page waits.
 */
export function spelledOut(lists: Partial<Record<Concept, string>>): Map<string, Concept> {
  const found = new Map<string, Concept>();
  for (const [concept, list] of Object.entries(lists) as [Concept, string][]) {
    const [plain, choices] = list.split(';').reverse();
    for (const phrase of plain?.replaceAll(' ', '').split(',') ?? []) if (phrase) found.set(phrase, concept);
    for (const phrase of choices?.split(',') ?? []) spell('', phrase.split(' '), concept, found);
  }
  return found;
}

/** All ways to go on from `head` with the words from `at` on. */
function spell(head: string, words: string[], concept: Concept, found: Map<string, Concept>, at = 0): void {
  for (const choice of words[at]?.split('/') ?? []) {
    if (at === words.length - 1) found.set(head + choice, concept);
    else spell(head + choice, words, concept, found, at + 1);
  }
}

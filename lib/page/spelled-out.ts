import type { Concept } from './rules/concepts.ts';

/**
 * Phrases by what they mean, turned round: each phrase, its words run together, to its meaning. Commas part the phrases; a slash parts words of which any may
 * stand there, and a slash at the end says that the word may be missing: `tel number/no/` is telnumber, telno and tel.
 */
export function spelledOut(lists: Partial<Record<Concept, string>>): Map<string, Concept> {
  const found = new Map<string, Concept>();
  for (const [concept, phrases] of Object.entries(lists) as [Concept, string][]) {
    for (const phrase of phrases.split(',')) for (const spelling of spellings(phrase)) found.set(spelling, concept);
  }
  return found;
}

function spellings(phrase: string): string[] {
  let heads = [''];
  for (const word of phrase.split(' ')) {
    const choices = word.split('/');
    heads = heads.flatMap((head) => choices.map((choice) => head + choice));
  }
  return heads;
}

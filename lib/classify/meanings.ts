import type { Concept } from './rules/concepts.ts';

/** Phrases by what they mean, turned round: each phrase, its words run together, to its meaning. Read at the first scan of a page, while it waits: kept to one plain loop. */
export function meanings(lists: Partial<Record<Concept, string>>): ReadonlyMap<string, Concept> {
  const found = new Map<string, Concept>();
  for (const concept in lists)
    for (const phrase of (lists[concept as Concept] as string).split(',')) found.set(phrase, concept as Concept);
  return found;
}

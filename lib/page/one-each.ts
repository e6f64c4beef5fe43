import type { Classified } from './classify.ts';
import { closestOf } from './native.ts';
import { phraseBook } from './phrase-book.ts';
import { wordsOf } from './words.ts';

interface Rival {
  field: Classified;
  again: boolean;
  fitness: number;
}

/**
 * One field for each attribute: of "Home", "Work" and "Phone" a value goes into one, not three. The surest of those in view is taken, work before home, then
 * the first; fields that ask to repeat it are taken with it. Each form and dialog counts for itself. `inView` is asked of as few as it takes, surest first:
 * to see whether a field can be seen costs more than all the rest.
 */
export function oneEach(fields: Classified[], inView: (field: Classified) => boolean): Classified[] {
  const chosen = new Set<Classified>();
  for (const rivals of Map.groupBy(fields.map(rival), placeOf()).values()) {
    const best = rivals
      .filter(({ again }) => !again)
      .sort((a, b) => b.fitness - a.fitness)
      .find(({ field }) => inView(field));
    if (!best) continue;
    chosen.add(best.field);
    for (const { field, again } of rivals) if (again && inView(field)) chosen.add(field);
  }
  return fields.filter((field) => chosen.has(field));
}

/** The form or dialog a field stands in, and its attribute. */
function placeOf(): (rival: Rival) => string {
  const groups = new Map<unknown, number>();
  return ({ field: { attribute, control } }) => {
    const group = control.seen.form ?? closestOf(control.element, 'dialog,[role="dialog"]') ?? control.seen.document;
    if (!groups.has(group)) groups.set(group, groups.size);
    return `${groups.get(group)} ${attribute}`;
  };
}

function rival(field: Classified): Rival {
  const { label, control, confidence } = field;
  const said = wordsOf(`${label} ${control.seen.name || control.seen.id}`);
  const says = (words: ReadonlySet<string>) => said.some((word) => words.has(word));
  const { again, better, worse } = phraseBook();
  return { field, again: says(again), fitness: confidence + (says(better) ? 0.1 : 0) - (says(worse) ? 0.3 : 0) };
}

import type { Classified } from './classified.ts';
import { placeOf } from './place-of.ts';
import { TAUGHT } from './taught.ts';

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
  for (const rivals of byPlace(fields).values()) {
    rivals.sort((a, b) => b.fitness - a.fitness);
    let best: Rival | undefined;
    for (const rival of rivals) if (!best && !rival.again && inView(rival.field)) best = rival;
    if (!best) continue;
    chosen.add(best.field);
    for (const { field, again } of rivals) if (again && inView(field)) chosen.add(field);
  }
  return fields.filter((field) => chosen.has(field));
}

/** By the form or dialog they stand in, and their attribute. */
function byPlace(fields: Classified[]): Map<string, Rival[]> {
  const groups = new Map<unknown, number>();
  const places = new Map<string, Rival[]>();
  for (const field of fields) {
    const { attribute, control } = field;
    const group = placeOf(control);
    const number = groups.get(group) ?? groups.size;
    groups.set(group, number);
    const place = `${number} ${attribute}`;
    const rivals = places.get(place);
    if (rivals) rivals.push(rival(field));
    else places.set(place, [rival(field)]);
  }
  return places;
}

function rival(field: Classified): Rival {
  const { again, confidence, preferred } = field;
  return { field, again: again && confidence < TAUGHT, fitness: confidence + preferred };
}

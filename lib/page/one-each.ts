import type { Classified } from './classify.ts';
import { closestOf } from './native.ts';
import { hasAny } from './words.ts';

/** Asking for the same again: such a field takes the same value as the one it repeats. */
const AGAIN = new Set(
  'confirm confirmation repeat retype reenter verify again wiederholen wiederholung bestatigen confirmer confirmation repetir confirmar ripeti conferma herhaal bevestig'.split(
    ' ',
  ),
);
const BETTER = new Set(
  'work business office primary main principal dienstlich geschaftlich bureau travail trabajo oficina lavoro ufficio werk kantoor trabalho'.split(
    ' ',
  ),
);
const WORSE = new Set(
  'home private personal secondary second other alternate alternative additional backup recovery previous old former billing shipping privat domicile casa thuis prive altro autre otro outro'.split(
    ' ',
  ),
);

/**
 * One field for each attribute: of "Home", "Work" and "Phone" a value goes into one, not three. The surest is taken, work before home, then the first;
 * fields that ask to repeat it are taken with it. Each form and dialog counts for itself.
 */
export function oneEach(fields: Classified[]): Classified[] {
  const best = new Map<string, Classified>();
  const groups = new Map<unknown, number>();
  const place = (field: Classified) => {
    const group =
      field.control.seen.form ??
      closestOf(field.control.element, 'dialog,[role="dialog"]') ??
      field.control.seen.document;
    if (!groups.has(group)) groups.set(group, groups.size);
    return `${groups.get(group)} ${field.attribute}`;
  };
  for (const field of fields) {
    const known = best.get(place(field));
    if (!hasAny(spoken(field), AGAIN) && (!known || fitness(field) > fitness(known))) best.set(place(field), field);
  }
  return fields.filter(
    (field) => best.get(place(field)) === field || (best.has(place(field)) && hasAny(spoken(field), AGAIN)),
  );
}

function fitness(field: Classified): number {
  const said = spoken(field);
  return field.confidence + (hasAny(said, BETTER) ? 0.1 : 0) - (hasAny(said, WORSE) ? 0.3 : 0);
}

function spoken({ label, control }: Classified): string {
  return `${label} ${control.seen.name || control.seen.id}`;
}

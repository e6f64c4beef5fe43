import type { Classified } from './classified.ts';
import { activeOf, documentOf } from './native.ts';
import { placeOf } from './place-of.ts';
import { TAUGHT } from './taught.ts';

/**
 * Of several forms in view, the one to fill: the one the person is in, else the one with the most identity fields. A page without forms is one form.
 * A lone field is a search box or a newsletter as often as an identity: two are asked for, unless the person is in it or taught it.
 */
export function mainForm(fields: Classified[]): Classified[] {
  const groups = new Map<unknown, Classified[]>();
  const focused = new Set<Classified[]>();
  for (const field of fields) {
    const { element } = field.control;
    const place = placeOf(field.control);
    const group = groups.get(place) ?? [];
    groups.set(place, group);
    group.push(field);
    if (activeOf(documentOf(element)) === element) focused.add(group);
  }
  let most: Classified[] = [];
  for (const group of focused.size > 0 ? focused : groups.values()) if (group.length > most.length) most = group;
  return focused.size > 0 || most.length > 1 || most[0]?.confidence === TAUGHT ? most : [];
}

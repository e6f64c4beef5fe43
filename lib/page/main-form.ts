import type { Classified } from './classify.ts';
import { activeOf, closestOf, documentOf } from './native.ts';

const SECTION = 'form,dialog,[role="dialog"],[role="form"]';

/**
 * Of several forms in view, the one to fill: the one the person is in, else the one with the most identity fields. A page without forms is one form.
 * A lone field is a search box or a newsletter as often as an identity: two are asked for, unless the person is in it.
 */
export function mainForm(fields: Classified[]): Classified[] {
  const groups = new Map<unknown, Classified[]>();
  for (const field of fields) {
    const { element, root, seen } = field.control;
    const group = seen.form ?? closestOf(element, SECTION) ?? root;
    groups.set(group, [...(groups.get(group) ?? []), field]);
  }
  const ranked = [...groups.values()].sort((a, b) => b.length - a.length);
  const focused = ranked.find((group) =>
    group.some(({ control }) => activeOf(documentOf(control.element)) === control.element),
  );
  const best = focused ?? ranked[0] ?? [];
  return focused || best.length > 1 ? best : [];
}

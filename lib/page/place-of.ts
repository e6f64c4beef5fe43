import type { Control } from './controls.ts';
import { closestOf, rootOf } from './native.ts';

/** What a form stands in, by tag or role. */
export const SECTION = 'form,dialog,[role="dialog"],[role="form"]';

/**
 * The form, dialog or section a control belongs to, else its document. A field in a shadow root of its own (Lit, Material Web) belongs where its host stands.
 */
export function placeOf({ element, seen }: Control): Node {
  if (seen.form) return seen.form;
  for (let at: HTMLElement = element; ; ) {
    const section = closestOf(at, SECTION);
    const root = rootOf(at);
    if (section || !('host' in root)) return section ?? root;
    at = root.host as HTMLElement;
  }
}

import { wordsOf } from '../classify/words.ts';
import type { Locator } from '../consoles/profile.schema.ts';
import type { Classified } from './classified.ts';
import { matches } from './native.ts';

/** Whether a locator means this control: by its selector, or by one of the texts shown at it. */
export function fits({ control, labels }: Pick<Classified, 'control' | 'labels'>, locator: Locator): boolean {
  if (typeof locator === 'string') return matches(control.element, locator);
  const wanted = [locator.label].flat().map((label) => wordsOf(label).join(' '));
  return labels.some((label) => wanted.includes(wordsOf(label).join(' ')));
}

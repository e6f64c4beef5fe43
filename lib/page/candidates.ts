import type { FormProfile, Locator } from '../consoles/profile.schema.ts';
import type { Attribute } from '../record/attributes.ts';
import type { Candidate } from '../wire/page.schema.ts';
import { type Classified, classify } from './classify.ts';
import type { Control } from './controls.ts';
import { collectControls } from './controls.ts';
import { mainForm } from './main-form.ts';
import { matches, query } from './native.ts';
import { oneEach } from './one-each.ts';
import { openRoots, type Root } from './roots.ts';
import { surroundings } from './surroundings.ts';
import { holdsSomething, optionsOf, readValue } from './value.ts';
import { unfillable } from './visible.ts';
import { wordsOf } from './words.ts';

/** A control to be filled, as the worker is told of it, with the control itself. Lives as long as this scan's use: never kept for a later fill. */
export interface FormField {
  candidate: Candidate;
  control: Control;
}

/** Below this the classifier's guess is not offered. */
export const SURE_ENOUGH = 0.6;

/**
 * The identity fields to fill in view now. With a profile's form: its own locators first, the classifier for the rest unless `only`, nothing outside its root
 * or in `never`, and nothing at all while its root is not there. Without: the form on the page with the most identity fields. What a person could not fill
 * by hand (hidden, covered, disabled, …) is not listed.
 */
export function candidates({ root, form }: { root: Root; form?: FormProfile }): FormField[] {
  const scope = form ? findDeep(root, form.root) : root;
  if (!scope) return [];
  const controls = collectControls(scope).filter(
    ({ element }) => !form?.never.some((never) => matches(element, never)),
  );
  const classified = classify(controls);
  const located = form ? locate(classified, form) : new Map<Classified, Attribute>();
  const taken = new Set(located.values());
  const guessed = classified.filter(
    (one) =>
      one.attribute && one.confidence >= SURE_ENOUGH && !taken.has(one.attribute) && !located.has(one) && !form?.only,
  );
  // Visibility asks for layout: only of what may be filled. A hidden twin must not take the place of the field in view.
  const around = surroundings();
  const inView = ({ control }: Classified) => unfillable(control, around) === null;
  const each = oneEach(guessed, inView);
  const chosen = new Set([...[...located.keys()].filter(inView), ...(form ? each : mainForm(each))]);
  return classified
    .filter((one) => chosen.has(one))
    .map((one, index) => describe(one, `f${index + 1}`, located.get(one)));
}

/** Which controls a profile names. A locator that finds none leaves its attribute to the classifier. */
function locate(classified: Classified[], form: FormProfile): Map<Classified, Attribute> {
  const located = new Map<Classified, Attribute>();
  for (const [attribute, locator] of Object.entries(form.fields) as [Attribute, Locator][]) {
    const found = classified.find((one) => !located.has(one) && fits(one, locator));
    if (found) located.set(found, attribute);
  }
  return located;
}

function fits({ control, labels }: Classified, locator: Locator): boolean {
  if (typeof locator === 'string') return matches(control.element, locator);
  const wanted = [locator.label].flat().map((label) => wordsOf(label).join(' '));
  return labels.some((label) => wanted.includes(wordsOf(label).join(' ')));
}

/** First match of a selector in the root or any open shadow root or same-origin frame below it. */
function findDeep(root: Root, selector: string): Root | null {
  for (const part of openRoots(root)) {
    const found = query(part, selector);
    if (found) return found;
  }
  return null;
}

function describe(
  { control, attribute, confidence, label }: Classified,
  key: string,
  located: Attribute | undefined,
): FormField {
  const limit = (control.element as HTMLInputElement).maxLength;
  const options = optionsOf(control);
  return {
    control,
    candidate: {
      key,
      attribute: located ?? (attribute as Attribute),
      control: label.slice(0, 512),
      confidence: located ? 1 : confidence,
      source: located ? 'profile' : 'classifier',
      holds: holdsSomething(control) ? 'something' : 'nothing',
      current: readValue(control).slice(0, 2048),
      ...(limit > 0 ? { maxLength: limit } : {}),
      ...(options.length > 0 ? { options: options.slice(0, 300).map((option) => option.slice(0, 512)) } : {}),
    },
  };
}

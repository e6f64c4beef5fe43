import type { Described, Verdict } from '../classify/described.ts';
import type { FormProfile, Locator } from '../consoles/profile.schema.ts';
import type { Attribute } from '../record/attributes.ts';
import type { Lesson } from '../record/lesson.schema.ts';
import type { Barrier, Candidate } from '../wire/page.schema.ts';
import { besideOf } from './beside.ts';
import { type Classified, classified, describing } from './classified.ts';
import { type Control, controlsIn } from './controls.ts';
import { fits } from './fits.ts';
import { mainForm } from './main-form.ts';
import { matches, query } from './native.ts';
import { oneEach } from './one-each.ts';
import { placeOf } from './place-of.ts';
import { openRoots, type Root } from './roots.ts';
import { atOnce, inSlices, type Steps } from './slices.ts';
import { surroundings } from './surroundings.ts';
import { applyLessons, TAUGHT } from './taught.ts';
import { holdsSomething, optionsOf, readValue } from './value.ts';
import { unfillable } from './visible.ts';

/** A control to be filled, as the worker is told of it, with the control itself. Lives as long as this scan's use: never kept for a later fill. */
export interface FormField {
  candidate: Candidate;
  control: Control;
}

/** Below this the classifier's guess is not offered. */
export const SURE_ENOUGH = 0.6;

/** Where to look: with a profile's form or without. */
export interface Place {
  root: Root;
  form?: FormProfile | undefined;
  /** what people taught about this page */
  taught?: readonly Lesson[] | undefined;
  /** list what a person could not fill too, with its barrier, where nothing else of its form takes the attribute */
  barred?: boolean;
}

/** Barriers nobody needs to hear of: what is not shown at all, and what waits behind a dialog. */
const UNSAID = /hidden|inert/;

/** Says what each control is about, in their order: by the worker's word, or by what it said before. */
export type Judge<V> = (described: Described[], controls: readonly Control[]) => V;
type Verdicts = readonly (Verdict | undefined)[];

/**
 * The identity fields to fill in view now. What was taught comes first. With a profile's form: its own locators next, the verdicts for the rest unless `only`, nothing outside its root
 * or in `never`, and nothing at all while its root is not there. Without: the form on the page with the most identity fields. What a person could not fill
 * by hand (hidden, covered, disabled, …) is not listed. The page does its own work in between when there is much to look at.
 */
export async function candidatesInSlices(place: Place, judge: Judge<Promise<Verdicts>>): Promise<FormField[]> {
  let fields: FormField[] = [];
  for (let look = 0; look < MOST_LOOKS; look++) {
    const work = look === 0 ? inSlices : atOnce;
    const seen = await work(looking(place));
    if (!seen) return [];
    const verdicts = await judge(seen.described, seen.controls);
    fields = await work(choosing(place, seen, verdicts));
    if (seen.controls.every(({ element }) => element.isConnected)) break;
  }
  return fields;
}

/** A page that draws its form anew while it is looked at is looked at again. */
const MOST_LOOKS = 3;

/** The same in one go, for the moment that cannot wait. */
export function candidates(place: Place, judge: Judge<Verdicts>): FormField[] {
  const seen = atOnce(looking(place));
  return seen ? atOnce(choosing(place, seen, judge(seen.described, seen.controls))) : [];
}

interface Seen {
  controls: Control[];
  described: Described[];
}

function* looking({ root, form }: Place): Steps<Seen | null> {
  const scope = form ? findDeep(root, form.root) : root;
  if (!scope) return null;
  const all = yield* controlsIn(scope);
  const controls = form ? all.filter((control) => !isNever(control, form)) : all;
  return { controls, described: yield* describing(controls) };
}

function* choosing({ form, taught = [], barred }: Place, seen: Seen, verdicts: Verdicts): Steps<FormField[]> {
  const judged = classified(seen.controls, seen.described, verdicts);
  applyLessons(judged, taught);
  const located = form ? locate(judged, form) : new Map<Classified, Attribute>();
  const taken = new Set(located.values());
  const guessed: Classified[] = [];
  const enough = form?.only ? TAUGHT : SURE_ENOUGH;
  for (const one of judged) {
    if (one.attribute && one.confidence >= enough && !taken.has(one.attribute) && !located.has(one)) guessed.push(one);
  }
  // Visibility asks for layout: only of what may be filled, and in one step, since what surrounds the fields is looked at once for all of them.
  // A hidden twin must not take the place of the field in view.
  yield;
  const around = surroundings();
  const inView = ({ control }: Classified) => unfillable(control, around) === null;
  const each = oneEach(guessed, inView);
  const chosen = new Set([...[...located.keys()].filter(inView), ...(form ? each : mainForm(each))]);
  const fields: FormField[] = [];
  for (const one of judged) if (chosen.has(one)) fields.push(describe(one, `f${fields.length + 1}`, located.get(one)));
  if (!barred) return fields;
  const places = new Set(fields.map(({ control }) => placeOf(control)));
  for (const one of [...located.keys(), ...guessed]) {
    const attribute = located.get(one) ?? one.attribute;
    if (fields.some(({ candidate }) => candidate.attribute === attribute)) continue;
    const barrier = unfillable(one.control, around);
    if (!barrier || UNSAID.test(barrier) || !places.has(placeOf(one.control))) continue;
    const field = describe(one, `f${fields.length + 1}`, located.get(one));
    field.candidate.barrier = barrier as Barrier;
    fields.push(field);
  }
  return fields;
}

function isNever({ element }: Control, form: FormProfile): boolean {
  return form.never.some((never) => matches(element, never));
}

/** Which controls a profile names, but for what was taught otherwise. A locator that finds none leaves its attribute to the classifier. */
function locate(all: Classified[], form: FormProfile): Map<Classified, Attribute> {
  const located = new Map<Classified, Attribute>();
  for (const [attribute, locator] of Object.entries(form.fields) as [Attribute, Locator][]) {
    if (all.some((one) => one.confidence === TAUGHT && one.attribute === attribute)) continue;
    const found = all.find((one) => one.confidence < TAUGHT && !located.has(one) && fits(one, locator));
    if (found) located.set(found, attribute);
  }
  return located;
}

/** First match of a selector in the root or any open shadow root or same-origin frame below it. */
function findDeep(root: Root, selector: string): Root | null {
  for (const part of openRoots(root)) {
    const found = query(part, selector);
    if (found) return found;
  }
  return null;
}

/** What a page completes by a text beside the field. */
const SHAPED = /mail|phone|mobile|user/i;

function describe(
  { control, attribute, confidence, label }: Classified,
  key: string,
  located: Attribute | undefined,
): FormField {
  const { maxLength, placeholder, pattern, type } = control.element as HTMLInputElement;
  const options = optionsOf(control);
  const taken = located ?? (attribute as Attribute);
  const beside = SHAPED.test(taken) && type !== 'email' ? besideOf(control.element) : '';
  return {
    control,
    candidate: {
      key,
      attribute: taken,
      control: label.slice(0, 512),
      confidence: located ? 1 : Math.min(confidence, 1),
      source: located ? 'profile' : confidence === TAUGHT ? 'taught' : 'classifier',
      holds: holdsSomething(control) ? 'something' : 'nothing',
      current: readValue(control).slice(0, 2048),
      ...(maxLength > 0 ? { maxLength } : {}),
      ...(placeholder ? { placeholder: placeholder.slice(0, 512) } : {}),
      ...(pattern ? { pattern: pattern.slice(0, 512) } : {}),
      ...(beside ? { beside } : {}),
      ...(control.kind === 'combobox' ? { listed: true } : {}),
      ...((control.element as HTMLSelectElement).type === 'select-multiple' ? { several: true } : {}),
      ...(options.length > 0 ? { options: options.slice(0, 300).map((option) => option.slice(0, 512)) } : {}),
    },
  };
}

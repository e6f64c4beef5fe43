import { type Described, UNSHOWN, type Verdict } from '../classify/described.ts';
import type { Control } from './controls.ts';
import { attributeOf, query } from './native.ts';
import { STEP, type Steps } from './slices.ts';
import { indexLabels, type LabelIndex, shownLabel, textsOf } from './texts.ts';

/** A control of the page and what it was found to be about. */
export interface Classified extends Verdict {
  control: Control;
  /** what a person calls it */
  label: string;
  /** every text shown at it, for locators by label */
  labels: string[];
}

const LONGEST = 160;
const MOST_TEXTS = 40;
/** Choices of a select that are looked at. */
const MOST_CHOICES = 60;

/** What is said about each control, in words the worker can judge; nothing of what it holds. In steps, so that a large page can go on in between. */
export function* describing(controls: readonly Control[]): Steps<Described[]> {
  const indexes = new Map<Node, LabelIndex>();
  const forms = new Map<Node | null, { number: number; password: Node | null }>();
  const described: Described[] = [];
  for (const control of controls) {
    if (described.length % STEP === STEP - 1) yield;
    const { element, kind, root, seen } = control;
    let index = indexes.get(root);
    if (!index) {
      index = indexLabels(root);
      indexes.set(root, index);
    }
    let form = forms.get(seen.form);
    if (!form) {
      form = { number: forms.size, password: query(seen.form ?? root, 'input[type="password"]') };
      forms.set(seen.form, form);
    }
    const autocomplete = attributeOf(element, 'autocomplete')?.slice(0, LONGEST);
    const options = choicesOf(control);
    const password = form.password && before(element, form.password);
    described.push({
      kind,
      type: seen.type.slice(0, LONGEST),
      name: seen.name.slice(0, LONGEST),
      id: seen.id.slice(0, LONGEST),
      texts: textsOf(control, index).slice(0, MOST_TEXTS),
      form: form.number,
      ...(autocomplete ? { autocomplete } : {}),
      ...(options ? { options } : {}),
      ...(password ? { password } : {}),
    });
  }
  return described;
}

/** The controls with what was said of each; one that nothing was said of is no identity field. */
export function classified(
  controls: readonly Control[],
  described: readonly Described[],
  verdicts: readonly (Verdict | undefined)[],
): Classified[] {
  return controls.map((control, at) => {
    const labels: string[] = [];
    for (const { source, text } of described[at]?.texts ?? []) if (!UNSHOWN.has(source)) labels.push(text);
    return { ...(verdicts[at] ?? NOTHING), control, label: shownLabel(labels[0], control), labels };
  });
}

const NOTHING: Verdict = { attribute: null, about: null, confidence: 0, evidence: [], again: false, preferred: 0 };

function choicesOf({ kind, element, group }: Control): string[] | undefined {
  const choices =
    kind === 'select'
      ? Array.from((element as HTMLSelectElement).options)
          .slice(0, MOST_CHOICES)
          .map((option) => option.text)
      : group?.slice(0, MOST_CHOICES).map((button) => button.value);
  return choices?.map((text) => text.slice(0, LONGEST));
}

function before(element: Node, password: Node): 'before' | 'after' {
  return Node.prototype.compareDocumentPosition.call(element, password) & Node.DOCUMENT_POSITION_FOLLOWING
    ? 'before'
    : 'after';
}

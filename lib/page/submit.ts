import type { FormProfile } from '../consoles/profile.schema.ts';
import type { Mark } from '../evidence/event.schema.ts';
import type { FormAttribute } from '../record/form-attributes.ts';
import type { FormField } from './candidates.ts';
import type { FilledField } from './fill.ts';
import { HOST } from './host.ts';
import { isElement, matches } from './native.ts';
import { readValue } from './value.ts';

export interface SubmittedField {
  attribute: FormAttribute;
  control: string;
  value: string;
  mark: Mark;
}

/** One press of Save can come as a click, a `submit` and a `formdata`: what holds the same within this time is one submit (ms). */
const SAME_SUBMIT = 1500;

/**
 * Follows how each identity field came to hold its value and reports them all when the form is saved: by `submit`, `formdata` (a form sent by script) or the
 * profile's save control. Fields are looked for when the person first touches the page's controls and again at the end, so that late ones are not missed.
 * Only identity fields are ever read; passwords are never among them.
 */
export function trackSubmit(parts: {
  document: Document;
  form?: FormProfile;
  /** the fields as they are known now, for the moment that cannot wait */
  scan: () => FormField[];
  /** looks for them anew */
  look: () => Promise<FormField[]>;
  filled: () => readonly FilledField[];
  signal: AbortSignal;
  report: (fields: SubmittedField[]) => void;
  /** told what stands there each time the person goes into a control: one scan serves all who ask */
  entered?: (fields: FormField[]) => void;
}): void {
  const { document, form, scan, look, filled, signal, report, entered } = parts;
  const marks = new WeakMap<EventTarget, Mark>();
  const initial = new WeakMap<HTMLElement, string>();
  let last = { said: '', at: Number.NEGATIVE_INFINITY };
  const options = { signal, capture: true, passive: true };

  const remember = async () => {
    const fields = await look();
    if (signal.aborted) return;
    for (const { control } of fields)
      if (!initial.has(control.element)) initial.set(control.element, readValue(control));
    entered?.(fields);
  };
  const touched = (event: Event) => {
    if (!event.isTrusted) return;
    const target = event.composedPath()[0];
    if (!target || (target as HTMLInputElement).type === 'password') return;
    marks.set(target, markOf(event as InputEvent));
  };
  const submitted = () => {
    const fields = scan().map((field) => describe(field, filled(), marks, initial));
    const said = JSON.stringify(fields);
    const now = performance.now();
    if (fields.length === 0 || (said === last.said && now - last.at < SAME_SUBMIT)) return;
    last = { said, at: now };
    report(fields);
  };

  document.addEventListener('focusin', (event) => event.isTrusted && !isOurs(event) && void remember(), options);
  document.addEventListener('input', touched, options);
  document.addEventListener(
    'change',
    (event) => !marks.has(event.composedPath()[0] as EventTarget) && touched(event),
    options,
  );
  document.addEventListener('submit', submitted, options);
  document.addEventListener('formdata', submitted, options);
  const save = form?.save;
  if (!save) return;
  const saved = (event: Event) => {
    const onSave = event.composedPath().some((node) => node instanceof Node && isElement(node) && matches(node, save));
    if (event.isTrusted && onSave) submitted();
  };
  document.addEventListener('click', saved, options);
}

/** Pasted and dropped are brought from elsewhere; an input event without a type, or a replacement, is the browser's own autofill. */
function markOf(event: InputEvent): Mark {
  const target = event.composedPath()[0] as HTMLInputElement;
  if (/^insertFrom(Paste|Drop|Yank)/.test(event.inputType ?? '')) return 'pasted';
  const choice = event.type === 'change' || /^(checkbox|radio|select-one|select-multiple)$/.test(target.type);
  if (!choice && (!event.inputType || event.inputType === 'insertReplacementText')) return 'browser';
  return 'typed';
}

function describe(
  { candidate, control }: FormField,
  filled: readonly FilledField[],
  marks: WeakMap<EventTarget, Mark>,
  initial: WeakMap<HTMLElement, string>,
): SubmittedField {
  const value = readValue(control);
  const written = filled.find((one) => one.field.control.element === control.element);
  const touched = (control.group ?? [control.element]).map((element) => marks.get(element)).find((mark) => mark);
  const start = written ? undefined : initial.get(control.element);
  const mark: Mark =
    written?.wrote === value ? 'filled' : (touched ?? (start === undefined || start === value ? 'unchanged' : 'page'));
  return { attribute: candidate.attribute, control: candidate.control, value: value.slice(0, 2048), mark };
}

/** Going into our own panel is no step into the page's form. */
function isOurs({ target }: Event): boolean {
  return target instanceof Element && matches(target, HOST);
}

import type { Attribute } from '../record/attributes.ts';
import type { FormAttribute } from '../record/form-attributes.ts';
import type { FormField } from './candidates.ts';
import { CHANGED, chooseInList } from './combobox.ts';
import { type Control, changedSince, present } from './controls.ts';
import { besidesOthers, LEFT_CODES, writeValue } from './set-value.ts';
import { settle, settleLate } from './settle.ts';
import { surroundings } from './surroundings.ts';
import { typeValue } from './typed.ts';
import { type FilledField, snapshot } from './undo.ts';
import { holdsSomething, plain, readValue } from './value.ts';
import { standIn, unfillable } from './visible.ts';

export { type FilledField, undoFill } from './undo.ts';

export interface PlannedField {
  field: FormField;
  value: string;
}

/** Same shape as the wire's `FieldResult`. */
export interface FieldResult {
  key: string;
  outcome: 'kept' | 'mismatch' | 'left' | 'refused' | 'restored';
  code?: string;
}

export interface FillOptions {
  signal: AbortSignal;
  /** the person agreed to replace what stands in the fields */
  overwrite?: boolean;
  /** which of some choices stands for a value, by what is known of its attribute: its place, or null */
  meant?: (attribute: Attribute, value: string, choices: string[]) => Promise<number | null>;
}

/** What lists name by words of their own, and what is typed to see them: nothing where the value itself is no word anybody would find. */
const NAMED: Partial<Record<FormAttribute, (value: string) => string[]>> = {
  active: () => [''],
  preferredLanguage: (value) => ['', value],
  timezone: (value) => ['', value],
  country: (value) => [value, ''],
  role: (value) => [value, ''],
};

export interface Filled {
  /** one per planned field, in order */
  results: FieldResult[];
  /** what was written, for undo, marks and submit */
  filled: FilledField[];
}

/**
 * Writes all planned fields in one task, waits until the page's scripts have run, reads back, and types once more what a mask did not keep.
 * Every control is verified again at the moment of its write (attack 12). Fails per field, never as a whole:
 * `kept` (code `reformatted` when only its look differs, `already` when nothing had to be written) · `mismatch` the page holds something else ·
 * `left` not ours to write (`holds-other`, `holds-several`, `changed-value`, `too-long`, `no-such-choice`, `combobox`, `stopped`) · `refused` not safe (`gone`, `changed`, or why it is not visible).
 */
export async function fillFields(plan: PlannedField[], options: FillOptions): Promise<Filled> {
  const filled: FilledField[] = [];
  const around = surroundings();
  const unsafe = plan.map(({ field: { control } }) => changedSince(control) ?? unfillable(control, around));
  const results = plan.map((planned, at) => writeOne(planned, unsafe[at] ?? null, options, filled));
  await settle(options.signal);
  // One list after the other: each opens, asks and closes by itself.
  for (const [index, planned] of plan.entries())
    if (results[index]?.code === 'combobox') results[index] = await chooseOne(planned, options, filled);
  const lost = plan.filter((planned, index) => results[index]?.outcome === 'kept' && canRetype(planned, options));
  for (const { field, value } of lost) typeValue(field.control.element as HTMLInputElement, value);
  if (lost.length > 0) await settle(options.signal);
  if (filled.length > 0) await settleLate(options.signal);
  return { results: plan.map((planned, index) => readBack(planned, results[index] as Written, filled)), filled };
}

/** `held`: what a control of several choices held with ours among them. */
interface Written extends FieldResult {
  held?: string;
}

/** `unsafe`: why the control must be left, as seen before anything was written; right before its own write it is looked at again. */
function writeOne(planned: PlannedField, unsafe: string | null, options: FillOptions, filled: FilledField[]): Written {
  const { field, value } = planned;
  const { control } = field;
  const { key } = field.candidate;
  if (options.signal.aborted) return { key, outcome: 'left', code: 'stopped' };
  if (unsafe) return { key, outcome: 'refused', code: unsafe };
  const current = readValue(control);
  if (current === value && (holdsSomething(control) || value === 'false'))
    return { key, outcome: 'kept', code: 'already' };
  const others = besidesOthers(control, value);
  if (others === 'already') return { key, outcome: 'kept', code: others, held: current };
  const notOurs = others ?? occupied(planned, current, options);
  if (notOurs) return { key, outcome: 'left', code: notOurs };
  const before = snapshot(control);
  const written = writeValue(control, value, () => verify(control));
  if (!written.ok) return { key, outcome: LEFT_CODES.has(written.code) ? 'left' : 'refused', code: written.code };
  return keep(field, before, isChoice(control) ? readValue(control) : value, filled);
}

function keep(field: FormField, before: FilledField['before'], wrote: string, filled: FilledField[]): Written {
  filled.push({ field, before, wrote });
  ours.set(field.control.element, wrote);
  return { key: field.candidate.key, outcome: 'kept' };
}

/** The same for what is chosen from a list, which takes its time. */
async function chooseOne(planned: PlannedField, options: FillOptions, filled: FilledField[]): Promise<Written> {
  const { field, value } = planned;
  const { control, candidate } = field;
  const unsafe = () => verify(control);
  const before = snapshot(control);
  const replace = options.overwrite || ours.get(control.element) === before.value;
  const { attribute } = candidate;
  const named = options.meant && NAMED[attribute];
  const how = {
    signal: options.signal,
    unsafe,
    replace,
    typed: named?.(value),
    meant:
      named &&
      ((choices: string[]) => options.meant?.(attribute as Attribute, value, choices) ?? Promise.resolve(null)),
  };
  const code = unsafe() ?? occupied(planned, before.value, options) ?? (await chooseInList(control, value, how));
  if (code === 'already') return { key: candidate.key, outcome: 'kept', code, held: readValue(control) };
  // Not one of what we wrote: undo must not take it for ours.
  if (code === CHANGED) return { key: candidate.key, outcome: 'mismatch', code };
  if (code && code !== 'page-changed-it')
    return { key: candidate.key, outcome: LEFT_CODES.has(code) ? 'left' : 'refused', code };
  const kept = keep(field, before, readValue(control), filled);
  return code ? { ...kept, outcome: 'mismatch', code } : kept;
}

/** What we last left in each control of this document; dies with the controls. */
const ours = new WeakMap<HTMLElement, string>();

/** Same node, same control, same frame origin, still visible; a code when not. */
const verify = (control: Control): string | null => changedSince(control) ?? unfillable(control);

/** A control that is not empty is written only when it holds our own value, or still what the person agreed to replace. */
function occupied({ field }: PlannedField, current: string, options: FillOptions): string | null {
  if (!holdsSomething(field.control) || ours.get(field.control.element) === current) return null;
  if (!options.overwrite) return 'holds-other';
  return current === (field.candidate.current ?? '') ? null : 'changed-value';
}

function canRetype({ field, value }: PlannedField, options: FillOptions): boolean {
  const { control } = field;
  if (control.kind !== 'text' && control.kind !== 'textarea') return false;
  return !sameValue(readValue(control), value) && !options.signal.aborted && verify(control) === null;
}

function readBack({ field, value }: PlannedField, written: Written, filled: FilledField[]): FieldResult {
  const { held, ...result } = written;
  if (result.outcome !== 'kept') return result;
  const { key } = field.candidate;
  field.control = present(field.control);
  if (!field.control.element.isConnected) return { key, outcome: 'mismatch', code: 'gone' };
  const now = readValue(field.control);
  const made = filled.find((one) => one.field === field);
  // What a widget shows in place of its select is what the person sees: one that did not follow shows another choice.
  const shows = field.control.kind === 'select' && standIn(field.control);
  // biome-ignore lint/performance/useDomNodeTextContent: what is seen
  if (shows && made && !plain(shows.innerText).includes(plain(made.wrote)))
    return { key, outcome: 'mismatch', code: 'page-changed-it' };
  if (now === (made?.wrote ?? held ?? value)) return result;
  if (isChoice(field.control) || !sameValue(now, value)) return { key, outcome: 'mismatch', code: 'page-changed-it' };
  if (made) made.wrote = now; // undo and submit know the value by what the page made of it
  ours.set(field.control.element, now);
  return { key, outcome: 'kept', code: 'reformatted' };
}

/** Chosen from words, so that what is read back is the choice's label and not the value asked for. */
function isChoice(control: Control): boolean {
  return /^(select|radio|checkbox|combobox)$/.test(control.kind);
}

/** A number keeps its digits however the page groups them; other text may change in case, in outer space and in how an editor parts its lines only. */
function sameValue(now: string, value: string): boolean {
  if (/^[+\d\s().\-/]+$/.test(value)) return digits(now) === digits(value) && digits(value) !== '';
  return folded(now) === folded(value);
}

const folded = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/\s*\n\s*/g, '\n');
const digits = (text: string): string => text.replace(/\D/g, '');

import type { OverlayView } from '../../wire/overlay-view.ts';
import { type FillOptions, fillFields, undoFill } from '../fill.ts';
import { markFields } from '../marks.ts';
import { movedOn } from './moved-on.ts';
import { beginAnew, nextStep } from './next-step.ts';
import type { Visit } from './visit.ts';

/**
 * Fills the form in view: look → ask (the worker stores the intent, then gives values) → write → read back → tell. The page is looked at now, never from a
 * cache, and each node is checked again at the moment of writing. `sure`: whom the form holds, as the person was asked about it. `only`: the one attribute to mend, in the
 * account `mends`.
 */
export async function fillForm(
  visit: Visit,
  how: { gesture: 'click' | 'key'; overwrite: boolean; sure?: string; mends?: string },
  only?: string,
): Promise<Partial<OverlayView>> {
  // What the page says of its tenant, and whether it is the page it looks like, is known once it was read.
  await visit.ready;
  const { document, link, steps, shown } = visit;
  visit.stop = new AbortController();
  const signal = AbortSignal.any([visit.signal, visit.stop.signal]);
  const all = await visit.looking.fields({ ...visit.place(), barred: true }).catch((error: Error) => error.message);
  if (typeof all === 'string') return { notice: all };
  const seen = only ? all.filter(({ candidate }) => candidate.attribute === only).slice(0, 1) : all;
  if (seen.length === 0) {
    void visit.tell((nonce) => ({ type: 'fill.refused', nonce, code: 'no-field', detail: 'filling' }));
    return { notice: 'There is no identity field in view to fill.', hasForm: false };
  }

  const goesOn = nextStep(visit, seen) > 0;
  if (!goesOn) shown.clear();
  // The panel's rows name fields of every step: no two by one key.
  const before = shown.size;
  for (const { candidate, control } of seen) {
    candidate.key = before + candidate.key;
    shown.set(candidate.key, control.element);
  }
  const tenant = await visit.tenant();
  if (!visit.stands()) return movedOn(visit, 'filling');
  const answer = await link.send({
    type: 'fill.intend',
    nonce: visit.nonce(),
    fields: seen.map((field) => field.candidate),
    ...how,
    tenant,
  });
  if (!answer.ok)
    return 'state' in answer
      ? { notice: answer.sentence, state: answer.state, asks: answer.asks }
      : { notice: answer.sentence };

  const elements = new Map(seen.map((field) => [field.candidate.key, field]));
  const plan = answer.values.flatMap(({ key, value }) => {
    const field = elements.get(key);
    return field ? [{ field, value }] : [];
  });
  const meant: FillOptions['meant'] = async (attribute, value, choices) => {
    const options = choices.slice(0, 300).map((one) => one.slice(0, 512));
    const said = await link.send({ type: 'option', attribute, value, options });
    return 'at' in said ? said.at : null;
  };
  // Left since the intent was stored: nothing is written, and the outcome says so.
  if (!visit.stands()) visit.stop.abort();
  const { results, filled } = await fillFields(plan, { signal, overwrite: how.overwrite, meant });
  if (!goesOn) beginAnew(steps);
  steps.push({ intent: answer.intent, fields: filled });
  markFields(document, filled, { signal: visit.signal });

  const after = await link.send({ type: 'fill.outcome', nonce: visit.nonce(), intent: answer.intent, fields: results });
  return 'state' in after
    ? { state: after.state, hasForm: true, folded: true, next: 0, asks: null }
    : { notice: after.sentence };
}

/**
 * Puts back what each field of the last fill held before it; of a form that goes over several steps, those of every step, the last first. Each once the worker has
 * stored that it is meant (promise 1). Of a form whose saving was pressed nothing is put back: what shows the same fields now may be another record.
 */
export async function undoLast(visit: Visit): Promise<Partial<OverlayView>> {
  const { steps, document, link, signal } = visit;
  let change: Partial<OverlayView> = { notice: 'There is nothing to undo on this page.' };
  for (const { intent, fields, saved } of [...steps].reverse()) {
    if (saved) {
      void visit.tell((nonce) => ({ type: 'fill.refused', nonce, code: 'saved', detail: 'undoing' }));
      return { ...change, notice: 'This form was sent to be saved. What was saved is undone in the console.' };
    }
    const answer = await link.send({ type: 'undo.intend', nonce: visit.nonce(), intent });
    if (!answer.ok) return { ...change, notice: answer.sentence };
    steps.pop();
    const results = await undoFill(fields, { signal });
    markFields(document, [], { signal });
    const after = await link.send({ type: 'fill.undone', nonce: visit.nonce(), intent, fields: results });
    change = 'state' in after ? { state: after.state, folded: false, next: 0 } : { notice: after.sentence };
  }
  return change;
}

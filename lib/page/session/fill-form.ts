import { candidatesInSlices } from '../candidates.ts';
import { fillFields, undoFill } from '../fill.ts';
import { markFields } from '../marks.ts';
import { isNoSecret } from '../secret-control.ts';
import type { View } from './view.ts';
import type { Visit } from './visit.ts';

/**
 * Fills the form in view: look → ask (the worker stores the intent, then gives values) → write → read back → tell. The page is looked at now, never from a
 * cache, and each node is checked again at the moment of writing.
 */
export async function fillForm(
  visit: Visit,
  how: { gesture: 'click' | 'key'; overwrite: boolean },
): Promise<Partial<View>> {
  const { document, link } = visit;
  visit.stop = new AbortController();
  const signal = AbortSignal.any([visit.signal, visit.stop.signal]);
  const seen = (await candidatesInSlices({ root: document, form: visit.page()?.form })).filter(isNoSecret);
  if (seen.length === 0) return { notice: 'There is no identity field in view to fill.', hasForm: false };

  const tenant = await visit.tenant();
  const answer = await link.send({
    type: 'fill.intend',
    nonce: visit.nonce(),
    fields: seen.map((field) => field.candidate),
    overwrite: how.overwrite,
    gesture: how.gesture,
    tenant,
  });
  if (!answer.ok) return { notice: answer.sentence, ...('state' in answer ? { state: answer.state } : {}) };

  const elements = new Map(seen.map((field) => [field.candidate.key, field]));
  const plan = answer.values.flatMap(({ key, value }) => {
    const field = elements.get(key);
    return field ? [{ field, value }] : [];
  });
  const { results, filled } = await fillFields(plan, { signal, overwrite: how.overwrite });
  visit.filled = { intent: answer.intent, fields: filled };
  markFields(document, filled, { signal: visit.signal });

  const after = await link.send({ type: 'fill.outcome', nonce: visit.nonce(), intent: answer.intent, fields: results });
  return 'state' in after ? { state: after.state, hasForm: true, folded: true } : { notice: after.sentence };
}

/** Puts back what each field of the last fill held before it. */
export async function undoLast(visit: Visit): Promise<Partial<View>> {
  if (!visit.filled) return { notice: 'There is nothing to undo on this page.' };
  const { intent, fields } = visit.filled;
  const results = await undoFill(fields, { signal: visit.signal });
  visit.filled = null;
  markFields(visit.document, [], { signal: visit.signal });
  const after = await visit.link.send({ type: 'fill.undone', nonce: visit.nonce(), intent, fields: results });
  return 'state' in after ? { state: after.state, folded: false } : { notice: after.sentence };
}

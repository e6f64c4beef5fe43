import type { EventField } from '../../evidence/event.schema.ts';
import type { FieldResult, PageMessage } from '../../wire/page.schema.ts';
import type { Answer, FieldOutcome } from '../../wire/state.ts';
import { assess } from '../assess.ts';
import { crashPoint } from '../crash-point.ts';
import { database, type IntentRow } from '../database.ts';
import { mendFilled } from '../drift/mends.ts';
import { Refused } from '../errors.ts';
import { aboutIntent, aboutOf, accountObject } from '../event-about.ts';
import { fieldSentence } from '../field-sentences.ts';
import { changeVisit, type WroteValue } from '../frame-visit.ts';
import { type HeldIntent, repeatedField, withHeld } from '../held-fill.ts';
import { overlayState } from '../overlay-state.ts';
import { isUnaccounted, recordEvent } from '../record-event.ts';
import type { Scene } from '../scene.ts';
import { tellRefusal } from '../tell-refusal.ts';
import { verbOf } from './refused-deed.ts';

/** The page's word for a field that was not written because the person stopped the fill, or went elsewhere. */
const STOPPED = 'stopped';

type Outcome = Extract<PageMessage, { type: 'fill.outcome' }>;
type Undoing = Extract<PageMessage, { type: 'undo.intend' }>;
type Undone = Extract<PageMessage, { type: 'fill.undone' }>;
type Stopped = Extract<PageMessage, { type: 'fill.refused' }>;

/** What became of each field of an intent, as read back from the page. */
export async function answerFillOutcome(scene: Scene, message: Outcome): Promise<Answer> {
  const intent = await requireIntent(scene, message.intent, (one) => isUnaccounted(one));
  if (import.meta.env.UNSWIVEL_FAULTS) await crashPoint('action-done');
  const fields = eventFields(intent, message.fields);
  const kept = fields.filter((field) => field.outcome === 'kept').length;
  const stopped = fields.some((field) => field.code === STOPPED);
  const outcome = kept === fields.length ? 'success' : kept > 0 ? 'partial' : stopped ? 'cancelled' : 'failed';
  const code = stopped ? { code: 'fill.stopped' } : {};
  const late = intent.lost ? { detail: { late: true } } : {};
  await recordEvent(
    scene.identity,
    { verb: 'fill.done', outcome, ...aboutIntent(intent), intent: intent.id, ...code, ...late, fields },
    { closes: intent.id },
  );
  await mendFilled(scene.visit.tab, intent.id, kept > 0);
  if (import.meta.env.UNSWIVEL_FAULTS) await crashPoint('outcome-written');
  return show(scene, intent, message.fields, false);
}

/** The person takes a fill back: stored before the page puts anything back (promise 1). Throws as `recordEvent`. */
export async function answerUndoIntend(scene: Scene, message: Undoing): Promise<Answer> {
  const intent = await requireClosed(scene, message.intent);
  await recordEvent(scene.identity, {
    ...{ verb: 'fill.undone', outcome: 'intended', ...aboutIntent(intent), intent: intent.id },
    fields: turned(intent.fields.map(repeatedField)),
  });
  return { ok: true, state: await overlayState(scene) };
}

/** What became of each field the person took back. */
export async function answerFillUndone(scene: Scene, message: Undone): Promise<Answer> {
  const intent = await requireClosed(scene, message.intent);
  const fields = turned(eventFields(intent, message.fields));
  const restored = fields.filter((field) => field.outcome === 'restored').length;
  const outcome = restored === fields.length ? 'success' : restored > 0 ? 'partial' : 'failed';
  await recordEvent(scene.identity, {
    verb: 'fill.undone',
    outcome,
    ...aboutIntent(intent),
    intent: intent.id,
    fields,
  });
  await mendFilled(scene.visit.tab, intent.id, false);
  return show(scene, intent, message.fields, true);
}

/**
 * The overlay itself refused: covered, transparent, moved, or not a person’s own gesture. `detail` names the deed that was pressed for; without one nobody pressed, and the
 * page did something to the overlay.
 */
export async function answerFillRefused(scene: Scene, message: Stopped): Promise<Answer> {
  const found = await assess(scene);
  const pressed = verbOf(message.detail);
  const parts = {
    verb: pressed ?? 'fill.refused',
    outcome: 'refused',
    ...aboutOf(scene, found),
    object: accountObject(found),
    // One of the guard's own words; a content script that was taken over makes no more of them.
    code: /^[a-z-]{1,24}$/.test(message.code) ? message.code : 'unknown',
  } as const;
  await tellRefusal(
    scene.identity,
    scene.visit.tab,
    parts,
    pressed && message.code !== 'untrusted' ? 'person' : 'page',
  );
  return { ok: true, state: await overlayState(scene, found) };
}

const requireClosed = (scene: Scene, id: string) => requireIntent(scene, id, ({ state }) => state === 'closed');

async function requireIntent(scene: Scene, id: string, fits: (intent: IntentRow) => boolean): Promise<HeldIntent> {
  const intent = await database.intents.get(id);
  const { identity, visit } = scene;
  const own =
    intent?.identity === identity.id &&
    intent.tab === visit.tab &&
    intent.frame === visit.frame &&
    intent.document === visit.document;
  if (!intent || !own || !fits(intent))
    throw new Refused('stale', 'This fill was accounted for already, or belongs to another page.');
  return withHeld(intent);
}

/** From what the fill wrote to what stood there before it. */
function turned(fields: EventField[]): EventField[] {
  return fields.map(({ from, to, ...field }) => ({
    ...field,
    ...(to === undefined ? {} : { from: to, to: from ?? '' }),
  }));
}

function eventFields(intent: HeldIntent, results: readonly FieldResult[]): EventField[] {
  const outcomes = new Map(results.map((result) => [result.key, result]));
  return intent.fields.map((field) => {
    const result = outcomes.get(field.key);
    return {
      ...repeatedField(field),
      outcome: result?.outcome ?? 'left',
      ...(result?.code ? { code: result.code } : {}),
    };
  });
}

/** The steps of a form that goes over several are undone one after the other: what is shown is of all of them. */
async function show(
  scene: Scene,
  intent: HeldIntent,
  results: readonly FieldResult[],
  undone: boolean,
): Promise<Answer> {
  const outcomes = new Map(results.map((result) => [result.key, result]));
  const filled = intent.fields.map(({ key, attribute, control }): FieldOutcome => {
    const { outcome = 'left', code } = outcomes.get(key) ?? {};
    const why = fieldSentence({ outcome, code });
    return { key, attribute, control, outcome, ...(why ? { why } : {}), ...(code ? { code } : {}) };
  });
  const before = scene.visit.last;
  const rest = !undone ? intent.left : before?.undone && before.intent !== intent.id ? before.fields : [];
  const last = { intent: intent.id, fields: [...filled, ...rest], undone };
  const wrote = intent.fields
    .filter(({ key }) => outcomes.get(key)?.outcome === 'kept')
    .flatMap(({ attribute, control, to }): WroteValue[] =>
      to === undefined ? [] : [{ attribute, control, value: to }],
    );
  const visit = await changeVisit(scene.visit, (held) => ({
    ...held,
    last,
    wrote: [...(held.wrote ?? []).filter((before) => !wrote.some((now) => sameControl(before, now))), ...wrote],
  }));
  return { ok: true, state: await overlayState({ ...scene, visit }) };
}

function sameControl(a: WroteValue, b: WroteValue): boolean {
  return a.attribute === b.attribute && a.control === b.control;
}

/** The note and the time entry for the ticket in view: drafted into its form like any fill, saved by the person. */
import { browser } from 'wxt/browser';
import { replyAddress } from '../../consoles/reply-form.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import type { TicketNote } from '../../wire/page-requests.ts';
import type { Answer, FillAnswer } from '../../wire/state.ts';
import { type Assessment, assess } from '../assess.ts';
import { database } from '../database.ts';
import { dockOf, keepDock } from '../dock.ts';
import { Refused } from '../errors.ts';
import { aboutOf } from '../event-about.ts';
import { overlayState } from '../overlay-state.ts';
import { push } from '../push.ts';
import { recordEvent } from '../record-event.ts';
import { follow } from '../requests/followed.ts';
import { changeNotes, keptNotes } from '../requests/notes-kept.ts';
import { type NotePlan, planNote } from '../requests/plan-note.ts';
import { noteDecision, noteHere } from '../requests/ticket-note.ts';
import { type Scene, showing } from '../scene.ts';
import { tellRefusal } from '../tell-refusal.ts';
import { leftFields, shownLeft, storeIntent } from './store-intent.ts';

/** Notes under way in this browser. */
const MOST_WRITTEN = 20;

type Message<T extends PageMessage['type']> = Extract<PageMessage, { type: T }>;

/** Goes to the form that answers the ticket, in this tab and with the panel open; a page that holds it itself is looked at anew. */
export async function answerNoteWrite(scene: Scene): Promise<Answer> {
  await requireNote(scene, 'form');
  const { console, profile, visit } = scene;
  const { side } = await dockOf(console.id);
  await keepDock(console.id, { side, open: true });
  const url = replyAddress(console, profile, scene.work.ticket?.number ?? '');
  if (scene.page?.reply || !url) await push(visit, { type: 'revisit' });
  else await browser.tabs.update(visit.tab, { url });
  return { ok: true, state: await overlayState(scene) };
}

export async function answerNoteTime(scene: Scene, { minutes }: Message<'note.time'>): Promise<Answer> {
  await requireNote(scene);
  const key = scene.work.ticket?.key ?? '';
  await changeNotes(scene.identity, (notes) => {
    const time = notes.times[key];
    return time ? { ...notes, times: { ...notes.times, [key]: { ...time, chosen: minutes } } } : notes;
  });
  return { ok: true, state: await overlayState(scene) };
}

/** The note is in the person's clipboard: of what it said nothing is offered again. */
export async function answerNoteCopied(scene: Scene, { requests }: Message<'note.copied'>): Promise<Answer> {
  const note = await requireNote(scene);
  for (const id of note.requests.filter((one) => requests.includes(one))) await follow(scene.identity, id, true);
  return { ok: true, state: await overlayState(scene) };
}

/** Throws `Refused` for a note that this page does not offer. */
async function requireNote(scene: Scene, needs?: 'form'): Promise<TicketNote> {
  const note = await noteHere(scene, await assess(scene));
  if (!note || (needs && note.form === 'unknown'))
    throw new Refused('request.not-here', 'There is nothing to note in this ticket any more. Look again.');
  return note;
}

/**
 * Gives what is written into the form of the ticket in view, after the intent was stored durably. Throws `Refused`: `note.other-ticket` where the form is not the one of the ticket this tab
 * works for, by the browser's address, the page's own reading and the tab.
 */
export async function answerNoteIntend(opened: Scene, message: Message<'fill.intend'>): Promise<FillAnswer> {
  const scene = showing(opened, message.tenant);
  const { visit, work, console, page, identity } = scene;
  const { answers } = visit;
  if (work.ticket?.console !== console.id || work.ticket.number !== answers || visit.reading?.ticket !== answers)
    throw new Refused(
      'note.other-ticket',
      `This form answers ticket ${answers}, and this tab works for ${work.ticket ? `ticket ${work.ticket.number}` : 'none'}. Nothing was written. Choose the ticket in the panel first.`,
    );
  const found = await assess(scene);
  const note = await noteHere(scene, found);
  const decision = noteDecision(found, note);
  if (!note || !decision.allowed) return refuse(scene, found, decision.allowed ? NOTHING : decision);
  const how = { internal: page?.reply?.internal !== undefined, wrote: visit.wrote ?? [] };
  const plan = planNote(message.fields, note, how);
  if ('sentence' in plan) return refuse(scene, found, plan);
  if (plan.fill.length === 0)
    return refuse(
      scene,
      found,
      { code: 'fill.nothing', sentence: 'The note and its time stand in the form already.' },
      plan,
    );
  const detail = { gesture: message.gesture, requests: note.requests.join(' '), time: note.why };
  const row = await storeIntent(scene, aboutOfNote(scene, found), plan, detail);
  await changeNotes(identity, (notes) => ({
    ...notes,
    written: Object.fromEntries([...Object.entries(notes.written).slice(-MOST_WRITTEN), [row.body.id, note.requests]]),
  }));
  return {
    ok: true,
    intent: row.body.id,
    values: plan.fill.map(({ candidate: { key, attribute }, value }) => ({ key, attribute, value })),
    left: shownLeft(plan),
    state: await overlayState(scene, found),
  };
}

const NOTHING = { code: 'note.nothing', sentence: 'There is nothing to note in this ticket any more.' };

/** It is about the ticket, and about nobody: whom the tab works for is not who the requests were about. */
function aboutOfNote(scene: Scene, found: Assessment) {
  const { subject: _, ...about } = aboutOf(scene, found);
  return { ...about, object: { type: 'ticket', key: scene.work.ticket?.number ?? '' } };
}

/**
 * The form was sent. Only what we wrote ourselves is told, and only of a form we wrote in: what else a technician answers is no business of ours. That the console took it is told by
 * the page that follows.
 */
export async function answerNoteSent(scene: Scene, message: Message<'submit'>): Promise<Answer> {
  const found = await assess(scene);
  const { visit, identity } = scene;
  const { intent } = message;
  const row = intent === undefined ? undefined : await database.intents.get(intent);
  const requests = intent === undefined ? undefined : (await keptNotes(identity)).written[intent];
  if (!row || !requests || row.identity !== identity.id || row.tab !== visit.tab || row.document !== visit.document)
    return { ok: true, state: await overlayState(scene, found) };
  const box = message.fields.find(({ attribute }) => attribute === 'note');
  await recordEvent(identity, {
    verb: 'form.submitted',
    outcome: 'unknown',
    ...aboutOfNote(scene, found),
    intent: row.id,
    fields: message.fields.map(({ value, ...field }) =>
      field.attribute === 'note' && field.mark !== 'filled' ? field : { ...field, to: value },
    ),
    detail: { requests: requests.join(' ') },
  });
  const ticket = `${scene.console.id}:${visit.answers}`;
  if (box?.value.trim())
    await changeNotes(identity, (notes) => ({
      ...notes,
      sent: { ...notes.sent, [visit.tab]: { ticket, requests, nonce: visit.nonce, url: visit.url } },
    }));
  return { ok: true, state: await overlayState(scene, found) };
}

async function refuse(
  scene: Scene,
  found: Assessment,
  { code, sentence }: { code: string; sentence: string },
  plan?: NotePlan,
): Promise<FillAnswer> {
  const fields = plan ? { fields: leftFields(plan) } : {};
  const parts = { verb: 'fill.refused', outcome: 'refused', ...aboutOfNote(scene, found), code, ...fields } as const;
  if (code !== 'fill.evidence') await tellRefusal(scene.identity, scene.visit.tab, parts, 'person');
  return { ok: false, code, sentence, state: await overlayState(scene) };
}

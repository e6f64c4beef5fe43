import { classify } from '../../classify/classify.ts';
import { chooseOption } from '../../record/choose-option.ts';
import { isIdentity } from '../../record/form-attributes.ts';
import { type PageMessage, pageMessageSchema } from '../../wire/page.schema.ts';
import { answerDriftAccept, answerDriftFalseAlarm, answerDriftRecord, answerDriftShow } from '../drift/answer.ts';
import { withDrift, withMarks } from '../drift/with-drift.ts';
import { Refused, toFailure } from '../errors.ts';
import { overlayState } from '../overlay-state.ts';
import { withSteps } from '../requests/tell-overlays.ts';
import { withRequests } from '../requests/with-requests.ts';
import { openScene, type Scene } from '../scene.ts';
import { noticeAttempt } from '../security.ts';
import { type Place, placeOf, type Sender } from '../sender.ts';
import { teachTab } from '../teach-tab.ts';
import {
  answerClientChoose,
  answerDock,
  answerPurposeChoose,
  answerSubjectChoose,
  answerSubjectSearch,
  answerTicketBind,
} from './choose.ts';
import { answerCopyFailed, answerCopyIntend } from './copy.ts';
import { answerFillIntend } from './fill.ts';
import { answerFillOutcome, answerFillRefused, answerFillUndone, answerUndoIntend } from './fill-outcome.ts';
import { answerNoteCopied, answerNoteIntend, answerNoteSent, answerNoteTime, answerNoteWrite } from './note.ts';
import { answerOpen } from './open.ts';
import { answerRead } from './read.ts';
import { tellRefusedDeed } from './refused-deed.ts';
import { answerRequestDecide } from './request-decide.ts';
import { answerRequestBind } from './request-ticket.ts';
import { answerRequestElsewhere, answerRequestLook, answerRequestOpen } from './requests.ts';
import { answerAction, answerSubmit } from './submit.ts';
import { answerTeachForget, answerTeachKeep, answerTeachOpen } from './teach.ts';
import { answerReady, answerVisit } from './visit.ts';

/** What is said from a visit that was opened. */
type PlacedMessage = Exclude<PageMessage, { type: 'visit' | 'ready' | 'open' | 'look' | 'option' | 'teach.open' }>;

/** Refusals that no honest overlay meets: they are told to the log. */
const SUSPICIOUS = new Set([
  'stale',
  'sender.origin',
  'client.not-offered',
  'ticket.unknown',
  'subject.unknown',
  'action.unknown',
  'request.not-here',
  'note.other-ticket',
]);

/**
 * Answers one message of a content script: parsed, placed by the browser's word, judged, and never answered with a raw error. What a person asked for and did not get
 * leaves an event.
 */
export async function answerPage(raw: unknown, sender: Sender): Promise<unknown> {
  try {
    const place = placeOf(sender);
    const message = pageMessageSchema.safeParse(raw);
    if (message.success) return await answerPlaced(place, message.data);
    await noticeAttempt(place, 'message.unknown', { type: typeOf(raw) });
    throw new Refused('message.unknown', 'A page may not ask for this.');
  } catch (error) {
    return toFailure(error);
  }
}

async function answerPlaced(place: Place, message: PageMessage): Promise<unknown> {
  let scene: Scene | null = null;
  try {
    // Nothing of anybody's is in these two answers: they need no visit.
    if (message.type === 'look') return { ok: true, verdicts: classify(message.controls) };
    if (message.type === 'option')
      return { ok: true, at: chooseOption(message.attribute, message.value, message.options) };
    if (message.type === 'visit') return await answerVisit(place, message);
    if (message.type === 'ready') return await answerReady(place, message);
    if (message.type === 'open')
      return await withSteps(place, await withMarks(place, await answerOpen(place, message)));
    if (message.type === 'teach.open') return await answerTeachOpen(place, message);
    scene = await openScene(place, message.nonce);
    return await answer(place, scene, message);
  } catch (error) {
    const failure = toFailure(error);
    if (SUSPICIOUS.has(failure.code)) await noticeAttempt(place, failure.code, { type: message.type });
    else await tellRefusedDeed(place, scene, message, { code: failure.code, refused: error instanceof Refused });
    return failure;
  }
}

async function answer(place: Place, scene: Scene, message: PlacedMessage): Promise<unknown> {
  switch (message.type) {
    case 'read':
      return withRequests(place, scene, await withDrift(place, scene, message, await answerRead(scene, message)));
    case 'fill.intend':
      return scene.visit.answers
        ? answerNoteIntend(scene, message)
        : answerFillIntend(place, scene, { ...message, fields: message.fields.filter(isIdentity) });
    case 'fill.outcome':
      return answerFillOutcome(scene, message);
    case 'undo.intend':
      return answerUndoIntend(scene, message);
    case 'fill.undone':
      return answerFillUndone(scene, message);
    case 'fill.refused':
      return answerFillRefused(scene, message);
    case 'copy.intend':
      return answerCopyIntend(place, scene, message);
    case 'copy.failed':
      return answerCopyFailed(scene, message);
    case 'submit':
      return scene.visit.answers
        ? answerNoteSent(scene, message)
        : answerSubmit(scene, { ...message, fields: message.fields.filter(isIdentity) });
    case 'action':
      return answerAction(scene, message);
    case 'ticket.bind':
      return answerTicketBind(scene, message);
    case 'client.choose':
      return answerClientChoose(scene, message);
    case 'subject.search':
      return answerSubjectSearch(scene, message);
    case 'subject.choose':
      return answerSubjectChoose(scene, message);
    case 'purpose.choose':
      return answerPurposeChoose(scene, message);
    case 'dock':
      return answerDock(scene, message);
    case 'teach.start':
      await teachTab(scene.visit.tab);
      return { ok: true, state: await overlayState(scene) };
    case 'teach.keep':
      return answerTeachKeep(scene, message);
    case 'teach.forget':
      return answerTeachForget(scene, message);
    case 'drift.show':
      return answerDriftShow(scene, message);
    case 'drift.accept':
      return answerDriftAccept(scene, message);
    case 'drift.false-alarm':
      return answerDriftFalseAlarm(scene, message);
    case 'drift.record':
      return answerDriftRecord(scene, message);
    case 'request.open':
      return answerRequestOpen(scene, message);
    case 'request.look':
      return answerRequestLook(scene, message);
    case 'request.decide':
      return answerRequestDecide(scene, message);
    case 'request.elsewhere':
      return answerRequestElsewhere(scene, message);
    case 'request.bind':
      return answerRequestBind(scene, message);
    case 'note.write':
      return answerNoteWrite(scene);
    case 'note.time':
      return answerNoteTime(scene, message);
    case 'note.copied':
      return answerNoteCopied(scene, message);
    case 'noticed':
      await noticeAttempt(place, `page.${message.what}`, { count: message.count });
      return { ok: true, state: await overlayState(scene) };
  }
}

function typeOf(raw: unknown): string {
  const type = (raw as { type?: unknown } | null)?.type;
  return typeof type === 'string' ? type.slice(0, 64) : 'none';
}

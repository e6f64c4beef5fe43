import { markRekeyed } from '../../evidence/rekeyed.ts';
import { isSecretField } from '../../evidence/secret-name.ts';
import { ticketPersonValues } from '../../record/ticket-person.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import type { Answer } from '../../wire/state.ts';
import { type Assessment, assess } from '../assess.ts';
import { database } from '../database.ts';
import { mendSaved } from '../drift/mends.ts';
import { Refused } from '../errors.ts';
import { aboutOf, accountObject } from '../event-about.ts';
import { overlayState } from '../overlay-state.ts';
import { recordEvent } from '../record-event.ts';
import type { Scene } from '../scene.ts';

type Submit = Extract<PageMessage, { type: 'submit' }>;
type Action = Extract<PageMessage, { type: 'action' }>;

const LOGIN_ORDER = ['userName', 'userPrincipalName', 'sAMAccountName', 'email', 'displayName'];

/** What the identity fields held when the form was sent, and what of it was typed although it was known. Only a later reading proves that it was saved. */
export async function answerSubmit(scene: Scene, message: Submit): Promise<Answer> {
  const found = await assess(scene);
  const intent = message.intent ? await ownIntent(scene, message.intent) : undefined;
  const fields = markRekeyed(message.fields, known(scene, found));
  await recordEvent(scene.identity, {
    verb: 'form.submitted',
    outcome: 'unknown',
    ...aboutOf(scene, found),
    object: { ...accountObject(found), ...submittedKey(message) },
    ...(intent ? { intent } : {}),
    fields: fields.map(({ value, ...field }) => ({ ...field, to: value })),
  });
  await mendSaved(scene.visit);
  return { ok: true, state: await overlayState(scene, found) };
}

/** An identity action without a form, as its profile names it: that it was pressed, on whom, never a value. */
export async function answerAction(scene: Scene, message: Action): Promise<Answer> {
  const action = scene.profile?.actions.find(
    (one) => one.id === message.action && one.pages.includes(scene.visit.page ?? ''),
  );
  if (!action) throw new Refused('action.unknown', 'This page has no such action.');
  await recordEvent(scene.identity, {
    verb: 'action.performed',
    outcome: 'unknown',
    ...aboutOf(scene, await assess(scene)),
    object: { type: 'account', key: message.object ?? 'unknown' },
    detail: { action: action.id, does: action.does },
  });
  return { ok: true, state: await overlayState(scene) };
}

/** Everything the record or the ticket would have given. */
function known({ work }: Scene, found: Assessment): { attribute: string; value: string }[] {
  return work.ticket ? [...found.values, ...ticketPersonValues(work.ticket, found.facts)] : found.values;
}

async function ownIntent({ identity, visit }: Scene, id: string): Promise<string | undefined> {
  const intent = await database.intents.get(id);
  return intent?.identity === identity.id && intent.tab === visit.tab && intent.document === visit.document
    ? id
    : undefined;
}

/** The account the form itself names goes before the one derived: a person may have typed another. */
function submittedKey(message: Submit): { key: string } | undefined {
  const named = LOGIN_ORDER.map((attribute) =>
    message.fields.find(
      (field) => field.attribute === attribute && field.value.trim() !== '' && !isSecretField(field, field.value),
    ),
  );
  const first = named.find((field) => field !== undefined);
  return first && { key: first.value.trim() };
}

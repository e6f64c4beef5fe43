import type { Verb } from '../../evidence/event.schema.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import { assess } from '../assess.ts';
import { aboutOf, accountObject } from '../event-about.ts';
import { currentIdentity } from '../identity.ts';
import type { EventParts } from '../record-event.ts';
import type { Scene } from '../scene.ts';
import type { Place } from '../sender.ts';
import { tellRefusal } from '../tell-refusal.ts';

/** What a person does in a console, and the verb under which it is told that it was refused or failed. */
const DEEDS: Partial<Record<string, Verb>> = {
  filling: 'fill.refused',
  'fill.intend': 'fill.refused',
  'fill.outcome': 'fill.done',
  undoing: 'fill.undone',
  'undo.intend': 'fill.undone',
  'fill.undone': 'fill.undone',
  copying: 'value.copied',
  'copy.intend': 'value.copied',
  'copy.failed': 'value.copied',
  submit: 'form.submitted',
  action: 'action.performed',
  'ticket.bind': 'ticket.bound',
  'client.choose': 'client.confirmed',
  'subject.choose': 'subject.chosen',
  'drift.accept': 'drift.decided',
  'drift.false-alarm': 'drift.decided',
  'teach.start': 'profile.taught',
  'teach.keep': 'profile.taught',
  'teach.forget': 'profile.taught',
};

/** The verb of a deed as an overlay names it; nothing for what is no deed of a person's. */
export function verbOf(deed: string | undefined): Verb | undefined {
  return deed === undefined ? undefined : DEEDS[deed];
}

/** What the page does by itself: where Unswivel may not work, or is paused, nobody asked it to look. */
const WATCHED = new Set<PageMessage['type']>(['submit', 'action', 'fill.outcome']);

/**
 * Tells the log of a deed the worker refused, or that failed in it. `scene` is null where the page itself was refused: paused, not granted, no record. What has to do
 * with evidence that cannot be stored is shown, not told.
 */
export async function tellRefusedDeed(
  place: Place,
  scene: Scene | null,
  message: PageMessage,
  error: { code: string; refused: boolean },
): Promise<void> {
  const verb = verbOf(message.type);
  const identity = scene?.identity ?? (await currentIdentity());
  if (scene === null && WATCHED.has(message.type)) return;
  if (!verb || !identity || error.code.startsWith('evidence.') || error.code === 'device.stopped') return;
  const found = scene && (await assess(scene));
  await tellRefusal(
    identity,
    place.tab,
    {
      verb,
      outcome: error.refused ? 'refused' : 'failed',
      ...(scene && found
        ? aboutOf(scene, found)
        : { page: { origin: place.origin, path: new URL(place.url).pathname, frame: place.frame } }),
      object: objectOf(message) ?? (found ? accountObject(found) : { type: 'page', key: place.origin }),
      code: error.code,
      ...('intent' in message && message.intent ? { intent: message.intent } : {}),
    },
    'person',
  );
}

function objectOf(message: PageMessage): EventParts['object'] | undefined {
  if (message.type === 'ticket.bind') return { type: 'ticket', key: message.ticket ?? 'none' };
  if (message.type === 'client.choose') return { type: 'client', key: message.client };
  if (message.type === 'subject.choose') return { type: 'technician', key: message.subject };
  if (message.type === 'action') return { type: 'account', key: message.object ?? 'unknown' };
  return undefined;
}

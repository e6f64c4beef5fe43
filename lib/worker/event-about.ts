import { pageAddress } from '../evidence/page-address.ts';
import type { Assessment } from './assess.ts';
import type { IntentRow } from './database.ts';
import { TICKET_PERSON } from './decide-subject.ts';
import type { EventParts } from './record-event.ts';
import type { Scene } from './scene.ts';

/** Who an event is about, why and where it happened, as the worker knows it: repeated in every event of a scene. */
export function aboutOf(
  scene: Scene,
  found?: Assessment,
): Pick<EventParts, 'subject' | 'ticket' | 'client' | 'console' | 'page'> {
  const { console, profile, page, visit, work, record } = scene;
  const shown = found?.client;
  const client = record.snapshot.clients.find((one) => shown?.status === 'known' && one.id === shown.id);
  return {
    subject: found && subjectOf(found),
    ticket: work.ticket ? ticketOf(work.ticket) : undefined,
    client: client && { id: client.id, version: client.version },
    console: {
      id: console.id,
      profile: profile?.id ?? null,
      profileVersion: profile?.checked,
      tenant: visit.reading?.tenant,
      signedInAs: visit.reading?.signedInAs,
    },
    page: { origin: visit.origin, path: new URL(visit.url).pathname, id: page?.id, frame: visit.frame },
  };
}

/** The ticket as events name it: its address without anything secret. */
export function ticketOf(ticket: { console: string; number: string; url?: string }): NonNullable<EventParts['ticket']> {
  return { console: ticket.console, number: ticket.number, url: ticket.url && pageAddress(ticket.url) };
}

/** The exact account acted on: its allotted name, else the login derived for it, else whom it is for. */
export function accountObject(found: Assessment): NonNullable<EventParts['object']> {
  const login =
    found.values.find((value) => value.attribute === 'userName') ??
    found.values.find((value) => value.attribute === 'email');
  const { shown } = found.subject;
  const name = shown.status === 'none' ? 'unknown' : shown.name;
  return { type: 'account', key: found.account?.name ?? login?.value ?? name, purpose: found.purpose };
}

/** What the outcome of an announced fill repeats of its intent. */
export function aboutIntent({ about }: Pick<IntentRow, 'about'>): Pick<EventParts, 'object'> & IntentRow['about'] {
  return { ...about, object: about.object ?? { type: 'account', key: 'unknown' } };
}

function subjectOf({ subject }: Assessment): EventParts['subject'] {
  if (subject.technician) return { technician: subject.technician.id, version: subject.technician.version };
  return subject.shown.status === TICKET_PERSON ? { ticketPerson: subject.shown.name } : undefined;
}

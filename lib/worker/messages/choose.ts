import { searchTechnicians } from '../../record/search-technicians.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import type { Answer } from '../../wire/state.ts';
import { assess } from '../assess.ts';
import { confirmName } from '../confirm-name.ts';
import { TICKET_PERSON, technicianChoice } from '../decide-subject.ts';
import { keepDock } from '../dock.ts';
import { Refused } from '../errors.ts';
import { aboutOf } from '../event-about.ts';
import { tellHandoff } from '../handoff.ts';
import { overlayState } from '../overlay-state.ts';
import { recordEvent } from '../record-event.ts';
import { type Scene, sceneOf } from '../scene.ts';
import { changeTabWork, type TabWork } from '../tab-work.ts';
import { bindByPerson } from '../take-ticket.ts';
import { ticketByKey } from '../tickets.ts';
import { tellUnanswered } from './unanswered.ts';

type Message<T extends PageMessage['type']> = Extract<PageMessage, { type: T }>;

const FOUND = 8;

/** The person chose the ticket this tab works for, among those they worked on, or none. */
export async function answerTicketBind(scene: Scene, { ticket: key }: Message<'ticket.bind'>): Promise<Answer> {
  const ticket = key === null ? null : await ticketByKey(scene.identity, key, scene.record.snapshot);
  if (key !== null && !ticket)
    throw new Refused('ticket.unknown', 'This ticket is not among your recent ones. Open it once in its console.');
  const bound = await bindByPerson(scene, ticket);
  await tellHandoff(bound, await assess(bound));
  return { ok: true, state: await overlayState(bound) };
}

/** The person said which client the ticket belongs to, among those offered; the name is confirmed for the whole team. */
export async function answerClientChoose(scene: Scene, message: Message<'client.choose'>): Promise<Answer> {
  const before = await assess(scene);
  const offered = before.client.status === 'known' ? [] : before.client.choices;
  if (!scene.work.ticket || !offered.some((choice) => choice.id === message.client)) {
    throw new Refused('client.not-offered', 'This client was not offered for this ticket.');
  }
  const next = { ...scene, work: { ...scene.work, client: message.client } };
  const found = await assess(next);
  await recordEvent(scene.identity, {
    verb: 'client.confirmed',
    outcome: 'success',
    ...aboutOf(next, found),
    object: { type: 'client', key: message.client },
    detail: { named: found.facts.client ?? '', companyId: found.facts.clientId ?? '' },
  });
  await changeTabWork(scene.visit.tab, (work) => ({ ...work, client: message.client }));
  await confirmName(scene.identity, message.client, found.facts);
  return after(scene);
}

/** Technicians that fit what the person typed. */
export async function answerSubjectSearch(scene: Scene, message: Message<'subject.search'>): Promise<Answer> {
  const found = searchTechnicians(message.query, scene.record.snapshot.technicians, FOUND).map(technicianChoice);
  return { ok: true, state: await overlayState(scene), found };
}

/** The person said whose identity the form is about. */
export async function answerSubjectChoose(scene: Scene, message: Message<'subject.choose'>): Promise<Answer> {
  const isPerson = message.subject === TICKET_PERSON;
  const offered = isPerson
    ? (await assess(scene)).subject.proposals.some((choice) => choice.id === TICKET_PERSON)
    : scene.record.snapshot.technicians.some((technician) => technician.id === message.subject);
  if (!offered) throw new Refused('subject.unknown', 'This person is not in the record any more. Search again.');
  const next = { ...scene, work: { ...scene.work, subject: message.subject } };
  await recordEvent(scene.identity, {
    verb: 'subject.chosen',
    outcome: 'success',
    ...aboutOf(next, await assess(next)),
    object: { type: isPerson ? TICKET_PERSON : 'technician', key: message.subject },
  });
  return change(scene, (work) => ({ ...work, subject: message.subject }));
}

export function answerPurposeChoose(scene: Scene, message: Message<'purpose.choose'>): Promise<Answer> {
  return change(scene, (work) => ({ ...work, purpose: message.purpose }));
}

export async function answerDock(scene: Scene, { side, open }: Message<'dock'>): Promise<Answer> {
  await keepDock(scene.console.id, { side, open });
  if (!open) await tellUnanswered(scene);
  return { ok: true, state: await overlayState(scene) };
}

async function change(scene: Scene, how: (work: TabWork) => TabWork): Promise<Answer> {
  await changeTabWork(scene.visit.tab, how);
  return after(scene);
}

async function after(scene: Scene): Promise<Answer> {
  return { ok: true, state: await overlayState(await sceneOf(scene, scene.console, scene.visit)) };
}

import { storable } from '../evidence/event.ts';
import { pageAddress } from '../evidence/page-address.ts';
import type { TicketRef } from '../wire/state.ts';
import { assess } from './assess.ts';
import { aboutOf, ticketOf } from './event-about.ts';
import { recordEvent } from './record-event.ts';
import { type Scene, sceneOf } from './scene.ts';
import { changeTabWork, keepFacts, type TicketFacts, tellOnce, workFor } from './tab-work.ts';
import { rememberTicket } from './tickets.ts';

/** Texts long by nature stay on the page: the event names the ticket, the console keeps its content. */
const NOT_LOGGED = new Set(['description']);

/**
 * A ticket was read on its own page. Binds it to this tab where nobody chose another, remembers it, and tells the log once per content. Other tabs keep the
 * ticket they work for.
 */
export async function takeTicket(scene: Scene, read: TicketFacts): Promise<void> {
  const number = read.number ?? '';
  const { identity, console, visit, work } = scene;
  const key = `${console.id}:${number}`;
  await keepFacts(key, read);
  const shown: TicketRef = {
    key,
    console: console.id,
    consoleLabel: console.label,
    number,
    subject: read.subject ?? '',
    url: visit.url,
  };
  const reading = {
    ...scene,
    work: work.ticket?.key === key ? { ...work, ticket: shown } : workFor(shown, 'page', work),
  };
  const found = await assess(reading);
  const ticket: TicketRef = found.client.status === 'known' ? { ...shown, client: found.client.id } : shown;
  const about = aboutOf({ ...reading, work: { ...reading.work, ticket } }, found);

  await tellOnce(visit.tab, `ticket:${key}`, JSON.stringify(read), () =>
    recordEvent(identity, {
      verb: 'ticket.read',
      outcome: 'success',
      ...about,
      object: { type: 'ticket', key: number },
      fields: Object.entries(read).flatMap(([attribute, to]) =>
        NOT_LOGGED.has(attribute) ? [] : { attribute, to, source: 'profile' as const },
      ),
    }),
  );
  await linkNumbers(scene, about, read, number);

  const same = work.ticket?.key === key;
  // The person's own choice stays; so does the ticket of a console that shows tickets of its own but is no ticketing system.
  const takes = same || work.ticket === null || (work.by !== 'person' && console.kind === 'psa');
  if (takes) {
    if (!same)
      await recordEvent(identity, {
        verb: 'ticket.bound',
        outcome: 'success',
        ...about,
        object: { type: 'ticket', key: number },
        detail: { by: 'page', subject: ticket.subject },
      });
    await changeTabWork(visit.tab, (held) => workFor(ticket, same ? held.by : 'page', held));
  }
  // Kept on the device too, so masked as in its event; what is in view shows it as it is.
  await rememberTicket(identity, {
    ...ticket,
    subject: storable(ticket.subject, 512),
    url: ticket.url && pageAddress(ticket.url),
  });
}

/** Merged, moved or renumbered: both numbers stay, joined by one event. */
async function linkNumbers(
  scene: Scene,
  about: ReturnType<typeof aboutOf>,
  read: TicketFacts,
  number: string,
): Promise<void> {
  const { visit, identity, console } = scene;
  const asked = visit.params.number;
  const links = [
    ...(read.mergedInto && read.mergedInto !== number ? [{ from: number, to: read.mergedInto, how: 'merged' }] : []),
    ...(asked && asked !== number ? [{ from: asked, to: number, how: 'shown under another number' }] : []),
  ];
  for (const link of links) {
    await tellOnce(visit.tab, `link:${console.id}:${link.from}:${link.to}`, 'told', () =>
      recordEvent(identity, {
        verb: 'ticket.linked',
        outcome: 'success',
        ...about,
        object: { type: 'ticket', key: link.from },
        detail: link,
      }),
    );
  }
}

/** Binds the ticket the person chose, or none, to a tab and tells the log. */
export async function bindByPerson(scene: Scene, ticket: TicketRef | null): Promise<Scene> {
  const work = workFor(ticket, 'person', scene.work);
  const bound = { ...scene, work };
  await recordEvent(scene.identity, {
    verb: 'ticket.bound',
    outcome: 'success',
    ...aboutOf(bound, await assess(bound)),
    ...(ticket ? { ticket: ticketOf(ticket) } : {}),
    object: { type: 'ticket', key: ticket?.number ?? 'none' },
    detail: {
      by: 'person',
      subject: ticket?.subject ?? '',
      ...(scene.work.ticket ? { before: scene.work.ticket.key } : {}),
    },
  });
  await changeTabWork(scene.visit.tab, (held) => workFor(ticket, 'person', held));
  return sceneOf(scene, scene.console, scene.visit);
}

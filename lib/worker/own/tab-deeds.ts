import { browser } from 'wxt/browser';
import type { OwnMessage } from '../../wire/own.schema.ts';
import { assess } from '../assess.ts';
import { Refused } from '../errors.ts';
import { tellHandoff } from '../handoff.ts';
import { injectOverlay } from '../inject-overlay.ts';
import { push, pushState } from '../push.ts';
import { openDesk, sceneOfVisit } from '../scene.ts';
import { bindByPerson } from '../take-ticket.ts';
import { ticketByKey } from '../tickets.ts';
import { requireTopVisit } from './tab.ts';

type Own<T extends OwnMessage['type']> = Extract<OwnMessage, { type: T }>;

/** Fill, asked for in the popup or by the browser's own shortcut, also where the overlay is not yet: it still guards itself and the worker still decides. */
export async function fillTab(tab: number): Promise<void> {
  const top = { tab, frame: 0 };
  if (await push(top, { type: 'fill' })) return;
  // A form that came without a step into it: the key is the moment to look.
  await openTab(tab);
  if (!(await push(top, { type: 'fill' })))
    throw new Refused('tab.no-overlay', 'Unswivel is not at work in this tab. Reload it and try again.');
}

/** Opens or closes the panel, bringing the overlay where it is not yet. */
export async function openTab(tab: number): Promise<void> {
  const { tabDocument, known } = await topDocument(tab);
  if (known && (await push({ tab, frame: 0 }, { type: 'toggle' }))) return;
  const { record } = await openDesk();
  const url = (await browser.tabs.get(tab)).url ?? '';
  const origins = record.snapshot.consoles.flatMap((console) => console.origins);
  if (!URL.canParse(url) || !origins.includes(new URL(url).origin))
    throw new Refused('sender.not-a-console', 'This site is not one of your consoles.');
  if (!(await injectOverlay({ tab, document: tabDocument })))
    throw new Refused('tab.no-overlay', 'The browser does not let Unswivel into this tab.');
}

/** Binds a ticket, or none, to a tab; its overlay shows it at once. */
export async function bindTab({ tab, ticket: key }: Own<'own.ticket'>): Promise<void> {
  const visit = await requireTopVisit(tab);
  const desk = await openDesk();
  const scene = await sceneOfVisit(desk, visit);
  const ticket = key === null ? null : await ticketByKey(desk.identity, key, desk.record.snapshot);
  if (!scene || (key !== null && !ticket))
    throw new Refused('ticket.unknown', 'This ticket is not among your recent ones. Open it once in its console.');
  const bound = await bindByPerson(scene, ticket);
  await tellHandoff(bound, await assess(bound));
  await pushState(tab);
}

async function topDocument(tab: number): Promise<{ tabDocument: string; known: boolean }> {
  try {
    return { tabDocument: (await requireTopVisit(tab)).document, known: true };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { tabDocument: '', known: false };
  }
}

import { browser } from 'wxt/browser';
import { creationAddress, lookAddress } from '../../consoles/creation-address.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import type { Answer } from '../../wire/state.ts';
import { dockOf, keepDock } from '../dock.ts';
import { Refused } from '../errors.ts';
import { overlayState } from '../overlay-state.ts';
import { keptRequests, type Waiting } from '../requests/kept.ts';
import { takeSteps } from '../requests/take-steps.ts';
import { waitingHere } from '../requests/waiting-here.ts';
import { type Scene, sceneOf } from '../scene.ts';
import { bindByPerson } from '../take-ticket.ts';
import { ticketByKey } from '../tickets.ts';
import { answerPurposeChoose, answerSubjectChoose } from './choose.ts';

type Message<T extends PageMessage['type']> = Extract<PageMessage, { type: T }>;

/** Goes to the page where it is done, with the panel at hand for the very account: its subject, its purpose, and its ticket where this device knows it. */
export async function answerRequestOpen(scene: Scene, { request, nonce }: Message<'request.open'>): Promise<Answer> {
  const { view } = await requireHere(scene, request);
  const { object, ticket, ending } = view;
  const { identity, record, console } = scene;
  const known = ticket && (await ticketByKey(identity, `${ticket.console}:${ticket.number}`, record.snapshot));
  if (known && scene.work.ticket?.key !== known.key) await bindByPerson(scene, known);
  let now = await sceneOf(scene, console, scene.visit);
  if (object.subject && now.work.subject !== object.subject.technician && !ending) {
    await answerSubjectChoose(now, { type: 'subject.choose', nonce, subject: object.subject.technician });
    now = await sceneOf(scene, console, scene.visit);
  }
  if (object.account.purpose && object.account.purpose !== now.work.purpose)
    await answerPurposeChoose(now, { type: 'purpose.choose', nonce, purpose: object.account.purpose });
  now = await sceneOf(scene, console, scene.visit);
  const state = await overlayState(now);
  const step = state.requests?.requests.find(({ id }) => id === request)?.steps.find((one) => one.state === 'now');
  if (step?.step !== 'open') return { ok: true, state };
  const gives = object.change === 'grant' && !ending;
  await go(now, gives ? creationAddress(console, now.profile) : lookAddress(console, now.profile, object.account.name));
  return { ok: true, state };
}

/** Goes to where the account is shown: it is read there by itself. */
export async function answerRequestLook(scene: Scene, { request }: Message<'request.look'>): Promise<Answer> {
  const { view } = await requireHere(scene, request);
  await go(scene, lookAddress(scene.console, scene.profile, view.object.account.name));
  return { ok: true, state: await overlayState(scene) };
}

/** The person says that it was done past us; what the page showed stands for it. */
export async function answerRequestElsewhere(scene: Scene, { request }: Message<'request.elsewhere'>): Promise<Answer> {
  await requireHere(scene, request);
  await takeSteps(scene.identity, request);
  return { ok: true, state: await overlayState(scene) };
}

/** Throws `Refused` for one that does not wait at this console and client: what an overlay was not shown it does not act on. */
async function requireHere(scene: Scene, id: string): Promise<Waiting> {
  const { waiting } = await keptRequests(scene.identity);
  const found = waitingHere(scene, waiting).find(({ view }) => view.id === id);
  if (!found) throw new Refused('request.not-here', 'This request does not wait at this console any more. Look again.');
  return found;
}

/** In this tab, with the panel open where it leads; a page that is there already is loaded anew. */
async function go({ console, visit }: Scene, url: string): Promise<void> {
  const { side } = await dockOf(console.id);
  await keepDock(console.id, { side, open: true });
  if (visit.url === url) await browser.tabs.reload(visit.tab);
  else await browser.tabs.update(visit.tab, { url });
}

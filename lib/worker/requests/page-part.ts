/** What one overlay shows of requests: those of its console and client alone, and what belongs to the ticket in view. */
import { accountKey } from '../../drift/place.ts';
import type { PageRequest, PageRequests } from '../../wire/page-requests.ts';
import type { Assessment } from '../assess.ts';
import type { Scene } from '../scene.ts';
import { decisionsHere } from './decisions.ts';
import { type Kept, keptRequests, type Waiting } from './kept.ts';
import { isDoing, isLooking, lookFor } from './next-offer.ts';
import { emergencySentence, otherSentence } from './step-words.ts';
import { type PageAtHand, stepsOf } from './steps-of.ts';
import { noteHere } from './ticket-note.ts';
import { ticketOffers } from './ticket-offers.ts';
import { waitingHere } from './waiting-here.ts';

/** Undefined where nothing waits: then nothing is brought to the page either. */
export async function pageRequests(
  scene: Scene,
  { subject, client }: Pick<Assessment, 'subject' | 'client'>,
): Promise<PageRequests | undefined> {
  const kept = await keptRequests(scene.identity);
  const here = waitingHere(scene, kept.waiting).filter(isShown);
  const tickets = ticketOffers(scene, client, kept.waiting);
  const note = await noteHere(scene, { client });
  const decisions = await decisionsHere(scene);
  if (here.length === 0 && tickets.length === 0 && decisions.length === 0 && !note) return undefined;
  const said = kept.said?.console === scene.console.id && Date.now() - kept.said.at < ANNOUNCED_MS;
  const requests = here.map((one) => shown(scene, one, kept, subject.technician?.id));
  return {
    requests: requests.slice(0, MOST_SHOWN),
    ...(requests.length > MOST_SHOWN ? { more: requests.length - MOST_SHOWN } : {}),
    todo: decisions.length + requests.filter(({ steps }) => steps.some(({ state }) => state !== 'done')).length,
    ...{ tickets, decisions },
    ...(note ? { note } : {}),
    ...(said ? { said: kept.said?.text ?? '' } : {}),
    ...(kept.away ? { away: kept.away } : {}),
  };
}

/** A panel is no work list: the side panel has all of them. */
const MOST_SHOWN = 6;
/** What was announced is not said again over what a person did since. */
const ANNOUNCED_MS = 20_000;
const NEWS_MS = 10 * 60_000;

/** What is over is shown as long as it is news. */
const isShown = ({ view, saidAt = 0 }: Waiting): boolean =>
  isDoing(view) ||
  view.state === 'emergency' ||
  view.state === 'implemented' ||
  view.state === 'revoked' ||
  view.repeatAt !== null ||
  Date.now() - saidAt < NEWS_MS;

function shown(scene: Scene, waiting: Waiting, { away }: Kept, subject: string | undefined): PageRequest {
  const { view, deeds, looks } = waiting;
  const { object, names, ending } = view;
  const page = atHand(scene, waiting, subject);
  const carriedOut = deeds.length > 0 && isDoing(view);
  const said = saidOf(waiting, away);
  return {
    ...{ id: view.id, change: object.change, ends: ending !== null, account: object.account.name },
    ...{ subject: names.subject, client: names.client, high: view.risk === 'high' },
    roles: [...(object.role ? [object.role] : []), ...object.groups],
    ticket: view.ticket?.number ?? null,
    steps: view.state === 'emergency' ? [] : stepsOf(view, page, carriedOut),
    ...(said ? { said } : {}),
    press: isDoing(view) || mayLook(view),
    elsewhere:
      isDoing(view) && view.object.change !== 'rotation' && deeds.length === 0 && looks.at(-1)?.as === 'wanted',
  };
}

const mayLook = ({ may }: Waiting['view']): boolean => may.includes('verify') || may.includes('verify-revocation');

function saidOf(waiting: Waiting, away: string | undefined): PageRequest['said'] {
  const { view, deeds, said, looks } = waiting;
  if (isDoing(view) && deeds.length > 0)
    return {
      tone: 'off',
      text: away
        ? 'It is told as soon as the collector is reached.'
        : deeds.some(({ sure }) => sure)
          ? 'It is being told to the collector.'
          : 'A form was saved. It counts once the account was seen as it is to be.',
    };
  if (view.state === 'emergency' && view.emergency) return { tone: 'warn', text: emergencySentence(view.emergency) };
  if (said) return said;
  if (view.failed) return { tone: 'bad', text: `It was looked at: ${view.failed.why} It stays unverified.` };
  const now = new Date().toISOString();
  if (isLooking(view, now) && !mayLook(view)) return { tone: 'warn', text: otherSentence(view) };
  const last = looks.at(-1);
  if (isLooking(view, now) && last?.as === 'unread' && !lookFor(waiting)) return { tone: 'warn', text: last.why };
  return undefined;
}

function atHand({ page, visit, work }: Scene, { view }: Waiting, subject: string | undefined): PageAtHand {
  const { object } = view;
  const key = accountKey(object.account.name);
  const shows = visit.seen !== undefined && accountKey(visit.seen.record) === key;
  const last = visit.last;
  return {
    form:
      page?.form !== undefined && (object.change !== 'grant' || page.form.creates || shows || visit.seen === undefined),
    filled: last !== null && !last.undone && last.fields.some(({ outcome }) => outcome === 'kept'),
    shows: shows || page?.shows === 'accounts' || page?.shows === 'other',
    prepared:
      object.subject === null ||
      (subject === object.subject.technician &&
        (work.purpose ?? 'everyday') === (object.account.purpose ?? 'everyday')),
  };
}

/** The note of what was verified for the ticket in view: one for all its requests, made of what the log says of them and of nothing else. */
import { replyAddress, ticketToAnswer } from '../../consoles/reply-form.ts';
import type { FillDecision } from '../../record/tenancy.ts';
import type { RequestView } from '../../wire/lifecycle.schema.ts';
import { MOST_NOTED, type TicketNote } from '../../wire/page-requests.ts';
import type { Assessment } from '../assess.ts';
import type { Identity } from '../database.ts';
import type { Scene } from '../scene.ts';
import { followed } from './followed.ts';
import { keptRequests } from './kept.ts';
import { changeNotes, keptNotes } from './notes-kept.ts';
import { isOf, ticketInView } from './ticket-in-view.ts';
import { timeWorked } from './time-worked.ts';

/** What an event keeps of a text. */
const LONGEST = 2048;

interface Ticket {
  console: string;
  number: string;
}

/** Requests of a ticket that were worked on from here, were seen as they are to be, and are not noted in it; the first that was seen so first. */
export async function toNote(identity: Identity, ticket: Ticket): Promise<RequestView[]> {
  const { waiting } = await keptRequests(identity);
  const mine = await followed(identity);
  const seenAt = (view: RequestView) => (view.ending ? view.revocationVerified : view.verified)?.at ?? '';
  return waiting
    .map(({ view }) => view)
    .filter((view) => isOf(view, ticket) && seenAt(view) && !view.repeatAt)
    .filter(({ id }) => mine.some((one) => one.id === id && !one.noted))
    .sort((a, b) => Date.parse(seenAt(a)) - Date.parse(seenAt(b)));
}

/** Undefined where there is nothing to note, or no ticket of a known client is in view. In a client's ticket stands what was done for that client, or for it in a console of our own. */
export async function noteHere(scene: Scene, { client }: Pick<Assessment, 'client'>): Promise<TicketNote | undefined> {
  const ticket = ticketInView(scene);
  if (!ticket || client.status !== 'known') return undefined;
  const { identity, console, profile, page, visit, record } = scene;
  const own = record.snapshot.clients.find((one) => one.own)?.id;
  const all = await toNote(identity, ticket);
  const views = thatFit(all.filter(({ object }) => object.client === client.id || object.client === own));
  if (views.length === 0) return undefined;
  const requests = views.map(({ id }) => id);
  const { found, chosen } = await timeOf(scene, ticket.key, views);
  const fills = console.kind === 'psa';
  const reply = page?.reply ?? (fills ? profile?.pages.find((one) => one.reply)?.reply : undefined);
  const elsewhere = replyAddress(console, profile, ticket.number) ?? ticketToAnswer(page, visit.params);
  return {
    requests,
    text: textOf(views),
    minutes: chosen === undefined ? found : chosen,
    why: whySentence(found, views),
    form: fills && visit.answers === ticket.number ? 'here' : fills && elsewhere ? 'elsewhere' : 'unknown',
    timed: reply?.minutes !== undefined || reply?.hours !== undefined,
  };
}

/** A note is about no person, so that none need be chosen; all else that keeps a form from being filled keeps it from being written. */
export function noteDecision({ fill }: Pick<Assessment, 'fill'>, note: TicketNote | undefined): FillDecision | Nothing {
  if (!fill.allowed && fill.code !== 'fill.no-subject') return fill;
  return note?.form === 'here' ? { allowed: true } : NOTHING;
}

const NOTHING = {
  allowed: false,
  code: 'note.nothing',
  sentence: 'There is nothing to note in this ticket, or it is not the ticket this tab works for.',
} as const;
type Nothing = typeof NOTHING;

const textOf = (views: readonly RequestView[]): string => views.map(lineOf).join('\n');

/** As many as one text takes: the rest is offered once these are noted. */
function thatFit(views: readonly RequestView[]): RequestView[] {
  let most = Math.min(views.length, MOST_NOTED);
  while (most > 1 && textOf(views.slice(0, most)).length > LONGEST) most--;
  return views.slice(0, most);
}

/** For whoever asked: what was done, where, and when it was seen so. */
function lineOf(view: RequestView): string {
  const { object, names, ending, done, revoked } = view;
  const who = names.subject ? ` of ${names.subject}` : '';
  const deed = ending ? revoked : done;
  const what = ending ? 'ended' : object.change === 'change' ? 'changed' : 'made';
  const seen = (ending ? view.revocationVerified : view.verified)?.at ?? '';
  return `Account ${object.account.name}${who} in ${names.console} (${names.client}) was ${what}${deed ? ` on ${clock(deed.at)}` : ''} and seen so on ${clock(seen)}.`;
}

function whySentence(found: number | null, views: readonly RequestView[]): string {
  if (found === null) return 'This device did not see the work itself, so no time is proposed.';
  const consoles = [...new Set(views.map(({ names }) => names.console))].join(', ');
  return `${found} min were seen at work in ${consoles}, from the first step to the check, without pauses of over 5 minutes.`;
}

/** Found once for the same requests: what comes after they were verified adds nothing. */
async function timeOf({ identity, record }: Scene, ticket: string, views: readonly RequestView[]) {
  const of = views.map(({ id, ending }) => `${id}${ending ? ' ended' : ''}`).join();
  const held = (await keptNotes(identity)).times[ticket];
  if (held?.of === of) return held;
  const time = { of, found: await timeWorked(identity, views, record.snapshot) };
  await changeNotes(identity, (notes) => ({ ...notes, times: { ...notes.times, [ticket]: time } }));
  return time as typeof time & { chosen?: number | null };
}

const clock = (moment: string): string =>
  new Date(moment).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });

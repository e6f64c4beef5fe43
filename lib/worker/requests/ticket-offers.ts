/** What belongs into the ticket in view: an emergency that has none yet, and a note of what was verified for it. */
import type { RequestView } from '../../wire/lifecycle.schema.ts';
import type { TicketOffer } from '../../wire/page-requests.ts';
import type { Assessment } from '../assess.ts';
import type { Scene } from '../scene.ts';
import { followed } from './followed.ts';
import type { Waiting } from './kept.ts';
import { isOf, ticketInView } from './ticket-in-view.ts';

export async function ticketOffers(
  scene: Scene,
  client: Assessment['client'],
  waiting: readonly Waiting[],
): Promise<TicketOffer[]> {
  const ticket = ticketInView(scene);
  if (!ticket || client.status !== 'known') return [];
  const mine = await followed(scene.identity);
  const noted = new Set(mine.flatMap(({ id, noted: is }) => (is ? [id] : [])));
  return waiting.flatMap(({ view }): TicketOffer[] => {
    const { id, emergency, object, names, may } = view;
    if (emergency && view.ticket === null && object.client === client.id && may.includes('bind'))
      return [
        {
          request: id,
          what: 'bind',
          text: `The emergency of ${clock(emergency.begunAt)} in ${names.console} has no ticket yet: ${emergency.why}`,
        },
      ];
    const seen = view.ending ? view.revocationVerified : view.verified;
    if (!isOf(view, ticket) || !seen || view.repeatAt || noted.has(id) || !mine.some((one) => one.id === id)) return [];
    return [{ request: id, what: 'note', text: noteOf(view, seen.at) }];
  });
}

/** For whoever asked: what was done, where, and when it was seen so. */
function noteOf({ object, names, ending, done, revoked }: RequestView, seenAt: string): string {
  const who = names.subject ? ` of ${names.subject}` : '';
  const deed = ending ? revoked : done;
  const what = ending ? 'ended' : object.change === 'change' ? 'changed' : 'made';
  return `Account ${object.account.name}${who} in ${names.console} (${names.client}) was ${what}${deed ? ` on ${clock(deed.at)}` : ''} and seen so on ${clock(seenAt)}.`;
}

const clock = (moment: string): string =>
  new Date(moment).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** What belongs into the ticket in view: an emergency that has none yet. */
import type { TicketOffer } from '../../wire/page-requests.ts';
import type { Assessment } from '../assess.ts';
import type { Scene } from '../scene.ts';
import type { Waiting } from './kept.ts';
import { ticketInView } from './ticket-in-view.ts';

export function ticketOffers(scene: Scene, client: Assessment['client'], waiting: readonly Waiting[]): TicketOffer[] {
  if (!ticketInView(scene) || client.status !== 'known') return [];
  return waiting.flatMap(({ view: { id, emergency, ticket, object, names, may } }): TicketOffer[] =>
    emergency && ticket === null && object.client === client.id && may.includes('bind')
      ? [
          {
            request: id,
            text: `The emergency of ${clock(emergency.begunAt)} in ${names.console} has no ticket yet: ${emergency.why}`,
          },
        ]
      : [],
  );
}

const clock = (moment: string): string =>
  new Date(moment).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });

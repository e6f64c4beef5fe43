import type { RequestView } from '../../../lib/wire/lifecycle.schema.ts';
import type { LoggedEvent } from '../../../lib/wire/own.ts';

/** The newest look of this device at the request's ticket since it was asked; one that arrived before one that waits. */
export function readSince(
  { ticket, askedAt }: Pick<RequestView, 'ticket' | 'askedAt'>,
  events: readonly LoggedEvent[],
): { event: string; state: LoggedEvent['state'] } | null {
  const looks = events.filter(
    ({ body, state }) =>
      state !== 'refused' &&
      body.verb === 'ticket.read' &&
      body.outcome === 'success' &&
      body.ticket?.number === ticket?.number &&
      body.ticket?.console === ticket?.console &&
      body.at >= askedAt,
  );
  const look = looks.find(({ state }) => state === 'delivered') ?? looks[0];
  return look ? { event: look.body.id, state: look.state } : null;
}

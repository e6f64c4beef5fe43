import { requestSchema } from '../../wire/lifecycle.schema.ts';
import type { PageMessage } from '../../wire/page.schema.ts';
import type { Answer } from '../../wire/state.ts';
import { assess } from '../assess.ts';
import { Refused } from '../errors.ts';
import { overlayState } from '../overlay-state.ts';
import { askCollector } from '../own/ask-collector.ts';
import { askWaiting } from '../requests/ask-waiting.ts';
import { keptRequests } from '../requests/kept.ts';
import { ticketOffers } from '../requests/ticket-offers.ts';
import { runDelivery } from '../run-delivery.ts';
import type { Scene } from '../scene.ts';

type Message<T extends PageMessage['type']> = Extract<PageMessage, { type: T }>;

/** An emergency that began without a ticket gets the one in view; that it was seen is in the log first. */
export async function answerRequestBind(scene: Scene, { request }: Message<'request.bind'>): Promise<Answer> {
  await requireOffer(scene, request);
  const { ticket } = scene.work;
  await runDelivery({ now: true });
  await askCollector(scene.identity, `/v1/requests/${encodeURIComponent(request)}/bind`, {
    method: 'POST',
    body: { ticket: { console: ticket?.console, number: ticket?.number } },
    schema: requestSchema,
  });
  await askWaiting(scene.identity, { now: true });
  return { ok: true, state: await overlayState(scene) };
}

/** Throws `Refused` for what this page does not offer. */
async function requireOffer(scene: Scene, request: string): Promise<void> {
  const { waiting } = await keptRequests(scene.identity);
  const offers = ticketOffers(scene, (await assess(scene)).client, waiting);
  if (!offers.some((one) => one.request === request))
    throw new Refused('request.not-here', 'This request does not wait for this ticket any more. Look again.');
}

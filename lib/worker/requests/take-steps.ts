/**
 * Takes the steps this device has evidence for, by itself: first the events are in the log, then the step. It begins from what is stored on the device each time, so that nothing is lost
 * when the worker is stopped or the collector is away; the collector takes each step once.
 */
import { accountKey } from '../../drift/place.ts';
import { requestSchema } from '../../wire/lifecycle.schema.ts';
import { CollectorRefusal, callCollector, Unreachable } from '../call-collector.ts';
import { database, type Identity } from '../database.ts';
import { askOne } from './ask-one.ts';
import { follow } from './followed.ts';
import { headOf } from './head-of.ts';
import { changeKept, keptRequests, type Waiting, withView } from './kept.ts';
import { lookThrough } from './look-through.ts';
import { isDoing, nextOffer, type Offer } from './next-offer.ts';
import { refusedSentence, type Said, takenSentence } from './step-words.ts';
import { tellOverlays } from './tell-overlays.ts';

/** `elsewhere`: a request of which the person said that it was done past us. */
export async function takeSteps(identity: Identity, elsewhere?: string): Promise<void> {
  if ((await keptRequests(identity)).waiting.length === 0) return;
  await navigator.locks.request(`requests.steps:${identity.id}`, async () => {
    const before = await lookThrough(identity);
    let { waiting } = before;
    for (const { view } of before.waiting) waiting = await takeAll(identity, view.id, waiting, view.id === elsewhere);
    await tellOverlays(before, await keptRequests(identity));
  });
}

/** One step after another, until there is nothing more to show. Gives what waits then: it is read anew only where something was offered. */
async function takeAll(identity: Identity, id: string, all: Waiting[], elsewhere: boolean): Promise<Waiting[]> {
  let kept = all;
  for (let steps = 0; steps < 4; steps++) {
    const waiting = kept.find(({ view }) => view.id === id);
    const offer = waiting && nextOffer(waiting, new Date().toISOString(), { elsewhere, alone: isAlone(waiting, kept) });
    if (!offer || waiting.tried === keyOf(waiting, offer) || !(await areDelivered(identity, offer))) break;
    const more = await take(identity, waiting, offer);
    kept = (await keptRequests(identity)).waiting;
    if (!more) break;
  }
  return kept;
}

/** Nothing else waits to be done about the same account. */
const isAlone = ({ view: { id, object } }: Waiting, all: readonly Waiting[]): boolean =>
  !all.some(
    ({ view }) =>
      view.id !== id &&
      isDoing(view) &&
      view.object.console.id === object.console.id &&
      view.object.client === object.client &&
      accountKey(view.object.account.name) === accountKey(object.account.name),
  );

/** The same evidence for the same state is offered once. */
const keyOf = ({ view }: Waiting, { path, body }: Offer): string => `${view.version} ${path} ${JSON.stringify(body)}`;

/** The log has them, with what they say. */
async function areDelivered({ id }: Identity, { needs }: Offer): Promise<boolean> {
  const rows = await database.outbox.bulkGet(needs.map((seq): [string, number] => [id, seq]));
  return rows.every((row) => row?.state === 'delivered' && !row.withheld);
}

/** True when there may be more to take. */
async function take(identity: Identity, waiting: Waiting, offer: Offer): Promise<boolean> {
  const { id } = waiting.view;
  try {
    const { value } = await callCollector(identity, `/v1/requests/${encodeURIComponent(id)}/${offer.path}`, {
      method: 'POST',
      body: offer.body,
      schema: requestSchema,
    });
    if (!value) return false;
    await follow(identity, id);
    await tell(identity, waiting, takenSentence(offer, value), (held) => withView(held, value, held.since));
    return true;
  } catch (error) {
    if (error instanceof Unreachable) return false;
    if (!(error instanceof CollectorRefusal)) throw error;
    await refused(identity, waiting, offer, error);
    return false;
  }
}

/** Told plainly; how it stands now is asked, and the same is not tried again. */
async function refused(identity: Identity, waiting: Waiting, offer: Offer, refusal: CollectorRefusal): Promise<void> {
  const { id } = waiting.view;
  const view = await askOne(identity, id).catch(() => null);
  const head = await headOf(identity);
  await tell(identity, waiting, refusedSentence(refusal), (held) => {
    const next = view ? withView(held, view, head) : held;
    return { ...next, tried: keyOf(next, offer) };
  });
}

/** What came of an offer: shown with the request as `change` leaves it, and announced. */
const tell = (
  identity: Identity,
  { view }: Waiting,
  said: Said,
  change: (held: Waiting) => Waiting,
): Promise<unknown> =>
  changeKept(identity, ({ waiting, ...kept }) => ({
    ...kept,
    waiting: waiting.map((one) => (one.view.id === view.id ? { ...change(one), said, saidAt: Date.now() } : one)),
    said: { console: view.object.console.id, text: `${view.object.account.name}: ${said.text}`, at: Date.now() },
  }));

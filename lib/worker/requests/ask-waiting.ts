/** Asks the collector what waits for the person at consoles, while one of them is open: nobody looks at it otherwise. */
import { isOpen } from '../../lifecycle/states.ts';
import type { RequestView } from '../../wire/lifecycle.schema.ts';
import { CollectorRefusal, Unreachable } from '../call-collector.ts';
import type { Identity } from '../database.ts';
import { openVisits } from '../push.ts';
import { askOne } from './ask-one.ts';
import { askWork } from './ask-work.ts';
import { followed, unfollow } from './followed.ts';
import { headOf } from './head-of.ts';
import { changeKept, type Kept, keptRequests, withView } from './kept.ts';
import { takeSteps } from './take-steps.ts';
import { tellOverlays } from './tell-overlays.ts';

/** Whoever opens a page does not wait for it, and asks no more often. */
const FRESH_MS = 5_000;

/** Asks anew where it was not asked just now; then every overlay it is about shows what is so. Never throws for the network. */
export async function askWaiting(identity: Identity, how: { now: boolean } = { now: false }): Promise<void> {
  await navigator.locks.request(`requests.ask:${identity.id}`, async () => {
    const before = await keptRequests(identity);
    if (!how.now && Date.now() - before.askedAt < FRESH_MS) return;
    const after = await asked(identity);
    await tellOverlays(before, after);
  });
  await takeSteps(identity);
}

/** For the alarm: nobody is asked about what no page could show. */
export async function keepWaiting(identity: Identity): Promise<void> {
  if ((await openVisits()).length > 0) await askWaiting(identity);
}

async function asked(identity: Identity): Promise<Kept> {
  try {
    const [todo, look] = await Promise.all([askWork(identity, 'do'), askWork(identity, 'verify')]);
    const others = await stillFollowed(identity, [...todo, ...look]);
    const head = await headOf(identity);
    return await changeKept(identity, ({ waiting, away: _, ...kept }) => ({
      ...kept,
      askedAt: Date.now(),
      waiting: [...todo, ...look, ...others].map((view) =>
        withView(
          waiting.find((one) => one.view.id === view.id),
          view,
          head,
        ),
      ),
    }));
  } catch (error) {
    if (error instanceof Unreachable)
      return changeKept(identity, (kept) => ({ ...kept, askedAt: Date.now(), away: error.message }));
    if (!(error instanceof CollectorRefusal)) throw error;
    // Nobody's who may not ask any more.
    return changeKept(identity, ({ identity: id }) => ({ identity: id, askedAt: Date.now(), waiting: [] }));
  }
}

/** What was worked on here and waits for somebody else now, or is to be noted in its ticket. */
async function stillFollowed(identity: Identity, known: readonly RequestView[]): Promise<RequestView[]> {
  const ids = (await followed(identity)).filter(({ id }) => !known.some((one) => one.id === id));
  const views = await Promise.all(ids.map(({ id }) => askOne(identity, id)));
  const over = ids.filter(({ noted }, at) => noted && (!views[at] || !isOpen(views[at].state)));
  await unfollow(
    identity,
    over.map(({ id }) => id),
  );
  return views.flatMap((view) => view ?? []);
}

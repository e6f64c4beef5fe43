/** Clients say how long their evidence is kept (`retentionDays`), the MSP itself also for what is of no client; what is older goes, once a day and in one erasure each; its key when its month is over. */
import { monthOf } from '../../bodies/body-key.ts';
import { retireWorn } from '../../bodies/retire-keys.ts';
import { OF_NO_CLIENT } from '../../bodies/scope-of.ts';
import type { Collector } from '../../http.ts';
import { listObjects, ownClient } from '../../objects.ts';
import { ITSELF } from '../../own-events.ts';
import { followingOf } from '../keep-following.ts';
import { erase, finishErasures } from './erase.ts';
import { planErasure } from './plan.ts';
import { erasePlanned } from './planned.ts';

const DAY_MS = 86_400_000;

export async function eraseExpired(collector: Collector): Promise<void> {
  await finishErasures(collector);
  await erasePlanned(collector);
  const today = Math.floor(collector.now().getTime() / DAY_MS) * DAY_MS;
  const own = await ownClient(collector.db);
  for (const { id, retentionDays } of await listObjects(collector.db, 'clients')) {
    if (retentionDays === undefined) continue;
    const before = new Date(today - retentionDays * DAY_MS).toISOString();
    await followingOf(collector.db).catchUp(Number.POSITIVE_INFINITY);
    const { plan } = await planErasure(collector, { client: id, before });
    await retireWorn(collector.db, id === own ? [id, OF_NO_CLIENT] : [id], monthOf(before));
    if (plan.events + plan.more === 0) continue;
    await erase(collector, { client: id, before }, plan, {
      actor: ITSELF,
      why: `Evidence of ${id} is kept for ${retentionDays} days.`,
      scheduled: true,
    });
  }
  await finishErasures(collector);
}

import type { Identity } from './database.ts';
import { openVisits, push, pushState } from './push.ts';
import { registerConsoles } from './registration.ts';
import { cachedRecord, type SyncResult, syncRecord } from './snapshot.ts';
import { offerTaught } from './taught-offer.ts';
import { syncTickets } from './tickets.ts';

/** The alarm that asks every half minute, the shortest there is, whether anything changed: a leaver or a paused profile is known here within a minute. */
export const RECORD_ALARM = 'record';
/** The alarm that asks every five minutes for what can wait. */
export const SYNC_ALARM = 'sync';

/** Brings the record up to date. When it changed, or this device may not have it any more, every overlay shows what is so now. */
export async function keepRecord(identity: Identity): Promise<void> {
  const had = (await cachedRecord(identity)) !== null;
  const result = await syncRecord(identity);
  const lost = had && (await cachedRecord(identity)) === null;
  if (!lost && !(result.ok && result.changed)) return;
  await registerConsoles({ inject: !lost });
  const visits = await openVisits();
  if (lost) for (const visit of visits) await push(visit, { type: 'revisit' });
  else for (const tab of new Set(visits.map((visit) => visit.tab))) await pushState(tab);
}

/** Brings record and recent tickets up to date, and the registered consoles with them. */
export async function refreshRecord(identity: Identity, how: { inject: boolean }): Promise<SyncResult> {
  const result = await syncRecord(identity);
  if (result.ok) {
    await syncTickets(identity);
    await offerTaught(identity);
  }
  // Also after a refusal: a dropped record takes its consoles along.
  await registerConsoles(how);
  return result;
}

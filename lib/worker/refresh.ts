import type { Identity } from './database.ts';
import { registerConsoles } from './registration.ts';
import { type SyncResult, syncRecord } from './snapshot.ts';
import { offerTaught } from './taught-offer.ts';
import { syncTickets } from './tickets.ts';

/** The alarm that asks for the record every five minutes: a leaver or a paused profile is known here within that time. */
export const SYNC_ALARM = 'sync';

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

/** A movement that was confirmed lets the client's rule decide on what it asked for before. */
import type { Writing } from '../database.ts';
import { itsWork } from './act.ts';
import { findRequests } from './requests.ts';
import { ruleAgain } from './still-so.ts';

export async function ruleOnConfirmed(trx: Writing, movement: string, at: string): Promise<void> {
  const asked = await findRequests(trx, (all) => all.where('movement', '=', movement).where('state', '=', 'requested'));
  for (const request of asked) {
    const work = request.approvals.length > 0 ? undefined : await itsWork(trx, request, at);
    if (work) await ruleAgain(work);
  }
}

/** A movement that was confirmed lets the client's rule decide on what it asked for before. */
import type { AccessRequest } from '../../lifecycle/request.ts';
import type { Writing } from '../database.ts';
import { itsWork } from './act.ts';
import { ruleAgain } from './still-so.ts';

export async function ruleOnConfirmed(trx: Writing, movement: string, at: string): Promise<void> {
  const rows = await trx
    .selectFrom('requests')
    .select('body')
    .where('movement', '=', movement)
    .where('state', '=', 'requested')
    .execute();
  for (const { body } of rows) {
    const request = JSON.parse(body) as AccessRequest;
    const work = request.approvals.length > 0 ? undefined : await itsWork(trx, request, at);
    if (work) await ruleAgain(work);
  }
}

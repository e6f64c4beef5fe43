import type { Writing } from './database.ts';
import { Refused } from './errors.ts';
import { readGrant } from './grants.ts';
import { listObjects } from './objects.ts';

/** Throws `Refused` 409, which undoes the transaction, when nobody active could administer the collector any more. */
export async function keepAnAdministrator(trx: Writing): Promise<void> {
  for (const { id, active } of await listObjects(trx, 'technicians'))
    if (active && (await readGrant(trx, id)).roles.includes('administrator')) return;
  throw new Refused('record.lastAdministrator');
}

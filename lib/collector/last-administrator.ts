import type { Writing } from './database.ts';
import { Refused } from './errors.ts';
import { findObject } from './objects.ts';

/** Throws `Refused` 409, which undoes the transaction, when nobody active could administer the collector any more. */
export async function keepAnAdministrator(trx: Writing): Promise<void> {
  const grants = await trx.selectFrom('grants').select(['technician', 'roles']).execute();
  for (const { technician, roles } of grants)
    if (
      (JSON.parse(roles) as string[]).includes('administrator') &&
      (await findObject(trx, 'technicians', technician))?.active
    )
      return;
  throw new Refused('record.lastAdministrator');
}

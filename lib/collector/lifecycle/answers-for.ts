/** Who answers for what the collector asks for by itself. */

import type { Database } from '../database.ts';
import { readGrant } from '../grants.ts';
import { findObject, listObjects } from '../objects.ts';
import type { Movement } from './fan-out.ts';

/**
 * Of those who are here, the first: who decided on the movement, the person's manager, their sponsor, whoever made the change, and else an administrator. `behalf`: who made it by
 * hand; whoever asked so does not decide on it.
 */
export async function answersFor(
  db: Database,
  { technician, decided_by, by, source }: Pick<Movement, 'technician' | 'decided_by' | 'by' | 'source'>,
): Promise<{ owner: string; behalf: string | undefined }> {
  const person = await findObject(db, 'technicians', technician);
  const manager = person?.['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'].manager?.value;
  const behalf = source === 'options' && (await isHere(db, by)) ? by : undefined;
  for (const one of [decided_by, manager, person?.contract?.sponsor, by])
    if (one && one !== technician && (await isHere(db, one))) return { owner: one, behalf };
  return { owner: (await anAdministrator(db, technician)) ?? 'collector', behalf };
}

const isHere = async (db: Database, id: string): Promise<boolean> =>
  (await findObject(db, 'technicians', id))?.active ?? false;

async function anAdministrator(db: Database, but: string): Promise<string | undefined> {
  for (const { id, active } of await listObjects(db, 'technicians'))
    if (active && id !== but && (await readGrant(db, id)).roles.includes('administrator')) return id;
  return undefined;
}

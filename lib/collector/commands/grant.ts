/** `grant`: changes what a technician may do, at once, on every device. */
import { readGrant, setGrant } from '../grants.ts';
import { keepAnAdministrator } from '../last-administrator.ts';
import { findObject, lockRecord } from '../objects.ts';
import { keepClients } from '../sources/keep-clients.ts';
import { listOf, print, withData } from './data-folder.ts';
import { rolesOf } from './enrol.ts';
import { type GivenBy, Usage } from './usage.ts';

export const options = {
  data: { type: 'string' },
  technician: { type: 'string' },
  roles: { type: 'string' },
  serves: { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Given = GivenBy<typeof options>;

export async function run(given: Given): Promise<void> {
  const { technician } = given;
  if (!technician) throw new Usage('Say for whom: --technician ID.');
  const roles = rolesOf(given.roles);
  const serves = listOf(given.serves);
  await withData(given.data, async (db) => {
    const grant = await db.transaction().execute(async (trx) => {
      await lockRecord(trx);
      const record = await findObject(trx, 'technicians', technician);
      if (!record) throw new Usage(`There is no technician ${technician}.`);
      const { serves: from } = await readGrant(trx, technician);
      await setGrant(trx, technician, { ...(roles ? { roles } : {}), ...(serves ? { serves } : {}) });
      await keepAnAdministrator(trx);
      const change = { at: new Date().toISOString(), by: 'command line' };
      if (serves) await keepClients(trx, record, { from, to: serves }, change);
      return readGrant(trx, technician);
    });
    print({ technician, ...grant }, given.json);
  });
}

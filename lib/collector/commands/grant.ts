/** `grant`: changes what a technician may do, at once, on every device. */
import { readGrant, setGrant } from '../grants.ts';
import { keepAnAdministrator } from '../last-administrator.ts';
import { findObject, lockRecord } from '../objects.ts';
import { type GivenBy, listOf, print, Usage, withData } from './data-folder.ts';
import { rolesOf } from './enrol.ts';

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
      if (!(await findObject(trx, 'technicians', technician))) throw new Usage(`There is no technician ${technician}.`);
      await setGrant(trx, technician, { ...(roles ? { roles } : {}), ...(serves ? { serves } : {}) });
      await keepAnAdministrator(trx);
      return readGrant(trx, technician);
    });
    print({ technician, ...grant }, given.json);
  });
}

import { putObject } from '../../lib/collector/change-object.ts';
import { lockRecord } from '../../lib/collector/objects.ts';
import { openDatabase } from '../../lib/collector/open-database.ts';
import { ENTERPRISE } from '../../lib/record/record.schema.ts';
import type { CollectorProcess } from '../drive/collector.ts';

/** Puts so many technicians (`Crowd 00001` …) into a collector's record at once; it is stopped for that and started again. */
export async function addTechnicians(collector: CollectorProcess, count: number): Promise<void> {
  await collector.stop();
  const db = await openDatabase(collector.data);
  await db.transaction().execute(async (trx) => {
    await lockRecord(trx);
    for (let n = 1; n <= count; n++) {
      const number = String(n).padStart(5, '0');
      const technician = {
        id: `crowd-${number}`,
        version: 1,
        userName: `crowd.${number}`,
        name: { givenName: 'Crowd', familyName: number },
        displayName: `Crowd ${number}`,
        title: n % 2 === 0 ? 'Technician' : 'Engineer',
        emails: [{ value: `crowd.${number}@msp.example`, primary: true }],
        phoneNumbers: [],
        addresses: [],
        active: n % 10 !== 0,
        [ENTERPRISE]: { employeeNumber: `C-${number}` },
      };
      await putObject(trx, 'technicians', technician, { at: '2026-11-20T08:00:00.000Z', by: 'test' });
    }
  });
  await db.destroy();
  await collector.start();
}

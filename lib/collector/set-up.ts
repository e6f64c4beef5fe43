/** A collector's first day: its log gets a name, its first administrator a record. Only ever by the command line, on the machine itself. */
import { randomBytes } from 'node:crypto';
import type { Client, Technician } from '../record/record.schema.ts';
import { beginLog } from './begin-log.ts';
import { type Change, putObject } from './change-object.ts';
import type { Database } from './database.ts';
import { setGrant } from './grants.ts';
import type { LogKey } from './log-key.ts';

/** The log's id, or undefined while the folder is not set up. */
export async function readLogId(db: Database): Promise<string | undefined> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', 'log').executeTakeFirst();
  return row?.value;
}

/** Names the log, gives it its key and its first, empty checkpoint, and stores the first administrator, and the MSP itself as a client where given. Throws when it was done before. */
export async function setUp(
  db: Database,
  first: { technician: Technician; company?: Client | undefined },
  key: LogKey,
  change: Change,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const log = `unswivel-${randomBytes(8).toString('hex')}`;
    await trx.insertInto('settings').values({ name: 'log', value: log }).execute();
    await beginLog(trx, log, key, change.at);
    if (first.company) await putObject(trx, 'clients', first.company, change);
    await putObject(trx, 'technicians', first.technician, change);
    await setGrant(trx, first.technician.id, { roles: ['technician', 'administrator'], serves: ['*'] });
  });
}

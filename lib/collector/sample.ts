/** Loading and removing the sample MSP. Rows are marked, so that removing takes exactly what was added and what was made on top of it. */
import { type Change, putObject, removeObject } from './change-object.ts';
import type { Database, Writing } from './database.ts';
import { Refused } from './errors.ts';
import { setGrant } from './grants.ts';
import type { Kind } from './kinds.ts';
import { keepAnAdministrator } from './last-administrator.ts';
import { findObject, isSample, lockRecord, ownClient } from './objects.ts';
import { SAMPLE_CLIENTS } from './sample-clients.ts';
import { SAMPLE_CONSOLES } from './sample-consoles.ts';
import { SAMPLE_GRANTS, SAMPLE_TECHNICIANS } from './sample-technicians.ts';

/**
 * Adds what is not there yet, and the consoles named with the address they run at (its path is the console's base path). What exists stays as it is; only a
 * sample console moves with its address. Gives how many objects were added or moved.
 */
export async function addSample(
  db: Database,
  consoles: ReadonlyMap<string, URL>,
  change: Change,
): Promise<{ added: number }> {
  const marked = { ...change, sample: true };
  return db.transaction().execute(async (trx) => {
    await lockRecord(trx);
    let added = 0;
    for (const client of SAMPLE_CLIENTS) {
      if ((client.own && (await ownClient(trx))) || (await findObject(trx, 'clients', client.id))) continue;
      await putObject(trx, 'clients', client, marked);
      added++;
    }
    for (const technician of SAMPLE_TECHNICIANS) {
      if (await findObject(trx, 'technicians', technician.id)) continue;
      await putObject(trx, 'technicians', technician, marked);
      await setGrant(trx, technician.id, SAMPLE_GRANTS[technician.id] ?? {});
      added++;
    }
    for (const [id, url] of consoles) if (await placeConsole(trx, id, url, marked)) added++;
    return { added };
  });
}

async function placeConsole(trx: Writing, id: string, url: URL, change: Change): Promise<boolean> {
  const sample = SAMPLE_CONSOLES.find((console) => console.id === id);
  if (!sample) throw new Refused('record.unknown', { kind: 'sample console', id });
  const before = await findObject(trx, 'consoles', id);
  if (before && !(await isSample(trx, 'consoles', id))) return false;
  const placed = { origins: [url.origin], basePath: url.pathname.replace(/\/+$/, '') || '/' };
  if (before?.origins.includes(url.origin) && before.basePath === placed.basePath) return false;
  await putObject(trx, 'consoles', { ...(before ?? sample), ...placed }, change);
  return true;
}

/** In this order nothing that is removed is still named. */
const ORDER: Kind[] = [
  ...(['machines', 'exceptions', 'groups', 'accounts', 'consoles'] as const),
  ...(['technicians', 'templates', 'clients', 'sources'] as const),
];

/**
 * Removes the marked objects. Devices enrolled for sample technicians can then only deliver what they recorded; the log keeps everything.
 * Throws `Refused` 409 while an object that is not of the sample names one of it, or when nobody could administer afterwards.
 */
export async function removeSample(db: Database, change: Change): Promise<{ removed: number }> {
  return db.transaction().execute(async (trx) => {
    await lockRecord(trx);
    let removed = 0;
    for (const kind of ORDER) {
      const rows = await trx
        .selectFrom('objects')
        .select('id')
        .where('kind', '=', kind)
        .where('sample', '=', 1)
        .execute();
      for (const { id } of rows) await removeObject(trx, kind, id, change);
      removed += rows.length;
    }
    await keepAnAdministrator(trx);
    return { removed };
  });
}

import Dexie from 'dexie';
import { database, type HeadRow, type Identity, type LogRow, type OutboxRow } from './database.ts';
import { databaseNames } from './database-name.ts';

/** What an older database still has to deliver. */
interface Left {
  identity: Identity;
  head: HeadRow | undefined;
  log: LogRow | undefined;
  rows: OutboxRow[];
}

/**
 * Takes over what waits in databases that could not be opened once (log-storage.ts) and can be read now: their enrolments deliver it and go, as after signing out. The
 * old database stays as it is. What cannot be read is tried again with the next start. Gives how many events were taken over.
 */
export async function takeOverAside(): Promise<number> {
  let taken = 0;
  for (const name of (await databaseNames()).filter((one) => one !== database.name)) {
    const setting = `aside:${name}`;
    if (await database.settings.get(setting)) continue;
    const left = await readLeft(name).catch((error) => {
      console.warn(`Unswivel: ${name} still cannot be read`, error);
      return null;
    });
    if (!left) continue;
    taken += await takeOver(left, setting);
  }
  return taken;
}

async function readLeft(name: string): Promise<Left[]> {
  // Without a version: whatever made it, newer or older, its rows are read as they are.
  const old = new Dexie(name);
  try {
    await old.open();
    const has = (table: string) => old.tables.some((one) => one.name === table);
    if (!has('identities') || !has('outbox')) return [];
    const identities: Identity[] = await old.table('identities').toArray();
    const all: OutboxRow[] = await old.table('outbox').toArray();
    return await Promise.all(
      identities.map(async (identity) => ({
        identity,
        head: has('heads') ? await old.table('heads').get(identity.id) : undefined,
        log: has('logs') ? await old.table('logs').get(identity.id) : undefined,
        rows: all.filter((row) => row.identity === identity.id && row.state !== 'delivered'),
      })),
    );
  } finally {
    old.close();
  }
}

async function takeOver(left: Left[], setting: string): Promise<number> {
  const { identities, heads, logs, outbox, settings } = database;
  return database.transaction('rw', [identities, heads, logs, outbox, settings], async () => {
    let taken = 0;
    for (const { identity, head, log, rows } of left) {
      if (rows.length === 0 || (await identities.get(identity.id))) continue;
      await identities.add({ ...identity, leaving: true });
      if (head) await heads.put(head);
      if (log) await logs.put(log);
      await outbox.bulkPut(rows);
      taken += rows.length;
    }
    await settings.put({ key: setting, value: taken });
    return taken;
  });
}

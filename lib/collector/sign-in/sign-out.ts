import type { Database } from '../database.ts';
import { endSessions } from './session.ts';

/** This device acts no more. What it is already (revoked, stopped, closed) it stays. */
export async function endDevice(db: Database, device: string, at: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await endSessions(trx, { device }, 'signed-out', at);
    await trx
      .updateTable('devices')
      .set({ state: 'ended' })
      .where('id', '=', device)
      .where('state', '=', 'active')
      .execute();
  });
}

/**
 * Nothing of this technician acts any more: sessions end, and devices enrolled by a code are signed out, since their token acts by itself. All of them still deliver what they recorded. Gives how
 * many of each.
 */
export async function signOutEverywhere(
  db: Database,
  technician: string,
  at: string,
): Promise<{ sessions: number; devices: number }> {
  return db.transaction().execute(async (trx) => {
    const sessions = await endSessions(trx, { technician }, 'everywhere', at);
    const ended = await trx
      .updateTable('devices')
      .set({ state: 'ended' })
      .where('technician', '=', technician)
      .where('state', '=', 'active')
      .where('by_session', '=', 0)
      .executeTakeFirst();
    return { sessions, devices: Number(ended.numUpdatedRows) };
  });
}

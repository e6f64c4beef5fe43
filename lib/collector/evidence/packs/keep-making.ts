/** Makes packs while the collector serves: what became due, what was asked for, and an end to what is past its time. */
import { setTimeout as wait } from 'node:timers/promises';
import { destroyRetired } from '../../bodies/retire-keys.ts';
import { type Collector, nowOf } from '../../http.ts';
import { makeNext } from './make-pack.ts';
import { queueDue } from './schedules.ts';
import { dropPack } from './stored-packs.ts';

const IDLE_MS = 5000;

/** Once: everything that is due now. */
export async function makeDue(collector: Collector, stop?: AbortSignal): Promise<void> {
  await queueDue(collector);
  await dropExpired(collector);
  await destroyRetired(collector.db);
  while (!stop?.aborted && (await makeNext(collector, stop)));
}

async function dropExpired(collector: Collector): Promise<void> {
  const { db } = collector;
  const rows = await db
    .selectFrom('packs')
    .select('id')
    .where('state', 'in', ['ready', 'failed', 'cancelled'])
    .where('until', '<', nowOf(collector))
    .execute();
  for (const { id } of rows)
    await db.transaction().execute((trx) => dropPack(trx, id, { state: 'gone', retry_at: null }));
}

/** Until `stop`. What fails is told, and tried again. */
export async function keepMaking(
  collector: Collector,
  stop: AbortSignal,
  fault: (error: unknown) => void,
): Promise<void> {
  while (!stop.aborted) {
    await makeDue(collector, stop).catch(fault);
    await wait(IDLE_MS, undefined, { signal: stop }).catch(() => undefined);
  }
}

/** Whether evidence streams in just now: what only follows the log waits then, since its transactions would hold the log's only writer up (measured: a quarter of the events a second). */
import type { Database } from './database.ts';

/** Entries a second that make the log busy, … */
const BUSY = 500;
/** … unless it is what one person's fill leaves, between two looks that were close together; … */
const FEW = 100;
/** … for so many looks in a row at most: at one every 500 ms, half a minute. */
const MOST_LOOKS = 60;

/** Gives a look at the log: true while it has grown fast since the look before. Whoever waits for it all the time still gets a turn now and then. */
export function createBusyLook(db: Database): () => Promise<boolean> {
  let seen: { size: number; at: number } | undefined;
  let waited = 0;
  return async () => {
    const before = seen;
    seen = { size: await logSize(db).catch(() => before?.size ?? 0), at: performance.now() };
    const grown = before ? seen.size - before.size : 0;
    const busy = grown > FEW && (grown * 1000) / (seen.at - (before?.at ?? 0)) > BUSY && waited < MOST_LOOKS;
    waited = busy ? waited + 1 : 0;
    return busy;
  };
}

async function logSize(db: Database): Promise<number> {
  const row = await db.selectFrom('log_head').select('size').executeTakeFirst();
  return Number(row?.size ?? 0);
}

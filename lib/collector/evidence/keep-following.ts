/** Following the log as a server does: all the time, but never in the way of what arrives. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../database.ts';
import { followOnce, newTermIds } from './follow-log.ts';

const IDLE_MS = 500;
/** Entries a second that make the log busy. A piece would hold its only writer up (measured: a quarter of the events a second), so it waits … */
const BUSY = 500;
/** … for so many looks in a row at most: half a minute. */
const MOST_LOOKS = 60;

export interface Following {
  /** Takes in what is new, at most so many pieces: a search sees what was just said. */
  catchUp(pieces?: number): Promise<void>;
  /** Begins to follow by itself; the function given back ends it and waits for what runs. What fails is told and tried again. */
  start(fault: (error: unknown) => void): () => Promise<void>;
}

const made = new WeakMap<Database, Following>();

/** The one of this process for a database. */
export function followingOf(db: Database): Following {
  const known = made.get(db) ?? createFollowing(db);
  made.set(db, known);
  return known;
}

function createFollowing(db: Database): Following {
  const kept = newTermIds();
  let running = Promise.resolve(0);
  // One piece at a time in this process: the next begins when the one before is through, whatever became of it.
  const once = () => {
    running = running.then(
      () => followOnce(db, kept),
      () => followOnce(db, kept),
    );
    return running;
  };

  return {
    async catchUp(pieces = 2) {
      for (let piece = 0; piece < pieces; piece++) if ((await once()) === 0) return;
    },
    start(fault) {
      const stop = new AbortController();
      const told = (error: unknown) => {
        fault(error);
        return 0;
      };
      const loop = (async () => {
        for (let [size, at, waited] = [0, 0, 0]; !stop.signal.aborted; ) {
          const [before, since] = [size, at];
          size = await logSize(db).catch(() => before);
          at = performance.now();
          const grown = ((size - before) * 1000) / (at - since);
          const busy = before > 0 && grown > BUSY && waited < MOST_LOOKS;
          waited = busy ? waited + 1 : 0;
          const count = busy ? 0 : await once().catch(told);
          const rest = count === 0 ? IDLE_MS : 10;
          await wait(rest, undefined, { signal: stop.signal }).catch(() => undefined);
        }
      })();
      return () => {
        stop.abort();
        return loop;
      };
    },
  };
}

async function logSize(db: Database): Promise<number> {
  const row = await db.selectFrom('log_head').select('size').executeTakeFirst();
  return Number(row?.size ?? 0);
}

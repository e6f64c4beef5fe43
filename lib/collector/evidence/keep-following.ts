/** Following the log as a server does: all the time, but never in the way of what arrives. */
import { setTimeout as wait } from 'node:timers/promises';
import { createBusyLook } from '../busy-log.ts';
import type { Database } from '../database.ts';
import { Refused } from '../errors.ts';
import { followed, followOnce, newTermIds } from './follow-log.ts';

const IDLE_MS = 500;
/** before one who waits is told to come back: some hundred thousand entries */
const PIECES = 1000;

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

/** For what must be whole: searches know the log up to `size`. Throws `Refused` 503 when they are so far behind it that waiting makes no sense. */
export async function followTo(db: Database, size: number, pieces = PIECES): Promise<void> {
  await followingOf(db).catchUp(pieces);
  if ((await followed(db)) < size) throw new Refused('evidence.behind', { seconds: 60 });
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
      const busy = createBusyLook(db);
      const told = (error: unknown) => {
        fault(error);
        return 0;
      };
      const loop = (async () => {
        while (!stop.signal.aborted) {
          const count = (await busy()) ? 0 : await once().catch(told);
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

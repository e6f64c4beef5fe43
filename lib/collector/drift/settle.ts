/** Keeping drift up with log, record and clock: piece by piece, each one transaction, behind everything else and by cursors of its own. */
import { setTimeout as wait } from 'node:timers/promises';
import { createBusyLook } from '../busy-log.ts';
import type { Database, Writing } from '../database.ts';
import { isIdle } from './behind.ts';
import { lockDrift } from './cursors.ts';
import { followLog } from './follow-log.ts';
import { followRecord } from './follow-record.ts';
import { lookAgain } from './look-again.ts';
import { type RecordView, recordView } from './record-view.ts';
import { countDay, weighReadings } from './suspects.ts';

const IDLE_MS = 500;
/** After a piece it rests this many times as long: while evidence streams in, most of the time is the log's. */
const REST = 2;
const WEIGH_MS = 2000;
/** … and not before so many times as long passed as it took: it goes through all findings there are. */
const WEIGH_REST = 20;

export interface Settling {
  /** Takes in what is new, for at most so long: who asks sees what was just seen. */
  catchUp(now: Date, most?: number): Promise<void>;
  /** Begins to keep up by itself; the function given back ends it and waits for what runs. */
  start(now: () => Date, fault: (error: unknown) => void): () => Promise<void>;
}

const made = new WeakMap<Database, Settling>();

/** The one of this process for a database. */
export function settlingOf(db: Database): Settling {
  const known = made.get(db) ?? createSettling(db);
  made.set(db, known);
  return known;
}

function createSettling(db: Database): Settling {
  let view: RecordView | undefined;
  let unweighed = true;
  let weighAfter = 0;
  let countedDay = '';
  let running: Promise<unknown> = Promise.resolve();

  /** One thing at a time in this process, whatever became of the one before. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = running.then(work, work);
    running = mine;
    return mine;
  };
  /** False: everything is taken in. */
  const once = (now: Date): Promise<boolean> => inTurn(() => piece(now));

  async function piece(now: Date): Promise<boolean> {
    // Whoever only asks takes no lock and waits for no disk.
    const idle = await isIdle(db, now);
    const worked =
      !idle &&
      (await transaction(db, async (trx) => {
        if (await followRecord(trx)) return true;
        view = await recordView(trx, view);
        return (await followLog(trx, view)) || lookAgain(trx, view, now);
      }));
    unweighed ||= worked;
    const due = unweighed && (!worked || performance.now() > weighAfter);
    if (due || now.toISOString().slice(0, 10) !== countedDay) await weigh(now);
    return worked;
  }

  /** What is misread must not stand on the board, and every day is counted. */
  async function weigh(now: Date): Promise<void> {
    const began = performance.now();
    await transaction(db, async (trx) => {
      if (unweighed) await weighReadings(trx, now);
      await countDay(trx, now);
    });
    unweighed = false;
    const ended = performance.now();
    weighAfter = ended + Math.max(WEIGH_MS, (ended - began) * WEIGH_REST);
    countedDay = now.toISOString().slice(0, 10);
  }

  return {
    async catchUp(now, most = 500) {
      const began = performance.now();
      while (await once(now)) if (performance.now() - began > most) break;
      if (unweighed) await inTurn(() => weigh(now));
    },
    start(now, fault) {
      const stop = new AbortController();
      const busy = createBusyLook(db);
      const told = (error: unknown) => {
        fault(error);
        return false;
      };
      const loop = (async () => {
        while (!stop.signal.aborted) {
          const began = performance.now();
          const worked = !(await busy()) && (await once(now()).catch(told));
          const rest = worked ? (performance.now() - began) * REST : IDLE_MS;
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

/** Whoever has the lock works; what another collector did meanwhile is done. */
function transaction<T>(db: Database, work: (trx: Writing) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await lockDrift(trx);
    return work(trx);
  });
}

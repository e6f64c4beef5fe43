/**
 * SQLite: while one transaction runs, what arrives is gathered, and enters together with the next. Under load one disk sync serves many requests; alone, a request
 * waits for nobody.
 */
import type { Appended, Appender } from './appender.ts';
import type { Arrival } from './arrival.ts';
import { crashPoint } from './crash-point.ts';
import type { Database } from './database.ts';
import type { LogBook } from './log-book.ts';
import type { OwnEvent } from './own-events.ts';
import type { Result } from './place-batch.ts';
import { keepEdge, sequence } from './sequence.ts';

interface Waiting {
  arrival: Arrival | null;
  own: OwnEvent | null;
  done: (appended: Appended) => void;
  failed: (error: unknown) => void;
}

/** Enough that a sync is shared, and no answer waits for more than some hundredths of a second of work. */
const MOST_EVENTS = 2000;

export function createGroupCommit(db: Database, book: LogBook, now: () => Date): Appender {
  const waiting: Waiting[] = [];
  let running = false;

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    while (waiting.length > 0) await commit(nextGroup(waiting));
    running = false;
  }

  async function commit(group: Waiting[]): Promise<void> {
    try {
      await commitTogether(group);
    } catch (error) {
      if (group.length === 1) group[0]?.failed(error);
      // One that cannot be stored must not take the others with it.
      else for (const one of group) await commit([one]);
    }
  }

  async function commitTogether(group: Waiting[]): Promise<void> {
    const arrivals = group.flatMap(({ arrival }) => arrival ?? []);
    const own = group.flatMap((one) => one.own ?? []);
    const sequenced = await db.transaction().execute(async (trx) => {
      const result = await sequence(trx, book, arrivals, own, now().toISOString());
      crashPoint('sequenced');
      return result;
    });
    keepEdge(book, sequenced);
    crashPoint('committed');
    const results = new Map(arrivals.map((arrival, at) => [arrival, sequenced.results[at] as Result[]]));
    for (const { arrival, done } of group)
      done({ head: sequenced.head, results: arrival ? (results.get(arrival) as Result[]) : [] });
  }

  const enter = (arrival: Arrival | null, own: OwnEvent | null): Promise<Appended> =>
    new Promise((done, failed) => {
      waiting.push({ arrival, own, done, failed });
      void run();
    });

  return {
    append: (arrival) => enter(arrival, null),
    say: async (event) => void (await enter(null, event)),
  };
}

/** Takes from the front what goes into one transaction. */
function nextGroup(waiting: Waiting[]): Waiting[] {
  let count = 0;
  let events = 0;
  do events += waiting[count++]?.arrival?.events.length ?? 1;
  while (count < waiting.length && events + (waiting[count]?.arrival?.events.length ?? 1) <= MOST_EVENTS);
  return waiting.splice(0, count);
}

/**
 * SQLite: while one transaction runs, what arrives is gathered, and enters together with the next. Under load one disk sync serves many requests; alone, a request
 * waits for nobody.
 */
import type { Appended, Appender } from './appender.ts';
import type { Arrival } from './arrival.ts';
import { crashPoint } from './crash-point.ts';
import type { Database } from './database.ts';
import { gather } from './gather.ts';
import type { LogBook } from './log-book.ts';
import type { OwnEvent } from './own-events.ts';
import type { Result } from './place-batch.ts';
import { keepEdge, sequence } from './sequence.ts';

type Item = { arrival: Arrival } | { own: OwnEvent };

/** Enough that a sync is shared, and no answer waits for more than some hundredths of a second of work. */
const MOST_EVENTS = 2000;

export function createGroupCommit(db: Database, book: LogBook, now: () => Date): Appender {
  async function commit(group: Item[]): Promise<Appended[]> {
    const arrivals = group.flatMap((item) => ('arrival' in item ? item.arrival : []));
    const own = group.flatMap((item) => ('own' in item ? item.own : []));
    const sequenced = await db.transaction().execute(async (trx) => {
      const result = await sequence(trx, book, arrivals, own, now().toISOString());
      crashPoint('sequenced');
      return result;
    });
    keepEdge(book, sequenced);
    crashPoint('committed');
    const { head } = sequenced;
    let at = 0;
    return group.map((item) => ({ head, results: 'arrival' in item ? (sequenced.results[at++] as Result[]) : [] }));
  }

  const enter = gather(commit, (item) => ('arrival' in item ? item.arrival.events.length : 1), MOST_EVENTS);
  return {
    append: (arrival) => enter({ arrival }),
    say: async (own) => void (await enter({ own })),
  };
}

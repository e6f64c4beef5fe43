/**
 * PostgreSQL, where several collectors take evidence in at once: a batch first lies down in the inbox (one commit, beside everybody else's), then whichever
 * collector comes next gives all that lies there its place, under the lock of the head row (a second, short commit). An answer is sent only after the second.
 * A collector that dies between the two leaves its batches to the others; their devices send again and are told the places they got.
 */
import { v7 as uuid } from 'uuid';
import type { Appended, Appender } from './appender.ts';
import { letterText } from './bodies/letters.ts';
import { crashPoint } from './crash-point.ts';
import type { Database } from './database.ts';
import { Refused } from './errors.ts';
import { gather } from './gather.ts';
import { type Letter, type Sorted, sortInbox } from './inbox-sort.ts';
import type { LogBook } from './log-book.ts';
import type { OwnEvent } from './own-events.ts';
import { keepEdge, sequence } from './sequence.ts';

/** events in one statement, and in one transaction under the lock */
const MOST_EVENTS = 2000;

export function createInbox(db: Database, book: LogBook, now: () => Date): Appender {
  const layDown = gather(
    async (letters: Letter[]) => {
      const rows = letters.map(({ id, arrival }) => ({ id, device: arrival.device, payload: letterText(arrival) }));
      await db.insertInto('inbox').values(rows).execute();
      return letters;
    },
    ({ arrival }) => arrival.events.length,
    MOST_EVENTS,
  );
  const sort = gather(
    (letters: (Letter | null)[]) => sortAll(db, book, letters, now),
    (letter) => letter?.arrival.events.length ?? 1,
    MOST_EVENTS,
  );

  // What an earlier run, or another collector that died, left behind.
  sort(null).catch(() => {
    // Nobody waits for it, and the next batch that comes takes them along.
  });

  return {
    async append(arrival) {
      const letter = { id: uuid(), arrival };
      await layDown(letter);
      crashPoint('queued');
      const appended = await sort(letter);
      const broken = appended.results.some((result) => 'error' in result && result.error.code === 'fault');
      if (broken) throw new Refused('fault');
      return appended;
    },
    async say(event: OwnEvent) {
      const sequenced = await db.transaction().execute((trx) => sequence(trx, book, [], [event], now().toISOString()));
      keepEdge(book, sequenced);
    },
  };
}

/** Sorts until all of `letters` have their places, and nothing else waits. Gives their answers, in order; null only sorts. */
async function sortAll(db: Database, book: LogBook, letters: (Letter | null)[], now: () => Date): Promise<Appended[]> {
  const mine = letters.filter((letter) => letter !== null);
  const answers = new Map<string, Appended>();
  for (;;) {
    const open = mine.filter(({ id }) => !answers.has(id));
    const { head, results, more }: Sorted = await sortInbox(db, book, open, now);
    crashPoint('committed');
    for (const [id, result] of results) answers.set(id, { head, results: result });
    if (!more) return letters.map((letter) => answers.get(letter?.id ?? '') ?? { head, results: [] });
  }
}

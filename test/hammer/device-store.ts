import type { Page } from 'playwright-core';
import type { ChainRow } from '../drive/device-rows.ts';

/** Reads the newest rows of the outbox, those after number `after`, straight from the browser's databases and past the worker: what is there is what was stored. */
export async function storedRows(ownPage: Page, after: number): Promise<ChainRow[]> {
  const rows = (await ownPage.evaluate(async (last) => {
    const known = (await indexedDB.databases()).map(({ name }) => name ?? '');
    const found = await Promise.all(known.filter((name) => name.startsWith('unswivel')).map(read));
    return found.flat();

    /** Ordered by device and number: this browser is one device. */
    function read(name: string): Promise<unknown[]> {
      return new Promise((done, fail) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const rows: unknown[] = [];
          const cursor = opening.result.transaction('outbox').objectStore('outbox').openCursor(null, 'prev');
          cursor.onerror = () => fail(cursor.error);
          cursor.onsuccess = () => {
            const row = cursor.result?.value as { seq: number } | undefined;
            if (row && row.seq > last) {
              rows.push(row);
              cursor.result?.continue();
              return;
            }
            opening.result.close();
            done(rows);
          };
        };
      });
    }
  }, after)) as ChainRow[];
  return rows.sort((a, b) => a.seq - b.seq);
}

/** Every row the device was ever seen to hold, also after it removed the copies of what was delivered long ago by its own clock. */
export interface SeenRows {
  /** Looks again; gives what is wrong with what it finds, as sentences. */
  look(ownPage: Page): Promise<string[]>;
  rows(): ChainRow[];
  /** Looks at every row still there. `gone` = numbers of those that are not any more; they are among the rows, as delivered. */
  all(ownPage: Page): Promise<{ rows: ChainRow[]; gone: number[] }>;
}

export function rememberRows(): SeenRows {
  const seen = new Map<number, ChainRow>();
  return {
    async look(ownPage) {
      const newest = Math.max(0, ...seen.keys());
      // The newest known one is read again: a store that went back has it no more, or another in its place.
      const rows = await storedRows(ownPage, newest - 1);
      const again = rows.find(({ seq }) => seq === newest);
      for (const row of rows) seen.set(row.seq, seen.get(row.seq) ?? row);
      if (newest === 0 || again?.leafHash === seen.get(newest)?.leafHash) return [];
      return [`The device's store ${again ? 'holds another event' : 'has no event'} ${newest}, which it held before.`];
    },
    rows: () => [...seen.values()],
    async all(ownPage) {
      const there = await storedRows(ownPage, 0);
      for (const row of there) seen.set(row.seq, row);
      const kept = new Set(there.map(({ seq }) => seq));
      const gone = [...seen.keys()].filter((seq) => !kept.has(seq));
      // Only what is delivered is ever removed; whether the log has it is looked up like that of all others.
      for (const seq of gone) seen.set(seq, { ...(seen.get(seq) as ChainRow), state: 'delivered' });
      return { rows: [...seen.values()].sort((a, b) => a.seq - b.seq), gone };
    },
  };
}

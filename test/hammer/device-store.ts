import type { Page } from 'playwright-core';
import type { ChainRow } from '../drive/device-rows.ts';

/** Reads the outbox straight from the browser's databases, past the worker: what is there is what was stored. `tail` = only the newest row of each chain. */
export async function storedRows(ownPage: Page, how: 'all' | 'tail'): Promise<ChainRow[]> {
  const rows = (await ownPage.evaluate(async (onlyTail) => {
    const names = (await indexedDB.databases())
      .map(({ name }) => name ?? '')
      .filter((name) => name.startsWith('unswivel'));
    const found = await Promise.all(names.map((name) => read(name)));
    return found.flat();

    function read(name: string): Promise<unknown[]> {
      return new Promise((done, fail) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const store = db.transaction('outbox').objectStore('outbox');
          const finish = (given: unknown[]) => {
            db.close();
            done(given);
          };
          if (!onlyTail) {
            const all = store.getAll();
            all.onsuccess = () => finish(all.result);
            all.onerror = () => fail(all.error);
            return;
          }
          // Ordered by identity and number: this browser has one identity, so the last is its newest.
          const last = store.openCursor(null, 'prev');
          last.onsuccess = () => finish(last.result ? [last.result.value] : []);
          last.onerror = () => fail(last.error);
        };
      });
    }
  }, how === 'tail')) as ChainRow[];
  return rows.sort((a, b) => a.identity.localeCompare(b.identity) || a.seq - b.seq);
}

import type { Page } from 'playwright-core';
import type { EventBody } from '../../lib/evidence/event.schema.ts';
import type { Leaf } from '../../lib/evidence/leaf.ts';

/** One row of the outbox as the device stores it. */
export interface ChainRow {
  identity: string;
  seq: number;
  leaf: Leaf;
  leafHash: string;
  salt: string;
  body: EventBody;
  state: 'waiting' | 'delivered' | 'refused';
  index?: number;
}

/** Reads the outbox straight from the browser's database, past the worker: what is there is what was stored. */
export async function deviceRows(ownPage: Page): Promise<ChainRow[]> {
  const rows = (await ownPage.evaluate(
    () =>
      new Promise((done, fail) => {
        const opening = indexedDB.open('unswivel');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('outbox').objectStore('outbox').getAll();
          all.onerror = () => fail(all.error);
          all.onsuccess = () => {
            opening.result.close();
            done(all.result);
          };
        };
      }),
  )) as ChainRow[];
  return rows.sort((a, b) => a.identity.localeCompare(b.identity) || a.seq - b.seq);
}

import type { BrowserProcess } from './browser-process.ts';

/** One row written by the worker. */
interface Written {
  store: string;
  /** of the transaction it was written in */
  durability: string;
}

/** Notes every row the worker adds from now on, until the worker ends. The database may be open already, so the rows are watched, not the opening of transactions. */
export async function watchDurability({ driven }: BrowserProcess): Promise<() => Promise<Written[]>> {
  const worker = await driven.worker();
  await worker.evaluate(() => {
    const seen: Written[] = [];
    Object.assign(globalThis, { hammerSaw: seen });
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function (...given) {
      seen.push({ store: this.name, durability: this.transaction.durability });
      return add.apply(this, given);
    };
  });
  return () => worker.evaluate(() => (globalThis as unknown as { hammerSaw: Written[] }).hammerSaw);
}

/** Sentences for evidence that may be told to be stored before it is on disk; and one when none was seen at all. */
export function lax(seen: Written[]): string[] {
  const evidence = seen.filter(({ store }) => store === 'outbox');
  if (evidence.length === 0) return ['No event was seen being written: its durability is not known.'];
  return evidence
    .filter(({ durability }) => durability !== 'strict')
    .map(({ durability }) => `An event was written in a transaction of durability “${durability}”.`);
}

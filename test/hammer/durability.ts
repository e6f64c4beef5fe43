import type { BrowserProcess } from './browser-process.ts';

/** What one transaction of the worker asked for. */
interface Asked {
  stores: string[];
  durability: string;
}

/** Notes every writing transaction the worker opens from now on, until it ends. */
export async function watchDurability({ driven }: BrowserProcess): Promise<() => Promise<Asked[]>> {
  const worker = await driven.worker();
  await worker.evaluate(() => {
    const seen: Asked[] = [];
    Object.assign(globalThis, { hammerSaw: seen });
    const open = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...given) {
      const made = open.apply(this, given);
      if (made.mode === 'readwrite') seen.push({ stores: [...made.objectStoreNames], durability: made.durability });
      return made;
    };
  });
  return () => worker.evaluate(() => (globalThis as unknown as { hammerSaw: Asked[] }).hammerSaw);
}

/** Sentences for transactions that write evidence and may be told done before it is on disk; and one when none was seen at all. */
export function lax(seen: Asked[]): string[] {
  const evidence = seen.filter(({ stores }) => stores.includes('outbox'));
  if (evidence.length === 0) return ['No transaction that writes evidence was seen: its durability is not known.'];
  return evidence
    .filter(({ durability }) => durability !== 'strict')
    .map(({ stores, durability }) => `A transaction over ${stores.join()} was opened with durability “${durability}”.`);
}

import type { Driven } from '../drive/browser.ts';

/** Makes every write to the device's outbox fail as a full disk does, in the worker that runs now; gives what makes it whole again. */
export async function breakStorage(driven: Driven): Promise<() => Promise<void>> {
  const worker = await driven.worker();
  await worker.evaluate(() => {
    const store = IDBObjectStore.prototype as IDBObjectStore & { whole?: IDBObjectStore['add'] };
    store.whole = store.add;
    store.add = function (this: IDBObjectStore, ...given) {
      if (this.name === 'outbox') throw new DOMException('The disk is full.', 'QuotaExceededError');
      return (store.whole as IDBObjectStore['add']).apply(this, given);
    };
  });
  return async () => {
    await worker.evaluate(() => {
      const store = IDBObjectStore.prototype as IDBObjectStore & { whole?: IDBObjectStore['add'] };
      if (store.whole) store.add = store.whole;
    });
  };
}

import { browser } from 'wxt/browser';

/**
 * `storage.session`: survives the worker, not the browser; content scripts cannot read it. One change to a key at a time, by Web Locks, so that two messages
 * of one tab do not undo each other.
 */
export async function readSession<T>(key: string): Promise<T | undefined> {
  return (await browser.storage.session.get(key))[key] as T | undefined;
}

/** Reads, changes and writes one key alone; gives what was written. `change` may return the same object. */
export async function changeSession<T>(key: string, change: (held: T | undefined) => T | Promise<T>): Promise<T> {
  return navigator.locks.request(`session:${key}`, async () => {
    const next = await change(await readSession<T>(key));
    await browser.storage.session.set({ [key]: next });
    return next;
  });
}

/** Reads one key and works with it while nothing changes it. `work` must not change the same key. */
export async function withSession<T>(key: string, work: (held: T | undefined) => Promise<void>): Promise<void> {
  await navigator.locks.request(`session:${key}`, async () => work(await readSession<T>(key)));
}

export async function dropSession(wanted: (key: string) => boolean): Promise<void> {
  const keys = Object.keys(await browser.storage.session.get(null)).filter(wanted);
  await browser.storage.session.remove(keys);
}

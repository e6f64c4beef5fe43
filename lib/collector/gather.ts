/** Work that costs less together: while one group is worked on, what comes is gathered for the next. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { storageRefusal } from './storage-refusal.ts';

interface Waiting<Item, Result> {
  item: Item;
  done: (result: Result) => void;
  failed: (error: unknown) => void;
}

/**
 * Gives a function that hands its item to `work` together with others and resolves with the item's own result. A group weighs at most `most`, or is one item.
 * When `work` throws, each of its items is tried by itself, so that one that cannot be worked on does not take the others with it; a database that is away
 * is not asked again for each.
 */
export function gather<Item, Result>(
  work: (group: Item[]) => Promise<Result[]>,
  weight: (item: Item) => number,
  most: number,
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let running = false;

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    while (waiting.length > 0) {
      // Requests that have come in are read first: SQLite never gives them a turn while it works.
      await nextTurn();
      await finish(nextGroup());
    }
    running = false;
  }

  async function finish(group: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await work(group.map(({ item }) => item));
      for (const [at, { done }] of group.entries()) done(results[at] as Result);
    } catch (error) {
      if (group.length === 1 || storageRefusal(error)) for (const { failed } of group) failed(error);
      else for (const one of group) await finish([one]);
    }
  }

  function nextGroup(): Waiting<Item, Result>[] {
    let count = 0;
    let sum = 0;
    do sum += weight((waiting[count++] as Waiting<Item, Result>).item);
    while (count < waiting.length && sum + weight((waiting[count] as Waiting<Item, Result>).item) <= most);
    return waiting.splice(0, count);
  }

  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed });
      void run();
    });
}

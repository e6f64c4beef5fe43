import type { Writing } from '../database.ts';
import { changeRecord, type Saying } from '../sources/say-with.ts';

class TakenBack extends Error {
  readonly result: unknown;

  constructor(result: unknown) {
    super('Taken back after a trial.');
    this.result = result;
  }
}

/** Does the work on the locked record and gives its result, keeping what was written only where the work says `apply`: what a trial shows is what would happen. */
export async function inTrial<T>(
  saying: Saying,
  work: (trx: Writing) => Promise<{ apply: boolean; result: T }>,
): Promise<T> {
  try {
    return await changeRecord(saying, async (trx) => {
      const { apply, result } = await work(trx);
      if (!apply) throw new TakenBack(result);
      return result;
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.result as T;
    throw error;
  }
}

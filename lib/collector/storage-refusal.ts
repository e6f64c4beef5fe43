import { isAway, isFull } from './dialect.ts';
import { Refused } from './errors.ts';

const AGAIN_SECONDS = 5;

/**
 * What a caller is told when the storage, not the request, is why nothing was done: try again (503, with `Retry-After`). Null for anything else. Whether a
 * commit went through just before the connection broke cannot be known: sending the same again is answered with the first result.
 */
export function storageRefusal(error: unknown): Refused | null {
  if (isAway(error)) return new Refused('storage.away', { seconds: AGAIN_SECONDS });
  if (isFull(error)) return new Refused('storage.full', { seconds: AGAIN_SECONDS * 12 });
  return null;
}

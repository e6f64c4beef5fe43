/** Signatures are checked beside the reading: WebCrypto answers later. What is found then is still named in the order of the file. */
import type { PackFault } from './refuse.ts';

export interface Place {
  /** from 1 */
  line: number;
  index: number | null;
}

export interface Wrong extends Place {
  code: PackFault;
  sentence: string;
}

interface Waiting {
  wrong: Wrong;
  holds: Promise<boolean>;
}

/** So many are under way at most: memory stays flat. */
const MOST = 64;

export interface Later {
  waiting: Waiting[];
  first: Wrong | null;
}

/** Checks that `holds` comes true, else `wrong` is the case. Gives a promise to wait for when enough are under way. */
export function checkLater(later: Later, holds: Promise<boolean>, wrong: Wrong): Promise<void> | undefined {
  later.waiting.push({ wrong, holds });
  return later.waiting.length < MOST ? undefined : settle(later);
}

/** Waits for all that is under way. The first wrong thing, by line, is then in `later.first`. */
export async function settle(later: Later): Promise<void> {
  for (const { wrong, holds } of later.waiting.splice(0)) {
    if (!(await holds) && (later.first === null || wrong.line < later.first.line)) later.first = wrong;
  }
}

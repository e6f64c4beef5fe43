const FIRST_MS = 2_000;
const LONGEST_MS = 15 * 60_000;

/**
 * Milliseconds until the next try after `failures` failures in a row: doubling from 2 s to 15 min, with jitter over the upper half, so that devices do not
 * all return in the same second after an outage. Never sooner than the collector asked.
 */
export function retryDelay(failures: number, retryAfterMs: number | null, random: number = Math.random()): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 12));
  return Math.max(retryAfterMs ?? 0, Math.round(ceiling * (0.5 + random / 2)));
}

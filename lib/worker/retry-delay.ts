const FIRST_MS = 2_000;
const LONGEST_MS = 15 * 60_000;
/** What a collector asks for at most. */
const LONGEST_ASKED_MS = 3_600_000;

/**
 * Milliseconds until the next try after `failures` failures in a row: doubling from 2 s to 15 min, with jitter over the upper half, so that devices do not
 * all return in the same second after an outage. Never sooner than the collector asked, as long as that is within the hour.
 */
export function retryDelay(failures: number, retryAfterMs: number | null, random: number = Math.random()): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 12));
  return Math.max(Math.min(retryAfterMs ?? 0, LONGEST_ASKED_MS), Math.round(ceiling * (0.5 + random / 2)));
}

/** Whether a pause until `nextAt` still lasts. One longer than any pause was noted by a clock that was wrong: it must not keep a device silent for years. */
export function stillPaused(nextAt: number, nowMs: number = Date.now()): boolean {
  return nextAt > nowMs && nextAt - nowMs <= LONGEST_ASKED_MS;
}

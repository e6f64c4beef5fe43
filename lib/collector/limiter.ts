/** Token buckets in memory, one per key. Each collector process counts for itself. */
export interface Limiter {
  /** Takes one token; gives 0, or the whole seconds until there is one. */
  take(key: string): number;
  /** Puts one back: what was taken did not count after all. */
  give(key: string): void;
}

const MOST_KEYS = 20_000;

/** `burst` tokens at most, refilled at `perSecond`. `now` gives milliseconds. */
export function createLimiter(burst: number, perSecond: number, now: () => number): Limiter {
  const buckets = new Map<string, { tokens: number; at: number }>();

  function level(key: string): number {
    const bucket = buckets.get(key);
    if (!bucket) return burst;
    return Math.min(burst, bucket.tokens + (Math.max(0, now() - bucket.at) / 1000) * perSecond);
  }

  function forgetFull(): void {
    for (const key of buckets.keys()) if (level(key) >= burst) buckets.delete(key);
  }

  function set(key: string, tokens: number): void {
    if (buckets.size >= MOST_KEYS) forgetFull();
    buckets.set(key, { tokens, at: now() });
  }

  return {
    take(key) {
      const tokens = level(key);
      if (tokens < 1) return Math.max(1, Math.ceil((1 - tokens) / perSecond));
      set(key, tokens - 1);
      return 0;
    },
    give(key) {
      set(key, Math.min(burst, level(key) + 1));
    },
  };
}

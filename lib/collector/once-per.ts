/** Says of a key whether it is the first time within a while. In memory: each collector process counts for itself, and a restart begins anew. */
const MOST_KEYS = 20_000;

/** `ms` is the while; `now` gives milliseconds. */
export function createOncePer(ms: number, now: () => number): (key: string) => boolean {
  const seen = new Map<string, number>();
  return (key) => {
    const last = seen.get(key);
    if (last !== undefined && now() - last < ms && now() >= last) return false;
    if (seen.size >= MOST_KEYS) seen.clear();
    seen.set(key, now());
    return true;
  };
}

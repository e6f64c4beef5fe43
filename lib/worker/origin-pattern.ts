/**
 * The match pattern that asks for one console's origin. A pattern carries no port in Firefox, so none is given anywhere: the worker compares the exact
 * origin, port included, on every message. `http://127.0.0.1:8101` → `http://127.0.0.1/*`.
 */
export function originPattern(origin: string): string {
  const url = new URL(origin);
  return `${url.protocol}//${url.hostname}/*`;
}

/**
 * The match pattern to ask the person for: `http://127.0.0.1:8101` → `http://127.0.0.1/*`. A pattern carries no port in Firefox, so none is asked for anywhere; the
 * worker compares the exact origin, port included, on every message.
 */
export function originPattern(origin: string): string {
  const url = new URL(origin);
  return `${url.protocol}//${url.hostname}/*`;
}

/** The match pattern scripts are registered with. Chromium takes the port (tried in 156), so that not even the first stage runs on its neighbours; Firefox refuses it. */
export function scriptPattern(origin: string): string {
  return import.meta.env.FIREFOX ? originPattern(origin) : `${origin}/*`;
}

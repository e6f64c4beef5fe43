/** The origin of a pasted address; `host/path` without a scheme is taken as https. What is no address stays as it was, for the check to name. */
export function asOrigin(text: string): string {
  const trimmed = text.trim();
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
  return url && url.origin !== 'null' ? url.origin : trimmed;
}

export function hostOf(origin: string): string {
  return URL.parse(origin)?.hostname ?? origin;
}

/** Makes a thing when it is first asked for: what a scan needs is not paid for by pages that are never scanned. */
export function once<T>(make: () => T): () => T {
  let made: { thing: T } | undefined;
  return () => {
    made ??= { thing: make() };
    return made.thing;
  };
}

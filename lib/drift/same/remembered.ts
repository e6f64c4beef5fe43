const MOST = 2000;

/** A pure function that keeps what it found: looking a country's name up in sixteen languages takes milliseconds. Losing it costs time and nothing else. */
export function remembered<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (known.has(text)) return known.get(text) as T;
    const found = find(text);
    if (known.size >= MOST) known.clear();
    known.set(text, found);
    return found;
  };
}

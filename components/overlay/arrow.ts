/** Where an arrow key leads in a list of `length` from `at`, round its ends; null for other keys and an empty list. */
export function arrow(key: string, at: number, length: number): number | null {
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  return step && length > 0 ? (Math.min(at, length - 1) + step + length) % length : null;
}

/**
 * The names of the worker's database: `unswivel`, `unswivel.2`, … One that cannot be read is never deleted: the next is made beside it. The newest counts, and
 * nothing else remembers which that is, so that no content script can point us to another.
 */
export const FIRST_NAME = 'unswivel';

/** The one in use. */
export async function newestName(): Promise<string> {
  const numbers = (await databaseNames()).map(numberOf);
  const newest = Math.max(1, ...numbers);
  return newest === 1 ? FIRST_NAME : `${FIRST_NAME}.${newest}`;
}

/** Every database of ours in this browser profile, oldest first. */
export async function databaseNames(): Promise<string[]> {
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
  return names.filter((name) => numberOf(name) > 0).sort((a, b) => numberOf(a) - numberOf(b));
}

/** The name of the one to make beside it. */
export function nextName(newest: string): string {
  return `${FIRST_NAME}.${numberOf(newest) + 1}`;
}

function numberOf(name: string): number {
  if (name === FIRST_NAME) return 1;
  const [, number] = /^unswivel\.([2-9]|[1-9]\d+)$/.exec(name) ?? [];
  return number ? Number(number) : 0;
}

/** A record of a console's log as named cells: what is nested gets its path as its name, so that a mapping can name it. */

export type Cells = ReadonlyMap<string, string>;

const DEEPEST = 8;
const MOST_CELLS = 400;
const MOST_OF_LIST = 10;
const LONGEST = 2048;

/** `initiatedBy.user.userPrincipalName`, `targetResources.0.displayName`, `details.Reason` for lists of names with values. */
export function cellsOf(record: Readonly<Record<string, unknown>>): Cells {
  const cells = new Map<string, string>();
  for (const [name, value] of Object.entries(record)) lay(cells, name, value, 1);
  return cells;
}

function lay(cells: Map<string, string>, path: string, value: unknown, depth: number): void {
  if (cells.size >= MOST_CELLS || path.length > 256 || value === null || value === undefined) return;
  if (Array.isArray(value)) {
    layList(cells, path, value, depth);
    return;
  }
  if (typeof value !== 'object') {
    const text = String(value);
    if (!layNested(cells, path, text, depth)) cells.set(path, text.slice(0, LONGEST).trim());
    return;
  }
  if (depth >= DEEPEST) return;
  for (const [name, one] of Object.entries(value)) lay(cells, `${path}.${name}`, one, depth + 1);
}

function layList(cells: Map<string, string>, path: string, list: readonly unknown[], depth: number): void {
  if (depth >= DEEPEST) return;
  const plain = list.filter((one) => one !== null && typeof one !== 'object').map(String);
  if (plain.length > 0) cells.set(path, plain.slice(0, MOST_OF_LIST).join('; ').slice(0, LONGEST));
  const objects = list.filter((one): one is Record<string, unknown> => one !== null && typeof one === 'object');
  for (const [at, one] of objects.slice(0, MOST_OF_LIST).entries()) {
    const named = namedValue(one);
    if (named) lay(cells, `${path}.${named.name}`, named.value, depth + 1);
    else lay(cells, `${path}.${at}`, one, depth + 1);
  }
}

/** `{name, value}` and `{key, value}`, however they are spelt. */
function namedValue(one: Record<string, unknown>): { name: string; value: unknown } | null {
  const keys = Object.keys(one);
  const name = keys.find((key) => /^(name|key)$/i.test(key));
  const value = keys.find((key) => /^value$/i.test(key));
  const called = name === undefined ? undefined : one[name];
  if (keys.length > 3 || value === undefined || typeof called !== 'string' || called === '') return null;
  return { name: called, value: one[value] };
}

/** A cell that holds JSON itself, as exports to CSV write what is nested. */
function layNested(cells: Map<string, string>, path: string, text: string, depth: number): boolean {
  if (!/^\s*[{[]/.test(text) || text.length > 65_536 || depth >= DEEPEST) return false;
  const value = parsed(text);
  if (value === undefined) return false;
  lay(cells, path, value, depth + 1);
  return true;
}

/** The value, or undefined where it is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

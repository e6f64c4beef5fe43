/** How each recorded account stands on the board, and the worst that is open there. Only what is another than before is written: most places that are looked at again stand as they did. */
import type { Tables, Writing } from '../database.ts';
import { insertNamed } from '../insert-rows.ts';
import { inChunks } from './in-chunks.ts';
import { isOpen } from './item-buckets.ts';
import type { JudgedPlace } from './judge-place.ts';

type Cell = Tables['drift_cells'];

const COLUMNS = ['place', 'technician', 'client', 'console', 'mark', 'worst', 'findings', 'unknown'] as const;
const NOTHING = { worst: 4, findings: 0 };

/** Comes after the findings are kept. True: somebody who looks at the board sees another thing. */
export async function keepCells(
  trx: Writing,
  places: readonly string[],
  judged: readonly JudgedPlace[],
): Promise<boolean> {
  const before = await cellsAt(trx, places);
  const worst = await worstAt(trx, places);
  const cells = judged.flatMap(({ place, technician, client, console, mark, unknown, account }): Cell[] =>
    mark !== undefined && technician && account && account.status !== 'gone'
      ? [{ place, technician: technician.id, client, console, mark, unknown, ...(worst.get(place) ?? NOTHING) }]
      : [],
  );
  const there = new Set(cells.map(({ place }) => place));
  const other = cells.filter((cell) => !isSame(before.get(cell.place), cell));
  const gone = [...before.keys()].filter((place) => !there.has(place));
  await replace(trx, [...gone, ...other.map(({ place }) => place)], before, other);
  return gone.length > 0 || other.some(({ place, mark }) => before.get(place)?.mark !== mark);
}

/** The worst that is open at each place, and how much, after something was decided about it. */
export async function refreshCells(trx: Writing, places: Iterable<string>): Promise<void> {
  const before = await cellsAt(trx, places);
  const worst = await worstAt(trx, before.keys());
  const other = [...before.values()]
    .map((cell): Cell => ({ ...cell, ...(worst.get(cell.place) ?? NOTHING) }))
    .filter((cell) => !isSame(before.get(cell.place), cell));
  await replace(
    trx,
    other.map(({ place }) => place),
    before,
    other,
  );
}

async function cellsAt(trx: Writing, places: Iterable<string>): Promise<Map<string, Cell>> {
  const found = new Map<string, Cell>();
  await inChunks(places, async (some) => {
    const rows = await trx.selectFrom('drift_cells').select(COLUMNS).where('place', 'in', some).execute();
    for (const row of rows) found.set(row.place, row);
  });
  return found;
}

/** Found by place alone: asked for open ones too, an engine may go through all that is open anywhere. */
async function worstAt(trx: Writing, places: Iterable<string>): Promise<Map<string, Pick<Cell, 'worst' | 'findings'>>> {
  const found = new Map<string, Pick<Cell, 'worst' | 'findings'>>();
  await inChunks(places, async (some) => {
    const rows = await trx
      .selectFrom('drift_findings')
      .select(['place', 'state', 'rank'])
      .where('place', 'in', some)
      .execute();
    for (const { place, state, rank } of rows) {
      if (!isOpen(state)) continue;
      const { worst, findings } = found.get(place) ?? NOTHING;
      found.set(place, { worst: Math.min(worst, Number(rank)), findings: findings + 1 });
    }
  });
  return found;
}

const isSame = (before: Cell | undefined, cell: Cell): boolean =>
  before !== undefined && COLUMNS.every((column) => String(before[column]) === String(cell[column]));

async function replace(
  trx: Writing,
  places: readonly string[],
  before: ReadonlyMap<string, Cell>,
  cells: readonly Cell[],
): Promise<void> {
  await inChunks(
    places.filter((place) => before.has(place)),
    (some) => trx.deleteFrom('drift_cells').where('place', 'in', some).execute(),
  );
  await insertNamed(trx, 'drift_cells', COLUMNS, cells);
}

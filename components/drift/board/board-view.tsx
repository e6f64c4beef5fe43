import { useCallback, useMemo, useState } from 'preact/hooks';
import { Trouble } from '../../options/trouble.tsx';
import { Banner } from '../../parts/banner.tsx';
import { driftText } from '../../text.ts';
import type { DriftContext } from '../context.ts';
import { isNarrowed } from '../route.ts';
import { CellPanel } from './cell-panel.tsx';
import { ChosenBar } from './chosen-bar.tsx';
import { layOut } from './columns.ts';
import { type Cell, Grid } from './grid.tsx';
import { Legend } from './legend.tsx';
import { useBoard } from './use-board.ts';

const t = driftText.grid;
/** With more columns than this the clients begin closed. */
const READABLE = 60;

/** The board, and beside it what is wrong in the cell that is open. */
export function BoardView({ context }: { context: DriftContext }) {
  const { filters } = context.route;
  const board = useBoard(context, filters);
  const { held, failure, busy } = board;
  const [toggled, setToggled] = useState<{ all: boolean | null; some: ReadonlySet<string> }>(NONE);
  const [cell, setCell] = useState<Cell | null>(null);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Cell>>(new Map());
  const byTechnician = useMemo(() => keysOf(chosen.values()), [chosen]);
  const consoles = held?.consoles;
  const { columns, groups } = useMemo(() => {
    const open = toggled.all ?? (consoles?.length ?? 0) <= READABLE;
    return layOut(consoles ?? [], (client) => open !== toggled.some.has(client));
  }, [consoles, toggled]);
  const toggle = useCallback(
    (client: string) => setToggled(({ all, some }) => ({ all, some: without(some, client) })),
    [],
  );

  function close() {
    setCell(null);
    document.querySelector<HTMLElement>('.grid [data-col][tabindex="0"]')?.focus();
  }

  if (!held)
    return failure ? (
      <Trouble sentence={failure.sentence} onRetry={board.reload} />
    ) : (
      <p class="dim" role="status">
        {t.loading}
      </p>
    );
  if (held.total === 0 && !held.nobody) return <p class="card said">{isNarrowed(filters) ? t.nothing : t.empty}</p>;
  const closed = groups.some(({ open }) => !open);
  return (
    <div class={cell ? 'drift-beside open' : 'drift-beside'}>
      <div class="board-column">
        {failure && <Banner tone="warn" text={failure.sentence} />}
        <div class="board-tools">
          <span class="dim num" role="status">
            {t.rows(held.total)}, {t.columns(held.consoles.length, groups.length)}
          </span>
          {groups.some((group) => group.consoles > 1) && (
            <button type="button" class="link" onClick={() => setToggled({ all: closed, some: new Set() })}>
              {closed ? t.expand : t.collapse}
            </button>
          )}
          <Legend />
        </div>
        <Grid
          {...{ held, columns, groups }}
          busy={busy}
          chosen={byTechnician}
          onShow={board.show}
          onToggle={toggle}
          onOpen={setCell}
          onChoose={(one) => setChosen(withCell(chosen, one))}
        />
        <p class="vh">{t.keys}</p>
        <ChosenBar context={context} cells={[...chosen.values()]} clear={() => setChosen(new Map())} />
      </div>
      {cell && <CellPanel key={JSON.stringify([cell.technician, cell.column])} {...{ context, cell, close }} />}
    </div>
  );
}

const NONE = { all: null, some: new Set<string>() };

/** A cell as the grid marks it: `client console`, of a closed client `client null`. */
const keyOf = ({ column }: Cell): string => (column ? `${column.client} ${column.console}` : '');

/** What nobody recorded has no account to ask about. */
function withCell(chosen: ReadonlyMap<string, Cell>, cell: Cell): ReadonlyMap<string, Cell> {
  if (cell.technician === null) return chosen;
  const next = new Map(chosen);
  const key = `${cell.technician} ${keyOf(cell)}`;
  if (!next.delete(key)) next.set(key, cell);
  return next;
}

function keysOf(cells: Iterable<Cell>): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const cell of cells) {
    const technician = cell.technician ?? '';
    found.set(technician, (found.get(technician) ?? new Set()).add(keyOf(cell)));
  }
  return found;
}

function without(some: ReadonlySet<string>, one: string): ReadonlySet<string> {
  const next = new Set(some);
  if (!next.delete(one)) next.add(one);
  return next;
}

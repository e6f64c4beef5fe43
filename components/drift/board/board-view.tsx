import { useCallback, useMemo, useState } from 'preact/hooks';
import { Trouble } from '../../options/trouble.tsx';
import { Banner } from '../../parts/banner.tsx';
import { driftText } from '../../text.ts';
import type { DriftContext } from '../context.ts';
import { isNarrowed } from '../route.ts';
import { CellPanel } from './cell-panel.tsx';
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
          chosen={NOTHING}
          onShow={board.show}
          onToggle={toggle}
          onOpen={setCell}
          onChoose={setCell}
        />
        <p class="vh">{t.keys}</p>
      </div>
      {cell && <CellPanel key={JSON.stringify([cell.technician, cell.column])} {...{ context, cell, close }} />}
    </div>
  );
}

const NONE = { all: null, some: new Set<string>() };
const NOTHING = new Map<string, ReadonlySet<string>>();

function without(some: ReadonlySet<string>, one: string): ReadonlySet<string> {
  const next = new Set(some);
  if (!next.delete(one)) next.add(one);
  return next;
}

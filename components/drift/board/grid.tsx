// biome-ignore-all lint/a11y/useSemanticElements: a window of rows and columns is drawn, which a table would lay out whole
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { driftText } from '../../text.ts';
import type { Column, Group } from './columns.ts';
import { GridHead } from './grid-head.tsx';
import { GridRow, type Line } from './grid-row.tsx';
import { BEYOND, SIZES } from './sizes.ts';
import type { Held } from './use-board.ts';
import { useCursor } from './use-cursor.ts';
import { useWindow } from './use-window.ts';

const t = driftText.grid;

export interface Cell {
  /** null: accounts nobody recorded */
  technician: string | null;
  name: string;
  /** null: everything of this technician */
  column: Column | null;
}

interface Props {
  held: Held;
  columns: readonly Column[];
  groups: readonly Group[];
  busy: boolean;
  /** keys of selected cells by technician */
  chosen: ReadonlyMap<string, ReadonlySet<string>>;
  onShow(first: number, last: number): void;
  onToggle(client: string): void;
  onOpen(cell: Cell): void;
  onChoose(cell: Cell): void;
}

const chosenOf = (keys: ReadonlySet<string> | undefined): string | null => (keys ? [...keys].join('\n') : null);
const NOT_HERE: Line = { technician: undefined, findings: 0, cells: '' };

/** Technicians × consoles: only what is in view, in both directions, is in the document. */
export function Grid({ held, columns, groups, busy, chosen, onShow, onToggle, onOpen, onChoose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const { top, left, height, width } = useWindow(box);
  const extra = held.nobody ? 1 : 0;
  const rows = held.total + extra;
  const cursor = useCursor(box, { rows, columns: columns.length });
  const { spot } = cursor;
  const nobody = useMemo<Line | null>(
    () => held.nobody && { technician: null, findings: held.nobody.findings, cells: held.nobody.cells },
    [held.nobody],
  );
  const firstRow = Math.max(0, Math.floor(top / SIZES.row) - BEYOND);
  const lastRow = Math.min(rows, Math.ceil((top + height) / SIZES.row) + BEYOND);
  const first = Math.max(0, Math.floor(left / SIZES.column) - BEYOND);
  const last = Math.min(columns.length, Math.ceil((left + width - SIZES.name) / SIZES.column) + BEYOND);
  const shown = Array.from({ length: Math.max(0, lastRow - firstRow) }, (_, at) => firstRow + at);
  if (spot.row >= 0 && spot.row < rows && !shown.includes(spot.row)) shown.push(spot.row);

  useEffect(() => onShow(Math.max(0, firstRow - extra), Math.max(0, lastRow - 1 - extra)), [onShow, firstRow, lastRow]);

  const lineAt = (row: number): Line =>
    nobody && row === 0 ? nobody : ((held.rows.get(row - extra) as Line | undefined) ?? NOT_HERE);

  function cellAt(row: number, col: number): Cell | null {
    const { technician } = lineAt(row);
    if (technician === undefined) return null;
    return { technician: technician?.id ?? null, name: technician?.name ?? t.nobody, column: columns[col] ?? null };
  }

  function onKeyDown(event: KeyboardEvent) {
    const { row, col } = cursor.current();
    const cell = row >= 0 ? cellAt(row, col) : null;
    if (cell && event.key === 'Enter') onOpen(cell);
    else if (cell && event.key === ' ') onChoose(cell);
    else if (!cursor.onKey(event)) return;
    event.preventDefault();
  }

  function onClick(event: MouseEvent) {
    const element = (event.target as HTMLElement).closest<HTMLElement>('[data-col]');
    const row = Number(element?.parentElement?.dataset.row ?? Number.NaN);
    if (!element || Number.isNaN(row)) return;
    const col = Number(element.dataset.col);
    cursor.setSpot({ row, col });
    element.focus({ preventScroll: true });
    const cell = cellAt(row, col);
    if (cell) (event.ctrlKey || event.metaKey ? onChoose : onOpen)(cell);
  }

  return (
    // The keyboard's way is the cells' own: one of them has the focus.
    <div
      ref={box}
      role="grid"
      class="grid"
      aria-label={t.label}
      aria-rowcount={rows + 2}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-busy={busy}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <GridHead {...{ groups, columns, first, last, onToggle }} active={spot.row === -1 ? spot.col : null} />
      <div
        role="rowgroup"
        class="grid-body"
        style={{ height: `${rows * SIZES.row}px`, width: `${SIZES.name + columns.length * SIZES.column}px` }}
      >
        {shown.map((row) => {
          const line = lineAt(row);
          return (
            <GridRow
              key={line.technician === undefined ? `row ${row}` : (line.technician?.id ?? 'nobody')}
              {...{ line, columns, first, last, index: row }}
              active={row === spot.row ? spot.col : null}
              chosen={chosenOf(chosen.get(line.technician?.id ?? ''))}
            />
          );
        })}
      </div>
    </div>
  );
}

// biome-ignore-all lint/a11y/useSemanticElements: a window of rows and columns is drawn, which a table would lay out whole
// biome-ignore-all lint/a11y/useFocusableInteractive: one cell takes the focus, and the arrows move it (WAI-ARIA grid)
import { useMemo } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import { driftText } from '../../text.ts';
import { begins, type Column, letterIn } from './columns.ts';
import { SIZES } from './sizes.ts';

const t = driftText.grid;

export interface Line {
  /** null: accounts nobody recorded; undefined: not here yet */
  technician: { id: string; name: string; active: boolean } | null | undefined;
  findings: number;
  cells: string;
}

interface Props {
  line: Line;
  index: number;
  columns: readonly Column[];
  first: number;
  last: number;
  /** the column keys act on in this row: -1 the name, null another row */
  active: number | null;
  /** keys of this row's cells that are selected, as one text */
  chosen: string | null;
}

/** One technician: the name, and a sign for each console in view. */
export function GridRow({ line, index, columns, first, last, active, chosen }: Props) {
  return useMemo(() => {
    const { technician, findings, cells } = line;
    const name = technician === undefined ? '…' : displayText(technician?.name ?? t.nobody);
    const selected = new Set(chosen === null ? [] : chosen.split('\n'));
    const at = columns.slice(first, last).map((_, shown) => first + shown);
    // What has the focus stays in the document, however far it is scrolled away.
    if (active !== null && active >= 0 && active < columns.length && !at.includes(active)) at.push(active);
    return (
      <div
        role="row"
        aria-rowindex={index + 3}
        class={technician === null ? 'grid-row nobody' : 'grid-row'}
        style={{ transform: `translateY(${index * SIZES.row}px)` }}
        data-row={index}
      >
        <div
          role="rowheader"
          aria-colindex={1}
          class="grid-name"
          aria-selected={selected.has('') || undefined}
          tabIndex={active === -1 ? 0 : -1}
          data-col={-1}
        >
          <span class="cut">{name}</span>
          {technician?.active === false && <span class="tag quiet">{t.former}</span>}
          <span class="num" role="img" aria-label={t.findings(findings)}>
            {findings > 0 ? findings.toLocaleString('en-GB') : ''}
          </span>
        </div>
        {at.map((col) => {
          const column = columns[col] as Column;
          const letter = technician === undefined ? '?' : letterIn(cells, column);
          const key = `${column.client} ${column.console}`;
          return (
            <div
              key={key}
              role="gridcell"
              aria-colindex={col + 2}
              aria-label={t.cell(name, displayText(column.label), t.cells[letter] ?? letter)}
              aria-selected={selected.has(key) || undefined}
              class="grid-cell"
              data-l={letter}
              data-col={col}
              data-begins={begins(columns, col) || undefined}
              tabIndex={active === col ? 0 : -1}
              style={{ left: `${SIZES.name + col * SIZES.column}px` }}
            />
          );
        })}
      </div>
    );
  }, [line, index, columns, first, last, active, chosen]);
}

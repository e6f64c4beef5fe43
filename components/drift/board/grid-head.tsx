// biome-ignore-all lint/a11y/useSemanticElements: a window of rows and columns is drawn, which a table would lay out whole
// biome-ignore-all lint/a11y/useFocusableInteractive: one cell takes the focus, and the arrows move it (WAI-ARIA grid)
import { displayText } from '../../../lib/evidence/display-text.ts';
import { driftText } from '../../text.ts';
import { begins, type Column, type Group } from './columns.ts';
import { SIZES } from './sizes.ts';

const t = driftText.grid;

interface Props {
  groups: readonly Group[];
  columns: readonly Column[];
  first: number;
  last: number;
  /** the column keys act on, when they act on the clients */
  active: number | null;
  onToggle(client: string): void;
}

/** Clients over their consoles. A client with several is opened and closed here. */
export function GridHead({ groups, columns, first, last, active, onToggle }: Props) {
  const shown = groups.filter((group) => group.first < last && group.first + group.count > first);
  return (
    <div role="rowgroup" class="grid-head" style={{ width: `${SIZES.name + columns.length * SIZES.column}px` }}>
      <div role="row" aria-rowindex={1} class="grid-clients">
        <div role="columnheader" aria-colindex={1} class="grid-corner">
          {t.corner}
        </div>
        {shown.map((group) => (
          <div
            key={group.client}
            role="columnheader"
            aria-colindex={group.first + 2}
            aria-colspan={group.count}
            class="grid-client"
            style={{ left: left(group.first), width: `${group.count * SIZES.column}px` }}
          >
            {group.consoles > 1 ? (
              <button
                type="button"
                aria-expanded={group.open}
                aria-label={displayText(t.group(group.name, group.consoles))}
                title={displayText(group.name)}
                tabIndex={active !== null && active >= group.first && active < group.first + group.count ? 0 : -1}
                data-group={group.client}
                onClick={() => onToggle(group.client)}
              >
                {group.open && <span class="cut">{displayText(group.name)}</span>}
                <span class="turn" aria-hidden="true" />
              </button>
            ) : (
              <span class="cut" title={displayText(group.name)}>
                {displayText(group.name)}
              </span>
            )}
          </div>
        ))}
      </div>
      <div role="row" aria-rowindex={2} class="grid-consoles">
        <div role="columnheader" aria-colindex={1} class="grid-corner low">
          {t.consoles}
        </div>
        {columns.slice(first, last).map((column, at) => (
          <div
            key={`${column.client} ${column.console}`}
            role="columnheader"
            aria-colindex={first + at + 2}
            class={column.console === null ? 'grid-console whole' : 'grid-console'}
            data-begins={begins(columns, first + at) || undefined}
            style={{ left: left(first + at) }}
            title={displayText(column.label)}
          >
            <span>{displayText(column.label)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

const left = (column: number): string => `${SIZES.name + column * SIZES.column}px`;

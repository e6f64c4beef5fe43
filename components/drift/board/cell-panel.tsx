import { displayText } from '../../../lib/evidence/display-text.ts';
import { clock } from '../../own/moment.ts';
import { driftText } from '../../text.ts';
import type { DriftContext } from '../context.ts';
import { ItemCard } from '../findings/item-card.tsx';
import { Panel } from '../parts/panel.tsx';
import { writeRoute } from '../route.ts';
import { useLive } from '../use-live.ts';
import type { Cell } from './grid.tsx';

const t = driftText;

interface Props {
  context: DriftContext;
  cell: Cell;
  close(): void;
}

/** What is wrong in one cell, or how sure it is that nothing is. */
export function CellPanel({ context, cell, close }: Props) {
  const { technician, column } = cell;
  const { client, console, ...rest } = context.route.filters;
  const where = {
    ...rest,
    ...(technician === null ? { nobody: 'yes' } : { technician }),
    client: column?.client ?? client,
    console: column?.console ?? console,
  };
  const found = useLive(context, 'GET /v1/drift', { query: { ...where, limit: 50 } });
  const items = found.value?.items ?? [];
  const title = column ? `${cell.name}, ${column.label}` : cell.name;
  return (
    <Panel title={displayText(title)} line={column && displayText(column.clientName)} close={close}>
      {found.failure && <p class="said">{displayText(found.failure.sentence)}</p>}
      {!found.value && !found.failure && <p class="dim">{t.list.loading}</p>}
      {found.value && items.length === 0 && <Nothing {...{ context, cell }} />}
      <ul class="cards">
        {items.map((item) => (
          <ItemCard key={item.id} context={context} item={item} />
        ))}
      </ul>
      {technician !== null && (
        <a class="link start" href={writeRoute({ view: 'findings', filters: { technician } })}>
          {t.item.technician}
        </a>
      )}
    </Panel>
  );
}

/** An all-clear says what it rests on. */
function Nothing({ context, cell: { column } }: Pick<Props, 'context' | 'cell'>) {
  return (
    <div class="stack">
      <p class="said">{t.list.clear}</p>
      {column && <Looked context={context} column={column} />}
    </div>
  );
}

function Looked({ context, column }: { context: DriftContext; column: NonNullable<Cell['column']> }) {
  const query = { client: column.client, console: column.console ?? undefined, limit: 20 };
  const cover = useLive(context, 'GET /v1/drift/coverage', { query });
  const rows = cover.value?.rows ?? [];
  return (
    <>
      {rows.map(({ client, console, consoleLabel, lastPassive, lastAsked, lastList, blind }) => {
        const last = [lastPassive, lastAsked, lastList]
          .filter((at) => at !== null)
          .sort()
          .at(-1);
        return (
          <div key={`${client} ${console}`}>
            <p>
              <b>{displayText(consoleLabel)}</b>: {last ? t.cell.looked(clock(last)) : t.cell.never_looked}
            </p>
            {blind.map((why) => (
              <p key={why} class="dim">
                {displayText(why)}
              </p>
            ))}
          </div>
        );
      })}
    </>
  );
}

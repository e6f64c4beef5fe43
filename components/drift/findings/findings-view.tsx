import { useMemo, useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { DriftItem } from '../../../lib/wire/drift.schema.ts';
import { Trouble } from '../../options/trouble.tsx';
import { clock } from '../../own/moment.ts';
import { Banner } from '../../parts/banner.tsx';
import { VirtualList } from '../../parts/virtual-list.tsx';
import { driftText } from '../../text.ts';
import { DECIDE, type DriftContext, may } from '../context.ts';
import { CoverLine } from '../cover-line.tsx';
import { DecideSeveral } from '../decide/decide-several.tsx';
import { LETTERS, SeverityMark } from '../parts/severity-mark.tsx';
import { isNarrowed, writeRoute } from '../route.ts';
import { ItemPanel } from './item-panel.tsx';
import { assignedTo, itemTitle, valuesOf, whereOf } from './item-words.ts';
import { useFindings } from './use-findings.ts';

const t = driftText.list;
const ROW = 56;

/** One cause, one row; the one that is open stands beside with its places. */
export function FindingsView({ context }: { context: DriftContext }) {
  const { route, go } = context;
  const found = useFindings(context, route.filters);
  const [active, setActive] = useState(0);
  const [chosen, setChosen] = useState<ReadonlyMap<string, DriftItem>>(new Map());
  const decides = may(context, DECIDE);
  const items = found.items ?? [];
  const selection = useMemo(() => [...chosen.values()], [chosen]);

  function toggle(item: DriftItem | undefined): boolean {
    if (!item || !decides) return false;
    const next = new Map(chosen);
    if (!next.delete(item.id)) next.set(item.id, item);
    setChosen(next);
    return true;
  }

  function close() {
    go({ view: 'findings', filters: route.filters });
    document.querySelector<HTMLElement>(`.findings [data-at="${active}"] a`)?.focus();
  }

  return (
    <div class={route.open ? 'drift-beside open' : 'drift-beside'}>
      <div class="board-column findings" aria-busy={found.busy}>
        {found.failure && !found.items && <Trouble sentence={found.failure.sentence} onRetry={found.reload} />}
        {found.failure && found.items && <Banner tone="warn" text={found.failure.sentence} />}
        {!found.items && !found.failure && (
          <p class="dim" role="status">
            {t.loading}
          </p>
        )}
        {found.items?.length === 0 && (
          <div class="card stack">
            <p>{isNarrowed(route.filters) ? t.nothing : t.clear}</p>
            <p class="dim">{t.clearCover}</p>
            <CoverLine context={context} />
          </div>
        )}
        {items.length > 0 && (
          <VirtualList
            label={t.label}
            count={items.length}
            total={items.length + (found.next ? 1 : 0)}
            rowHeight={ROW}
            active={Math.min(active, items.length - 1)}
            onActive={setActive}
            onEnd={() => void found.more()}
            onKey={(event) => event.key === ' ' && toggle(items[active])}
            row={(index) => {
              const item = items[index];
              return (
                item && (
                  <FindingRow
                    {...{ context, item }}
                    reached={index === active}
                    chosen={chosen.has(item.id)}
                    onChoose={decides ? () => toggle(item) : undefined}
                  />
                )
              );
            }}
          />
        )}
        {decides && <DecideSeveral context={context} items={selection} clear={() => setChosen(new Map())} />}
      </div>
      {route.open && <ItemPanel key={route.open} context={context} id={route.open} close={close} />}
    </div>
  );
}

interface RowProps {
  context: DriftContext;
  item: DriftItem;
  reached: boolean;
  chosen: boolean;
  onChoose?: (() => void) | undefined;
}

function FindingRow({ context, item, reached, chosen, onChoose }: RowProps) {
  const title = displayText(itemTitle(item));
  const name = item.technician ? item.technician.name : t.nobody;
  const { open, filters } = context.route;
  const assigned = assignedTo(item);
  return (
    <>
      {onChoose && (
        <input
          type="checkbox"
          aria-label={t.select(title)}
          tabIndex={reached ? 0 : -1}
          checked={chosen}
          onChange={onChoose}
        />
      )}
      <SeverityMark letter={LETTERS[item.severity]} />
      <a
        href={writeRoute({ view: 'findings', open: item.id, filters })}
        aria-current={open === item.id || undefined}
        tabIndex={reached ? 0 : -1}
      >
        <span class="two">
          <span class="cut">
            <span class="vh">{driftText.severities[item.severity]}: </span>
            <b>{displayText(name)}</b> {title}
          </span>
          <small class="cut">{displayText(`${valuesOf(item)} · ${whereOf(item)}`)}</small>
        </span>
      </a>
      {assigned && (
        <span class="tag quiet">
          {assigned === context.me ? driftText.filters.assigned : driftText.states.acknowledged}
        </span>
      )}
      <span class="dim num since">{t.since(clock(item.since))}</span>
    </>
  );
}

import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { displayText } from '../../../lib/evidence/display-text.ts';
import type { Kind, Kinds } from '../../../lib/record/kinds.schema.ts';
import type { STATES } from '../../../lib/wire/admin.schema.ts';
import { Banner } from '../../parts/banner.tsx';
import { Chips } from '../../parts/chips.tsx';
import { VirtualList } from '../../parts/virtual-list.tsx';
import { adminText as t } from '../../text.ts';
import { type NamedKind, type Names, useNames } from '../asked/use-names.ts';
import { useSearch } from '../asked/use-search.ts';
import type { OptionsContext } from '../context.ts';
import { Trouble, Waiting } from '../trouble.tsx';
import { BulkEdit } from './bulk-edit.tsx';
import type { BulkPart } from './bulk-parts.ts';
import { SelectionBar } from './selection-bar.tsx';
import { useSelection } from './use-selection.ts';

type StatesOf<K> = K extends keyof typeof STATES ? readonly (typeof STATES)[K][number][] : readonly [];

export interface ListProps<K extends Kind> {
  context: OptionsContext;
  kind: K;
  label: string;
  states: StatesOf<K>;
  href(item: Kinds[K]): string;
  title(item: Kinds[K], names: Names): string;
  line(item: Kinds[K], names: Names): string;
  mark?(item: Kinds[K], names: Names): ComponentChildren;
  /** ids whose names the rows show */
  refers?(items: Kinds[K][]): Partial<Record<NamedKind, (string | undefined)[]>>;
  /** what many can get at once; without it nothing is selected */
  parts?: readonly BulkPart[] | undefined;
  /** what to say, and offer, where there is nothing yet */
  empty: ComponentChildren;
}

const ROW = 52;
const NOBODY = {};

/** Objects of one kind, found at the collector: search, state, rows as they are scrolled to, keys, and edits of many at once. */
export function SearchList<K extends Kind>(props: ListProps<K>) {
  const { context, kind, label, states, href, parts } = props;
  const { client, technician, console } = context.route;
  const [words, setWords] = useState('');
  const [state, setState] = useState<string>('');
  const [active, setActive] = useState(0);
  const [bulk, setBulk] = useState(false);
  const query = { q: words.trim(), state: state || undefined, client, technician, console };
  const found = useSearch(context.ask, kind, query);
  const items = found.items ?? [];
  const names = useNames(context.ask, props.refers?.(items) ?? NOBODY);
  const selection = useSelection(context.ask, kind, query);
  const box = useRef<HTMLInputElement>(null);
  const id = useId();
  const narrowed = query.q !== '' || state !== '';

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement | null)?.closest('input, textarea, select, [contenteditable]');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      box.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  function onSearchKey(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' || items.length === 0) return;
    event.preventDefault();
    setActive(0);
    document.querySelector<HTMLElement>(`#${CSS.escape(id)} [data-at="0"] a`)?.focus();
  }

  function toggle(index: number): boolean {
    const item = items[index];
    if (!parts || !item) return false;
    selection.toggle(item);
    return true;
  }

  if (found.items?.length === 0 && !narrowed && !found.failure && !found.busy) {
    return <div class="card empty">{props.empty}</div>;
  }
  return (
    <div class="listing" id={id} aria-busy={found.busy}>
      <div class="toolbar">
        <input
          ref={box}
          type="search"
          class="input"
          aria-label={t.search(label)}
          placeholder={t.searchHint}
          autocomplete="off"
          spellcheck={false}
          maxLength={200}
          value={words}
          onInput={(event) => {
            setWords(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onSearchKey}
        />
        {states.length > 0 && (
          <Chips
            label={t.state}
            value={state}
            options={['', ...states].map((one) => ({ value: one, label: one === '' ? t.all : (t.states[one] ?? one) }))}
            onValue={(one) => {
              setState(one);
              setActive(0);
            }}
          />
        )}
        <span class="dim num total" role="status">
          {found.items && t.found(found.total)}
        </span>
      </div>
      {found.failure && !found.items && <Trouble sentence={found.failure.sentence} onRetry={found.reload} />}
      {found.failure && found.items && (
        <div class="listing-failed">
          <Banner tone="warn" text={t.offline(found.failure.sentence)} />
          <button type="button" class="link" onClick={() => void found.reload()}>
            {t.tryAgain}
          </button>
        </div>
      )}
      {!found.items && !found.failure && <Waiting />}
      {found.items?.length === 0 && (
        <p class="card said">{query.q ? displayText(t.nothing(query.q)) : t.nothingInState}</p>
      )}
      {items.length > 0 && (
        <VirtualList
          label={label}
          count={items.length}
          total={found.total}
          rowHeight={ROW}
          active={Math.min(active, items.length - 1)}
          onActive={setActive}
          onEnd={() => void found.loadMore(items.length)}
          onKey={(event) => event.key === ' ' && toggle(active)}
          row={(index) => {
            const item = items[index] as Kinds[K];
            const shown = displayText(props.title(item, names));
            return (
              <>
                {parts && (
                  <input
                    type="checkbox"
                    aria-label={t.select(shown)}
                    tabIndex={index === active ? 0 : -1}
                    checked={selection.has(item.id)}
                    onChange={() => selection.toggle(item)}
                  />
                )}
                <a href={href(item)} tabIndex={index === active ? 0 : -1}>
                  <span class="two">
                    <span class="cut">{shown}</span>
                    <small class="cut">{displayText(props.line(item, names))}</small>
                  </span>
                </a>
                {props.mark?.(item, names)}
              </>
            );
          }}
        />
      )}
      {parts && <SelectionBar selection={selection} total={found.total} onEdit={() => setBulk(true)} />}
      {parts && bulk && selection.size > 0 && (
        <BulkEdit
          context={context}
          kind={kind}
          parts={parts}
          selection={selection}
          onClose={() => setBulk(false)}
          onDone={async () => {
            selection.clear();
            await found.reload();
          }}
        />
      )}
    </div>
  );
}

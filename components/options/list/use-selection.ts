import { useState } from 'preact/hooks';
import type { Kind } from '../../../lib/record/kinds.schema.ts';
import type { SearchQuery } from '../../../lib/wire/admin.schema.ts';
import type { Ask } from '../../own/ask.ts';
import { searchKind } from '../asked/collector.ts';

interface Seen {
  id: string;
  version: number;
}

export interface Selection {
  size: number;
  has(id: string): boolean;
  toggle(item: Seen): void;
  /** everything that fits the search, at most `MOST_SELECTED` */
  all(): Promise<void>;
  without(ids: readonly string[]): void;
  clear(): void;
  /** the versions that were seen */
  items(): Seen[];
  busy: boolean;
}

/** The collector takes so many in one edit. */
export const MOST_SELECTED = 1000;
const PAGE = 200;

/** Which rows are selected, each at the version that was seen; it outlives another search. */
export function useSelection(ask: Ask, kind: Kind, query: Partial<SearchQuery>): Selection {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Seen>>(new Map());
  const [busy, setBusy] = useState(false);

  async function all() {
    setBusy(true);
    const found = new Map<string, Seen>();
    let after: string | undefined;
    do {
      const reply = await searchKind(ask, kind, { ...query, limit: PAGE, ...(after ? { after } : {}) });
      if (!reply.ok) break;
      for (const { id, version } of reply.value.items) if (found.size < MOST_SELECTED) found.set(id, { id, version });
      after = reply.value.next ?? undefined;
    } while (after && found.size < MOST_SELECTED);
    setChosen(found);
    setBusy(false);
  }

  return {
    size: chosen.size,
    has: (id) => chosen.has(id),
    toggle: ({ id, version }) => {
      const next = new Map(chosen);
      if (!next.delete(id)) next.set(id, { id, version });
      setChosen(next);
    },
    all,
    without: (ids) => setChosen(new Map([...chosen].filter(([id]) => !ids.includes(id)))),
    clear: () => setChosen(new Map()),
    items: () => [...chosen.values()],
    busy,
  };
}

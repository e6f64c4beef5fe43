import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Kind, Kinds } from '../../../lib/record/kinds.schema.ts';
import type { SearchQuery } from '../../../lib/wire/admin.schema.ts';
import type { Failure } from '../../../lib/wire/own.ts';
import type { Ask } from '../../own/ask.ts';
import { searchKind } from './collector.ts';

export interface Search<K extends Kind> {
  /** null before the first answer */
  items: Kinds[K][] | null;
  total: number;
  failure: Failure | null;
  /** an answer is on its way; what is shown meanwhile is the one before */
  busy: boolean;
  more: boolean;
  /** the page after the `shown` rows; nothing while another answer is on its way */
  loadMore(shown: number): Promise<void>;
  reload(): Promise<void>;
}

const PAUSE_MS = 180;
const PAGE = 100;

interface Page<K extends Kind> {
  /** the question it answers: its `next` is of no use to another */
  key: string;
  items: Kinds[K][];
  next: string | null;
  total: number;
}

/** Searches at the collector while somebody types, page after page as they scroll. A late answer to an earlier question is dropped. */
export function useSearch<K extends Kind>(ask: Ask, kind: K, query: Partial<SearchQuery>): Search<K> {
  const [page, setPage] = useState<Page<K> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(true);
  const turn = useRef(0);
  const latest = useRef<Page<K> | null>(null);
  const waiting = useRef(false);
  const begun = useRef(false);
  const key = JSON.stringify(query);

  const fetchPage = useCallback(
    async (after: Page<K> | null) => {
      const mine = ++turn.current;
      waiting.current = true;
      setBusy(true);
      const asked = { ...JSON.parse(key), limit: PAGE, ...(after?.next ? { after: after.next } : {}) };
      const reply = await searchKind(ask, kind, asked);
      if (mine !== turn.current) return;
      waiting.current = false;
      setBusy(false);
      setFailure(reply.ok ? null : reply);
      if (!reply.ok) return;
      latest.current = { ...reply.value, key, items: [...(after?.items ?? []), ...reply.value.items] };
      setPage(latest.current);
    },
    [ask, kind, key],
  );

  useEffect(() => {
    // The first list comes at once; a change of the question waits until the typing rests.
    const timer = setTimeout(() => void fetchPage(null), begun.current ? PAUSE_MS : 0);
    begun.current = true;
    return () => {
      turn.current++;
      clearTimeout(timer);
    };
  }, [fetchPage]);

  return {
    items: page?.items ?? null,
    total: page?.total ?? 0,
    failure,
    busy,
    more: Boolean(page?.next),
    loadMore: async (shown) => {
      // What is shown may be a moment older than what is known. After a failure the person says when to try again.
      const known = latest.current;
      if (!known?.next || known.key !== key || known.items.length !== shown || waiting.current || failure) return;
      await fetchPage(known);
    },
    reload: () => fetchPage(null),
  };
}

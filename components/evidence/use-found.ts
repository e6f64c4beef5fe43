import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { EvidenceAnswer, EvidenceEvent } from '../../lib/wire/evidence.schema.ts';
import type { Failure } from '../../lib/wire/own.ts';
import { type AskAway, askUntil } from '../own/ask-route.ts';
import type { Filter } from './route.ts';

export interface Found {
  /** newest first; null before the first answer */
  events: EvidenceEvent[] | null;
  /** how many fit, as the first page said */
  count: EvidenceAnswer['count'];
  /** there are, or may be, older ones */
  more: boolean;
  /** nothing was found back to here, and it is looked further */
  lookedBackTo: string | null;
  /** more names begin like what was typed than are looked for */
  moreNames: boolean;
  /** entries that cannot be found yet, because the log is still being made searchable */
  behind: number;
  failure: Failure | null;
  /** an answer is on its way; what is shown meanwhile is the one before */
  busy: boolean;
  loadMore(): void;
  reload(): void;
}

const PAUSE_MS = 220;
const PAGE = 100;

interface Pages extends Pick<Found, 'count' | 'lookedBackTo' | 'moreNames' | 'behind'> {
  key: string;
  events: EvidenceEvent[];
  next: number | null;
}

/**
 * What fits a filter, page after page as it is asked for. A change of the filter takes the running question back; typing is waited out. A page without anything is no end: it is looked further by itself until
 * there is something to show.
 */
export function useFound(askAway: AskAway, filter: Filter): Found {
  const [pages, setPages] = useState<Pages | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(true);
  const running = useRef<AbortController | null>(null);
  const latest = useRef<Pages | null>(null);
  const begun = useRef(false);
  const key = JSON.stringify(Object.entries(filter).sort());

  const look = useCallback(
    async (after: Pages | null) => {
      running.current?.abort();
      const mine = new AbortController();
      running.current = mine;
      setBusy(true);
      setFailure(null);
      let known = after;
      for (let empty = true; empty; ) {
        const asked = { ...Object.fromEntries(JSON.parse(key)), limit: PAGE, before: known?.next ?? undefined };
        const reply = await askUntil(askAway, 'GET /v1/evidence/search', mine.signal, { query: asked });
        if (mine.signal.aborted) return;
        if (!reply.ok) {
          setFailure(reply);
          break;
        }
        const { events, next, count, lookedBackTo, moreNames, indexed, size } = reply.value;
        const told = { next, lookedBackTo, moreNames, behind: size - indexed, count: known ? known.count : count };
        known = { key, events: [...(known?.events ?? []), ...events], ...told };
        latest.current = known;
        setPages(known);
        empty = events.length === 0 && next !== null;
      }
      running.current = null;
      setBusy(false);
    },
    [askAway, key],
  );

  useEffect(() => {
    // The first list comes at once; a change of the question waits until the typing rests.
    const timer = setTimeout(() => void look(null), begun.current ? PAUSE_MS : 0);
    begun.current = true;
    return () => {
      clearTimeout(timer);
      running.current?.abort();
    };
  }, [look]);

  return {
    events: pages?.events ?? null,
    count: pages?.count ?? null,
    more: pages !== null && pages.next !== null,
    lookedBackTo: pages?.lookedBackTo ?? null,
    moreNames: pages?.moreNames ?? false,
    behind: pages?.behind ?? 0,
    failure,
    busy,
    loadMore: () => {
      const known = latest.current;
      if (known?.next !== null && known?.key === key && !running.current && !failure) void look(known);
    },
    reload: () => void look(null),
  };
}

import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { BoardAnswer } from '../../../lib/wire/drift.schema.ts';
import type { Failure } from '../../../lib/wire/own.ts';
import { askRoute } from '../../own/ask-route.ts';
import type { DriftContext } from '../context.ts';
import type { Filters } from '../route.ts';
import type { Console } from './columns.ts';

export type Row = BoardAnswer['rows'][number];

export interface Held {
  /** the question it answers */
  key: string;
  consoles: readonly Console[];
  columns: string;
  total: number;
  nobody: BoardAnswer['nobody'];
  rows: ReadonlyMap<number, Row>;
}

export interface Board {
  /** null before the first answer */
  held: Held | null;
  failure: Failure | null;
  busy: boolean;
  /** rows that are seen now: what is missing of them is fetched */
  show(first: number, last: number): void;
  reload(): Promise<void>;
}

const PAGE = 50;
const pagesOf = (first: number, last: number): number[] => {
  const begin = Math.floor(first / PAGE);
  return Array.from({ length: Math.max(1, Math.floor(last / PAGE) - begin + 1) }, (_, at) => begin + at);
};

/** The rows that are looked at, fetched as they come into view, and again when the board changed; what is further away is forgotten then. */
export function useBoard({ ask, serial }: Pick<DriftContext, 'ask' | 'serial'>, filters: Filters): Board {
  const [held, setHeld] = useState<Held | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(true);
  const latest = useRef<Held | null>(null);
  const seen = useRef({ first: 0, last: 0 });
  const waiting = useRef(new Set<number>());
  const turn = useRef(0);
  const key = JSON.stringify(filters);

  const fetchPage = useCallback(
    async (page: number, fresh: boolean) => {
      const mine = turn.current;
      waiting.current.add(page);
      setBusy(true);
      const known = latest.current;
      const query = { ...(JSON.parse(key) as Filters), from: page * PAGE, limit: PAGE, columns: known?.columns };
      const reply = await askRoute(ask, 'GET /v1/drift/board', { query });
      if (mine !== turn.current) return;
      waiting.current.delete(page);
      setBusy(waiting.current.size > 0);
      setFailure(reply.ok ? null : reply);
      if (!reply.ok) return;
      const before = latest.current;
      const again = fresh || !before || before.key !== key || before.columns !== reply.value.columns;
      const rows = new Map(again ? [] : before.rows);
      for (const [at, row] of reply.value.rows.entries()) rows.set(page * PAGE + at, row);
      latest.current = {
        key,
        consoles: reply.value.consoles ?? before?.consoles ?? [],
        ...{ columns: reply.value.columns, total: reply.value.total },
        nobody: page === 0 ? reply.value.nobody : again ? null : before.nobody,
        rows,
      };
      setHeld(latest.current);
    },
    [ask, key],
  );

  const reload = useCallback(async () => {
    turn.current++;
    waiting.current.clear();
    const { first, last } = latest.current?.key === key ? seen.current : { first: 0, last: 0 };
    const [begin, ...rest] = [...new Set([0, ...pagesOf(first, last)])];
    await fetchPage(begin as number, true);
    await Promise.all(rest.map((page) => fetchPage(page, false)));
  }, [fetchPage, key]);

  // Before the next frame is drawn: another filter is asked for as soon as it is chosen.
  useLayoutEffect(() => void (serial !== null && reload()), [reload, serial]);

  const show = useCallback(
    (first: number, last: number) => {
      seen.current = { first, last };
      const known = latest.current;
      if (!known || known.key !== key) return;
      for (const page of pagesOf(first, Math.min(last, Math.max(0, known.total - 1))))
        if (!known.rows.has(page * PAGE) && !waiting.current.has(page)) void fetchPage(page, false);
    },
    [fetchPage, key],
  );
  return { held, failure, busy, show, reload };
}

import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { DriftItem } from '../../../lib/wire/drift.schema.ts';
import type { Failure } from '../../../lib/wire/own.ts';
import { askRoute } from '../../own/ask-route.ts';
import type { DriftContext } from '../context.ts';
import type { Filters } from '../route.ts';

export interface Findings {
  /** null before the first answer */
  items: DriftItem[] | null;
  next: string | null;
  failure: Failure | null;
  busy: boolean;
  more(): Promise<void>;
  reload(): Promise<void>;
}

const PAGE = 50;
/** So many are asked for again when something changed; what was scrolled to beyond them comes again when it is scrolled to. */
const KEPT = 300;

/** The list, page after page, and all of what was scrolled through again when the board changed. */
export function useFindings({ ask, serial }: Pick<DriftContext, 'ask' | 'serial'>, filters: Filters): Findings {
  const [found, setFound] = useState<{ key: string; items: DriftItem[]; next: string | null } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(true);
  const turn = useRef(0);
  const held = useRef(0);
  const key = JSON.stringify(filters);

  const read = useCallback(
    async (begin: DriftItem[], after: string | null, until: number) => {
      const mine = ++turn.current;
      setBusy(true);
      const items = [...begin];
      let next = after;
      do {
        const query = { ...(JSON.parse(key) as Filters), limit: until > PAGE ? 100 : PAGE, after: next ?? undefined };
        const reply = await askRoute(ask, 'GET /v1/drift', { query });
        if (mine !== turn.current) return;
        setFailure(reply.ok ? null : reply);
        if (!reply.ok) return setBusy(false);
        items.push(...reply.value.items);
        next = reply.value.next;
      } while (next !== null && items.length < until);
      setBusy(false);
      held.current = items.length;
      setFound({ key, items, next });
    },
    [ask, key],
  );
  const reload = useCallback(() => read([], null, Math.min(KEPT, held.current)), [read]);

  useEffect(() => {
    held.current = 0;
  }, [key]);
  useEffect(() => void (serial !== null && reload()), [reload, serial]);
  return {
    ...{ items: found?.items ?? null, next: found?.next ?? null, failure, busy, reload },
    more: async () => {
      if (!found?.next || busy || found.key !== key || failure) return;
      await read(found.items, found.next, found.items.length + 1);
    },
  };
}

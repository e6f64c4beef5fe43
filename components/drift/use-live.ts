import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { AnswerOf, AskedRoute } from '../../lib/wire/asked.schema.ts';
import type { Failure } from '../../lib/wire/own.ts';
import { askRoute } from '../own/ask-route.ts';
import type { DriftContext } from './context.ts';

export interface Live<T> {
  /** null before the first answer; the last one stays while another is on its way */
  value: T | null;
  failure: Failure | null;
  busy: boolean;
  reload(): Promise<void>;
}

/**
 * One answer of the collector, asked again whenever the board changed. A late answer to an earlier question is dropped. `beside`: what stands beside the view, and is asked for
 * after it: the collector answers one after the other.
 */
export function useLive<R extends AskedRoute>(
  { ask, serial }: Pick<DriftContext, 'ask' | 'serial'>,
  route: R,
  more: { id?: string; query?: Record<string, string | number | undefined> } = {},
  beside = false,
): Live<AnswerOf<R>> {
  const [value, setValue] = useState<AnswerOf<R> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(true);
  const turn = useRef(0);
  const key = JSON.stringify(more);

  const reload = useCallback(async () => {
    const mine = ++turn.current;
    setBusy(true);
    const reply = await askRoute(ask, route, JSON.parse(key));
    if (mine !== turn.current) return;
    setBusy(false);
    setFailure(reply.ok ? null : reply);
    if (reply.ok) setValue(reply.value);
  }, [ask, route, key]);

  useEffect(() => {
    if (serial === null) return;
    if (!beside) return void reload();
    const timer = setTimeout(reload);
    return () => clearTimeout(timer);
  }, [reload, serial, beside]);
  return { value, failure, busy, reload };
}

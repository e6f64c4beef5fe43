import { useCallback, useEffect, useState } from 'preact/hooks';
import type { OwnMessage } from '../../lib/wire/own.schema.ts';
import type { Failure } from '../../lib/wire/own.ts';
import type { Ask, ValueOf } from './ask.ts';

export interface Answered<T> {
  value: T | null;
  failure: Failure | null;
  /** asks again; the last value stays shown meanwhile */
  reload(): Promise<void>;
}

/** Asks once when shown, and again every `everyMs` while it stays shown. */
export function useAnswer<M extends OwnMessage>(ask: Ask, message: M, everyMs?: number): Answered<ValueOf<M>> {
  const [value, setValue] = useState<ValueOf<M> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const key = JSON.stringify(message);

  const reload = useCallback(async () => {
    const reply = await ask(JSON.parse(key) as M);
    setFailure(reply.ok ? null : reply);
    if (reply.ok) setValue(reply.value);
  }, [ask, key]);

  useEffect(() => {
    void reload();
    if (!everyMs) return;
    const timer = setInterval(reload, everyMs);
    return () => clearInterval(timer);
  }, [reload, everyMs]);

  return { value, failure, reload };
}

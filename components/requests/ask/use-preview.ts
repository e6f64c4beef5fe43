import { useEffect, useRef, useState } from 'preact/hooks';
import type { AnswerOf } from '../../../lib/wire/asked.schema.ts';
import type { Ask as Wish } from '../../../lib/wire/lifecycle.schema.ts';
import type { Failure } from '../../../lib/wire/own.ts';
import type { Ask } from '../../own/ask.ts';
import { askRoute } from '../../own/ask-route.ts';

export type Preview = AnswerOf<'POST /v1/requests/preview'>;
export interface Previewed {
  /** what the preview is of, as text; another wish has another */
  of: string;
  value: Preview | null;
  failure: Failure | null;
}

const PAUSE_MS = 300;

/** What asking would make, once the person rests; a late answer to an earlier wish is dropped. */
export function usePreview(ask: Ask, wish: Partial<Wish> | null): Previewed | null {
  const [found, setFound] = useState<Previewed | null>(null);
  const begun = useRef(false);
  const of = wish ? JSON.stringify(wish) : '';
  useEffect(() => {
    if (!of) return setFound(null);
    let wanted = true;
    const timer = setTimeout(
      async () => {
        const reply = await askRoute(ask, 'POST /v1/requests/preview', { body: JSON.parse(of) });
        if (!wanted) return;
        setFound({ of, value: reply.ok ? reply.value : null, failure: reply.ok ? null : reply });
      },
      begun.current ? PAUSE_MS : 0,
    );
    begun.current = true;
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [ask, of]);
  return found?.of === of ? found : null;
}

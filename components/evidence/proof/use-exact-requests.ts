import { useEffect, useState } from 'preact/hooks';
import type { RequestView } from '../../../lib/wire/lifecycle.schema.ts';
import type { Ask } from '../../own/ask.ts';
import { askRoute } from '../../own/ask-route.ts';
import type { ProofAnswer } from './proof.tsx';

/** The requests themselves, by id, as they can be had: their exact objects stand beside what was decided on them. Null while they are asked for. */
export function useExactRequests(ask: Ask, proof: ProofAnswer | null): ReadonlyMap<string, RequestView> | null {
  const [found, setFound] = useState<ReadonlyMap<string, RequestView> | null>(null);
  const ids = proof?.requests.map(({ id }) => id).join(' ') ?? '';
  useEffect(() => {
    let wanted = true;
    void (async () => {
      const all = new Map<string, RequestView>();
      for (const id of ids.split(' ').filter(Boolean)) {
        const reply = await askRoute(ask, 'GET /v1/requests/:id', { id });
        if (!wanted) return;
        if (reply.ok) all.set(id, reply.value);
      }
      setFound(all);
    })();
    return () => {
      wanted = false;
    };
  }, [ask, ids]);
  return found;
}

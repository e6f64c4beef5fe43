import { useEffect, useState } from 'preact/hooks';
import { EMERGENCY_HOURS } from '../../../lib/lifecycle/policy.schema.ts';
import type { Ask } from '../../own/ask.ts';
import { askRoute } from '../../own/ask-route.ts';
import { readableMoments } from '../readable-moments.ts';

export interface MayBegin {
  /** why not; null: nothing is known against it */
  blocked: string | null;
  /** the longest it may last */
  hours: number;
  /** why the collector could not be asked, though it is reached */
  unknown: string | null;
}

const UNASKED: MayBegin = { blocked: null, hours: EMERGENCY_HOURS, unknown: null };

/** Whether the client's policy lets this person begin one. What cannot be asked stops nobody: work that cannot wait begins, and is looked at afterwards. */
export function useMayBegin(ask: Ask, client: string, offline: boolean): MayBegin {
  const [may, setMay] = useState(UNASKED);
  useEffect(() => {
    setMay(UNASKED);
    if (!client || offline) return;
    let wanted = true;
    void askRoute(ask, 'GET /v1/emergencies', { query: { client } }).then((reply) => {
      if (!wanted) return;
      if (reply.ok)
        setMay({
          blocked: reply.value.blocked && readableMoments(reply.value.blocked),
          hours: reply.value.hours,
          unknown: null,
        });
      else setMay({ ...UNASKED, unknown: reply.sentence });
    });
    return () => {
      wanted = false;
    };
  }, [ask, client, offline]);
  return may;
}

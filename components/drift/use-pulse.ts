import { useEffect, useState } from 'preact/hooks';
import type { Pulse } from '../../lib/wire/drift.schema.ts';
import type { Failure } from '../../lib/wire/own.ts';
import type { Ask } from '../own/ask.ts';
import { askRoute } from '../own/ask-route.ts';

export interface Heard {
  pulse: Pulse | null;
  /** since when the collector gives no answer, and what it said last */
  lost: { since: string; failure: Failure } | null;
}

const EVERY_MS = 400;
const AGAIN_MS = 3000;

/** Asks whether the board changed, while somebody looks; a hidden page asks nothing and catches up when it is shown. */
export function usePulse(ask: Ask): Heard {
  const [heard, setHeard] = useState<Heard>({ pulse: null, lost: null });

  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asking = false;

    async function listen() {
      clearTimeout(timer);
      if (over || asking || document.visibilityState === 'hidden') return;
      asking = true;
      const reply = await askRoute(ask, 'GET /v1/drift/pulse');
      asking = false;
      if (over) return;
      setHeard((before) =>
        reply.ok
          ? sameAs(before, reply.value)
          : { pulse: before.pulse, lost: { since: before.lost?.since ?? new Date().toISOString(), failure: reply } },
      );
      timer = setTimeout(listen, reply.ok ? EVERY_MS : AGAIN_MS);
    }

    void listen();
    document.addEventListener('visibilitychange', listen);
    return () => {
      over = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', listen);
    };
  }, [ask]);
  return heard;
}

/** Nothing is drawn again for an answer that says the same; its moment is shown by the minute. */
function sameAs(before: Heard, pulse: Pulse): Heard {
  const { pulse: last, lost } = before;
  const same =
    last !== null &&
    lost === null &&
    last.serial === pulse.serial &&
    last.mine === pulse.mine &&
    last.behind === pulse.behind &&
    last.asOf.slice(0, 16) === pulse.asOf.slice(0, 16);
  return same ? before : { pulse, lost: null };
}

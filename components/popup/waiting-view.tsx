import { useState } from 'preact/hooks';
import type { Ask } from '../own/ask.ts';
import { useRoute } from '../own/ask-route.ts';
import { Banner } from '../parts/banner.tsx';
import { createActing } from '../requests/card/acting.ts';
import { RequestCard } from '../requests/request-card.tsx';
import { popupText as t } from '../text.ts';

const SHOWN = 20;

/** How many requests wait for this person's decision, as a line; pressed, the first of them exactly, with one key for each decision. */
export function WaitingView({ ask, me }: { ask: Ask; me: string }) {
  const { value, reload } = useRoute(ask, 'GET /v1/requests', { query: { work: 'approve', limit: SHOWN } });
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const waiting = value?.requests ?? [];
  const [first] = waiting;
  const acting = createActing({ ask, me, again: reload, say: setSaid });
  if (!first && !said) return null;
  return (
    <section class="waiting">
      <p role="status" class={said ? 'said' : 'vh'}>
        {said}
      </p>
      {first && (
        <button type="button" class="link start" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t.waiting(waiting.length, Boolean(value?.next))}
        </button>
      )}
      {open && first && (
        <ul class="requests">
          <RequestCard key={first.id} request={first} acting={acting} keys />
        </ul>
      )}
      {!first && <Banner tone="ok" text={t.noneWaits} />}
    </section>
  );
}

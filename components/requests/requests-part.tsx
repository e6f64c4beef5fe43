import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { RequestView } from '../../lib/wire/lifecycle.schema.ts';
import type { Ask } from '../own/ask.ts';
import { useRoute } from '../own/ask-route.ts';
import { Banner } from '../parts/banner.tsx';
import { requestsText as t } from '../text.ts';
import { createActing } from './card/acting.ts';
import { RequestCard } from './request-card.tsx';

const LOOK_AGAIN_MS = 30_000;
const SHOWN = 20;
const WORK = ['approve', 'do', 'verify', 'own'] as const;

interface Props {
  ask: Ask;
  /** technician id of whoever looks */
  me: string;
  offline: boolean;
  /** of the tab in front: what names it comes first */
  ticket?: { console: string; number: string } | null | undefined;
  /** counts up when something was asked for elsewhere on the page */
  turn?: number;
  /** stands below what waits */
  children?: ComponentChildren;
}

/** What waits for the person in the requests for access: to decide, to do, to verify; and what they answer for. What is decided binds to exactly what was shown. */
export function RequestsPart({ ask, me, offline, ticket, turn = 0, children }: Props) {
  const [said, setSaid] = useState<string | null>(null);
  const answers = {
    approve: useWork(ask, 'approve'),
    do: useWork(ask, 'do'),
    verify: useWork(ask, 'verify'),
    own: useWork(ask, 'own'),
  };
  const askAgain = () => Promise.all(Object.values(answers).map(({ reload }) => reload()));
  useEffect(() => {
    if (turn > 0) void askAgain();
  }, [turn]);
  const failure = WORK.map((work) => answers[work].failure).find(Boolean);
  const acting = createActing({ ask, me, again: askAgain, say: setSaid });

  const waiting = new Set(
    WORK.flatMap((work) => (work === 'own' ? [] : (answers[work].value?.requests ?? []).map(({ id }) => id))),
  );
  const lists = WORK.map((work) => {
    const { value } = answers[work];
    const all = work === 'own' ? value?.requests.filter(({ id }) => !waiting.has(id)) : value?.requests;
    return { work, list: all && ofTicketFirst(all, ticket), more: Boolean(value?.next) };
  });
  const empty = lists.every(({ list }) => list?.length === 0);
  return (
    <section>
      <h2>{t.title}</h2>
      <p role="status" class={said ? 'said' : 'vh'}>
        {said}
      </p>
      {failure && !offline && (
        <>
          <Banner tone="bad" text={failure.sentence} />
          <button type="button" class="link start" onClick={() => void askAgain()}>
            {t.refresh}
          </button>
        </>
      )}
      {failure && offline && <p class="dim">{t.offline}</p>}
      {!failure && lists.some(({ list }) => !list) && <p class="dim">{t.loading}</p>}
      {empty && <p class="dim">{t.none}</p>}
      {lists.map(
        ({ work, list, more }) =>
          list &&
          list.length > 0 && (
            <div key={work} class="requested">
              <h3>{t.parts[work]}</h3>
              <ul class="requests">
                {list.map((request) => (
                  <RequestCard key={request.id} request={request} acting={acting} />
                ))}
              </ul>
              {more && <p class="dim">{t.more(SHOWN)}</p>}
            </div>
          ),
      )}
      {children}
    </section>
  );
}

const useWork = (ask: Ask, work: (typeof WORK)[number]) =>
  useRoute(ask, 'GET /v1/requests', { query: { work, limit: SHOWN } }, LOOK_AGAIN_MS);

function ofTicketFirst(requests: readonly RequestView[], ticket: Props['ticket']): RequestView[] {
  const names = (one: RequestView) => one.ticket?.number === ticket?.number && one.ticket?.console === ticket?.console;
  return ticket ? [...requests.filter(names), ...requests.filter((one) => !names(one))] : [...requests];
}
